"""The card of one service: all that there is to know before it is asked for."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.domain.catalogue import Channel, Service
from center_app.language import Language
from center_app.language.dates import minutes
from center_app.language.money import money
from ui.kiosk.model import KioskModel
from ui.kiosk.pages.page import PageView
from ui.kiosk.parts.fact import Fact
from ui.kiosk.parts.list_card import ListCard
from ui.kiosk.parts.online_card import OnlineCard
from ui.kiosk.parts.papers_card import PapersCard
from ui.theme import Look, Tone
from ui.ticket import sentences
from ui.widgets import Banner, Card, FlowGrid


class CardPage(PageView):
    """Goes on with the service itself; with help for it, if it is had online only."""

    def __init__(self, model: KioskModel, look: Look, language: Language) -> None:
        service = model.catalogue.service(model.visitor.service)
        name = service.name.in_(language.code) if service is not None else ""
        super().__init__(model, look, language, name)
        self._wait = Fact(look, "clock", language.say("Expected wait to the first call"))
        self._asks_for = self._offered(service) if service is not None else None
        if service is None:
            return
        self.forward = self._forward(service)
        for text, note in self._notices(service):
            banner = Banner(look)
            banner.tell(Tone.INFO, text, note)
            self.column.addWidget(banner)
        grid = FlowGrid(look, least=95, most=2)
        grid.fill([self._one_below_another(part) for part in self._halves(service)])
        self.column.addWidget(grid)
        self.column.addStretch()

    def refresh(self) -> None:
        hall, code = self._model.views.hall, self._model.visitor.service
        if hall is not None:
            wait = hall.waits.get(code)
            text = sentences.wait(wait, self._language, alone=hall.alone)
            self._wait.write(text, "warn" if wait is None else "ink")

    def go_on(self) -> None:
        if self._asks_for is not None:
            self._model.become(self._model.visitor.ask(self._asks_for))

    def _offered(self, service: Service) -> Service | None:
        """What can be asked for here: the service, help with it, or nothing."""
        if service.channel is not Channel.ONLINE:
            return service
        help_ = self._model.catalogue.help_with(service)
        fits = help_ is not None and self._model.visitor.audience in help_.audience
        return help_ if fits else None

    def _forward(self, service: Service) -> str:
        if self._asks_for is None:
            return ""
        if self._model.visitor.asked(self._asks_for.code) is not None:
            return self._language.say("Continue")
        say = self._language.say
        return say("Choose") if self._asks_for is service else say("Get help with it")

    def _notices(self, service: Service) -> Iterator[tuple[str, str]]:
        say = self._language.say
        if service.channel is Channel.ONLINE:
            yield say("This service is available online only."), ""
        if service.channel is Channel.ASSISTED:
            yield say("This service is had online. Here there is help with it."), ""
        if service.partial is not None:
            yield say("Only a part of this is done here."), service.partial.in_(self._language.code)

    def _halves(self, service: Service) -> tuple[list[QWidget], list[QWidget]]:
        """What stands at the start and what at the end, or below where it is narrow."""
        say, code = self._language.say, self._language.code
        conditions = [text.in_(code) for text in service.conditions]
        procedure = [f"{n}. {text.in_(code)}" for n, text in enumerate(service.procedure, 1)]
        start: list[QWidget] = [self._facts(service)]
        if service.documents:
            audience = self._model.visitor.audience
            start.append(PapersCard(self._look, service, audience, self._language))
        end: list[QWidget] = []
        if service.link:
            only = service.channel is Channel.ONLINE
            end.append(OnlineCard(self._look, service.link, self._language, online_only=only))
            start, end = (end, start) if only else (start, end)
        if conditions:
            end.append(ListCard(self._look, say("Conditions"), "check", conditions))
        if procedure:
            end.append(ListCard(self._look, say("Procedure"), "", procedure))
        return start, end

    def _facts(self, service: Service) -> Card:
        card = Card(self._look)
        column = QVBoxLayout(card)
        column.setSpacing(self._look.theme.space(3))
        if service.channel is not Channel.ONLINE:
            column.addWidget(self._wait)
        for icon, about, what in self._known(service):
            column.addWidget(Fact(self._look, icon, about, what))
        column.addStretch()
        return card

    def _known(self, service: Service) -> Iterator[tuple[str, str, str]]:
        """(icon, what it is about, what it is) of what does not change."""
        say, language = self._language.say, self._language
        if service.channel is not Channel.ONLINE:
            promised = sentences.promised(service.target, language)
            yield "shield", say("Promise of the service charter"), promised
            yield "hourglass", say("Usual time at the counter"), minutes(service.minutes, language)
            yield "wallet", say("Fee here"), money(service.fee.counter, language)
        if service.fee.online is not None:
            saving = service.fee.saving
            texts = [money(service.fee.online, language)]
            if saving and service.channel is not Channel.ONLINE:
                texts.append(sentences.saving(saving, language))
            yield "globe", say("Fee online"), " · ".join(texts)

    def _one_below_another(self, parts: Sequence[QWidget]) -> QWidget:
        half = QWidget()
        column = QVBoxLayout(half)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.theme.space(3))
        for part in parts:
            column.addWidget(part)
        column.addStretch()
        return half
