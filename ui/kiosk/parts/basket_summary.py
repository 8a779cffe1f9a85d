"""The basket at a glance: its wait, what the charter promises, and its fee."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.domain.basket import fee_of, saving_of
from center_app.domain.catalogue import Catalogue
from center_app.domain.views.outlook import OutlookView
from center_app.language import Language
from center_app.language.money import money
from ui.kiosk.parts.fact import Fact
from ui.kiosk.visitor import Visitor
from ui.theme import Look
from ui.ticket import sentences
from ui.widgets import Card


class BasketSummary(Card):
    """All services together; what each costs stands with it."""

    def __init__(self, look: Look, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._language = language
        say = language.say
        self._wait = Fact(look, "clock", say("Expected wait to the first call"))
        self._promised = Fact(look, "shield", say("Promise of the service charter"))
        self._fee = Fact(look, "wallet", say("Total fee"))
        self._online = Fact(look, "globe", say("Saved online"))
        column = QVBoxLayout(self)
        column.setSpacing(look.theme.space(3))
        for part in (self._wait, self._promised, self._fee, self._online):
            column.addWidget(part)
        column.addStretch()

    def show_basket(self, visitor: Visitor, catalogue: Catalogue) -> None:
        """Sum this basket up."""
        self._fee.write(money(fee_of(catalogue, visitor.basket), self._language))
        saving = saving_of(catalogue, visitor.basket)
        self._online.write(money(saving, self._language))
        self._online.setVisible(bool(saving))

    def show_outlook(self, outlook: OutlookView | None) -> None:
        """Say how long it is to the first call; leave it open until that is known."""
        if outlook is None:
            self._wait.write("…")
            self._promised.write("…")
            return
        colour = "warn" if outlook.wait is None else "ink"
        self._wait.write(sentences.wait(outlook.wait, self._language, alone=outlook.alone), colour)
        self._promised.setVisible(outlook.target_min is not None)
        self._promised.write(sentences.promised(outlook.target_min or 0, self._language))
