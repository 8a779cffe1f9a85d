"""A result that is ready, before the number for collecting it is taken."""

from center_app.domain.result import Way
from center_app.domain.views.result import ResultView
from center_app.language import Language
from center_app.language.dates import day
from ui.kiosk.model import KioskModel
from ui.kiosk.pages.page import PageView
from ui.kiosk.parts.list_card import ListCard
from ui.kiosk.visitor import Page
from ui.theme import Look, Tone
from ui.ticket import sentences
from ui.widgets import Banner, QuietButton


class ResultPage(PageView):
    """What it is, and whether it can be collected today."""

    def __init__(self, model: KioskModel, look: Look, language: Language) -> None:
        result = model.mine.result
        super().__init__(model, look, language, language.say("Collect a result"))
        self.forward = language.say("Continue")
        self._news = Banner(look)
        self.column.addWidget(self._news)
        self._ticket = QuietButton(look, language.say("See how this number stands"), "ticket")
        self._ticket.clicked.connect(self._show_ticket)
        self._ticket.hide()
        self.column.addWidget(self._ticket)
        if result is not None:
            name = sentences.line(result.line, model.catalogue, language)
            self.column.addWidget(ListCard(look, language.say("Result of"), "", [name]))
        self.column.addStretch()

    @property
    def ready(self) -> bool:
        result = self._model.mine.result
        return result is not None and result.can_be_collected

    @property
    def said(self) -> str:
        return self._news.text

    def go_on(self) -> None:
        self._model.become(self._model.visitor.to(Page.PRIORITY))

    def refresh(self) -> None:
        result = self._model.mine.result
        if result is not None:
            self._news.tell(*said_of(result, self._language))
            self._ticket.setVisible(result.number is not None and not result.collected)

    def _show_ticket(self) -> None:
        result = self._model.mine.result
        if result is not None and result.number is not None:
            self._model.seek(result.number)


def said_of(result: ResultView, language: Language) -> tuple[Tone, str]:
    """How it stands with a result, in one sentence."""
    say, when = language.say, day(result.ready, language)
    if result.way is Way.POST:
        return Tone.INFO, say(
            "This result is sent by post on {date}; no number is needed.", date=when
        )
    if result.collected:
        return Tone.INFO, say("This result has been collected.")
    if result.number is not None:
        number = result.number
        return Tone.INFO, say("Number {number} has been given for this result.", number=number)
    if result.early:
        return Tone.WARN, say(
            "This result is ready on {date}. Please come on that day or later.", date=when
        )
    return Tone.GOOD, say("The result is ready. The number is called soon.")
