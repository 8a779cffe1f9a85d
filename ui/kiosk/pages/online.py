"""A service that is had online only: its link for the telephone, and no ticket."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QVBoxLayout

from center_app.domain.catalogue import Service
from center_app.language import Language
from center_app.language.bidi import isolate
from center_app.language.money import money
from ui.kiosk.model import KioskModel
from ui.kiosk.pages.page import PageView
from ui.kiosk.parts.fact import Fact
from ui.kiosk.parts.qr_code import QrCode
from ui.theme import Look, Weight
from ui.widgets import BodyLabel, Card, FlowGrid, Label


class Address(Label):
    """A link to be copied; it may be broken anywhere, for it has no words."""

    def __init__(self, look: Look, link: str) -> None:
        super().__init__(look, isolate(link), weight=Weight.MEDIUM, colour="primary")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.theme.touch, super().minimumSizeHint().height())


class OnlinePage(PageView):
    """The link as a code to scan and as text to copy, and what it costs there."""

    def __init__(self, model: KioskModel, look: Look, language: Language) -> None:
        service = model.catalogue.service(model.visitor.service)
        super().__init__(
            model, look, language, service.name.in_(language.code) if service is not None else ""
        )
        say = language.say
        self.column.addWidget(BodyLabel(look, say("This service is available online only.")))
        if service is None:
            return
        grid = FlowGrid(look, least=66, most=2)
        grid.fill([self._code(service), self._fee(service)])
        self.column.addWidget(grid)
        self.column.addStretch()

    def _code(self, service: Service) -> Card:
        say = self._language.say
        card = Card(self._look)
        column = QVBoxLayout(card)
        column.setSpacing(self._look.theme.space(3))
        column.addStretch()
        if service.link:
            code = QrCode(self._look, service.link, say("Code with the link to the service"))
            column.addWidget(code, 0, Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(Address(self._look, service.link))
        column.addStretch()
        return card

    def _fee(self, service: Service) -> Card:
        say, look = self._language.say, self._look
        card = Card(look)
        column = QVBoxLayout(card)
        column.setSpacing(look.theme.space(4))
        column.addWidget(Fact(look, "globe", say("Where"), say("Online, at any time")))
        scan = say("Scan the code with a phone")
        column.addWidget(Fact(look, "phone", say("How"), scan))
        fee = money(service.fee.online or 0, self._language)
        column.addWidget(Fact(look, "wallet", say("Fee online"), fee))
        column.addStretch()
        return card
