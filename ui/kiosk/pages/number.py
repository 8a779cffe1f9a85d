"""The number: on the screen at once, on paper as soon as the printer has it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from center_app.domain.views.kiosk import TicketView
from center_app.language import Language, words
from ui.kiosk.model import KioskModel
from ui.kiosk.pages.page import PageView
from ui.kiosk.parts.fact import Fact
from ui.theme import Look, Tone
from ui.ticket import sentences
from ui.ticket.paper import PaperState
from ui.ticket.wording import where
from ui.widgets import Banner, Card, FlowGrid, Label, NumberPlate, QuietButton
from ui.widgets.qr_code import QrCode

HUGE = 5.5
"""Size of the number beside body text of the plain size; it is as large as it can be already."""

LEAST = 66
"""Least width of a card in units of the theme: upright screens have one above the other."""

PAPER = {
    PaperState.NONE: (Tone.INFO, words("Please photograph this number: it is not printed here.")),
    PaperState.PRINTING: (Tone.INFO, words("The ticket is being printed.")),
    PaperState.PRINTED: (Tone.GOOD, words("The ticket has been printed. Please take it.")),
    PaperState.UNSURE: (
        Tone.WARN,
        words("If no ticket comes out, please photograph this number."),
    ),
    PaperState.FAILED: (
        Tone.WARN,
        words("The printer is out of order: please photograph this number."),
    ),
}
"""What is said of the paper, so that nobody stands there without a number."""


class NumberPage(PageView):
    """The number and the code beside each other, then where to wait and how long."""

    last = True

    def __init__(self, model: KioskModel, look: Look, language: Language) -> None:
        super().__init__(model, look, language, language.say("Your number"))
        self.title.hide()
        self.column.setSpacing(look.theme.space(2))
        self.forward = language.say("Done")
        self._news = Banner(look)
        self._again = QuietButton(look, language.say("Print once more"), icon="printer")
        self._again.clicked.connect(model.print_again)
        self._again.hide()
        ticket = model.views.ticket
        if ticket is not None:
            cards = FlowGrid(look, least=LEAST, most=2)
            cards.fill([self._number(ticket), self._code()])
            facts = FlowGrid(look, least=LEAST, most=2)
            facts.fill([self._where(ticket), self._wait(ticket)])
            news = QHBoxLayout()
            news.addWidget(self._news, 1)
            news.addWidget(self._again)
            self.column.addWidget(cards)
            self.column.addLayout(news)
            self.column.addWidget(facts)
        self.column.addStretch()

    def refresh(self) -> None:
        ticket = self._model.views.ticket
        if ticket is not None and ticket.counter is not None:
            call = self._language.say(
                "Number {number}, please go to counter {counter}",
                number=ticket.number,
                counter=ticket.counter,
            )
            self._news.tell(Tone.CALL, call)
        else:
            tone, text = PAPER[self._model.paper.state]
            self._news.tell(tone, self._language.say(text))
        called = ticket is not None and ticket.counter is not None
        self._again.setVisible(self._model.paper.may_be_missing and not called)

    def _number(self, ticket: TicketView) -> Card:
        card = Card(self._look)
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        about = Label(self._look, self._language.say("Your number"), colour="ink_soft")
        about.setAlignment(Qt.AlignmentFlag.AlignCenter)
        figure = self._look.theme.metrics.body * HUGE
        column.addStretch()
        column.addWidget(NumberPlate(self._look, ticket.number, figure=figure))
        column.addWidget(about)
        column.addStretch()
        return card

    def _code(self) -> Card:
        say = self._language.say
        card = Card(self._look)
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        facts = self._model.facts
        followed = facts is not None and facts.can_be_followed
        text = say("Scan to follow your turn") if followed else say("Ticket code")
        caption = Label(self._look, text)
        caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addStretch()
        if facts is not None:
            code = QrCode(self._look, facts.qr, say("Ticket code"))
            column.addWidget(code, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(caption)
        column.addStretch()
        return card

    def _where(self, ticket: TicketView) -> Fact:
        place = where(ticket, self._language)
        return Fact(self._look, "pin", self._language.say("Please wait in"), place)

    def _wait(self, ticket: TicketView) -> Fact:
        wait = sentences.wait(ticket.promise, self._language, alone=ticket.alone)
        about = self._language.say("Expected wait to the first call")
        return Fact(self._look, "clock", about, wait)
