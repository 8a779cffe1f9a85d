"""The basket at a glance: the wait, the fee and the papers of all its services together."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.domain.basket import documents_of, fee_of
from center_app.domain.catalogue import Catalogue
from center_app.domain.visit import Promise
from center_app.language import Language
from center_app.language.money import money
from ui.kiosk import sentences
from ui.kiosk.parts.checklist import Checklist
from ui.kiosk.parts.fact import Fact
from ui.kiosk.visitor import Visitor
from ui.theme import Look
from ui.widgets import Card, Title


class BasketSummary(Card):
    """Asks for each paper once, and says apart what the government holds already."""

    def __init__(self, look: Look, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._language = language
        say = language.say
        self._wait = Fact(look, "clock", say("Expected wait to the first call"))
        self._fee = Fact(look, "wallet", say("Total fee"))
        self._needed_title = Title(look, say("Documents to have ready"))
        self._needed = Checklist(look, "document")
        self._held_title = Title(look, say("No need to bring"))
        self._held = Checklist(look, "check-circle", "good")
        column = QVBoxLayout(self)
        column.setSpacing(look.theme.space(3))
        for part in (
            self._wait,
            self._fee,
            self._needed_title,
            self._needed,
            self._held_title,
            self._held,
        ):
            column.addWidget(part)
        column.addStretch()

    def show_basket(self, visitor: Visitor, catalogue: Catalogue) -> None:
        """Sum this basket up."""
        papers = documents_of(catalogue, visitor.basket, visitor.audience)
        for held, title, checklist in (
            (False, self._needed_title, self._needed),
            (True, self._held_title, self._held),
        ):
            texts = [
                sentences.paper(paper, self._language) for paper in papers if paper.held is held
            ]
            checklist.fill(texts)
            title.setVisible(bool(texts))
            checklist.setVisible(bool(texts))
        self._fee.write(money(fee_of(catalogue, visitor.basket), self._language))

    def show_wait(self, promise: Promise | None) -> None:
        """Say how long it is to the first call."""
        colour = "warn" if promise is None else "ink"
        self._wait.write(sentences.wait(promise, self._language), colour)

    def await_wait(self) -> None:
        """Leave the wait open until it is known."""
        self._wait.write("…")
