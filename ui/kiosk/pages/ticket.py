"""A ticket that was taken before: where it stands, and what its holder may do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.domain.views.my_ticket import MyTicketView
from center_app.domain.visit import Stand
from center_app.language import Language
from center_app.language.ticket_stand import reasons
from ui.kiosk.model import KioskModel
from ui.kiosk.pages.page import PageView
from ui.kiosk.parts.checklist import Checklist
from ui.kiosk.parts.fact import Fact
from ui.kiosk.ticket_words import news
from ui.kiosk.visitor import Page, Visitor
from ui.theme import Look
from ui.ticket import sentences
from ui.widgets import (
    Banner,
    Card,
    FlowGrid,
    FlowRow,
    Label,
    Note,
    NumberPlate,
    PrimaryButton,
    QuietButton,
)

FIGURE = 4.0
"""Size of the number beside body text of the plain size."""

LEAST = 66
"""Least width of a card in units of the theme: upright screens have one above the other."""

OVER = frozenset({Stand.MISSED, Stand.CANCELLED, Stand.EXPIRED})
"""Stands from which a new number leads on."""


class TicketPage(PageView):
    """The number and how long it still takes, then what can be done, always as it is now.

    Who has only the number sees how it stands; what is the holder's own needs the code.
    """

    def __init__(self, model: KioskModel, look: Look, language: Language) -> None:
        super().__init__(model, look, language, language.say("Follow a ticket"))
        self.title.hide()
        self._news = Banner(look)
        self._waits = Label(look, language.say("It is waiting for its turn."), colour="ink_soft")
        self._waits.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._plate = NumberPlate(look, figure=look.theme.metrics.body * FIGURE)
        self._ahead = Fact(look, "people", language.say("People ahead"))
        self._wait = Fact(look, "clock", language.say("Expected wait from now"))
        self._facts = self._card(self._ahead, self._wait)
        self._cards = FlowGrid(look, least=LEAST, most=2)
        self._cards.fill([self._card(self._plate, self._waits), self._facts])
        self._reasons = Checklist(look, "people")
        self._reasons.hide()
        self._hint = Note(look, language.say("Scan the ticket to rate the visit or give it back."))
        for part in (self._news, self._cards, self._buttons(), self._reasons, self._hint):
            self.column.addWidget(part)
        self.column.addStretch()

    @property
    def said(self) -> str:
        return self._news.text

    def refresh(self) -> None:
        ticket = self._model.mine.ticket
        if ticket is None:
            return
        self._plate.write(ticket.number)
        self._waits.setVisible(ticket.stand is Stand.WAITING)
        if ticket.stand is Stand.WAITING:
            self._news.clear()
        else:
            self._news.tell(*news(ticket, self._language))
        self._show_wait(ticket)
        stand, own = ticket.stand, ticket.own
        self._come_back.setVisible(ticket.return_ms is not None)
        self._here.setVisible(own and ticket.later_until is not None)
        self._later.setVisible(own and bool(ticket.later_min))
        self._anew.setVisible(stand in OVER and ticket.return_ms is None)
        self._give_back.setVisible(ticket.can_cancel)
        self._rate.setVisible(own and stand is Stand.SERVED)
        self._write.setVisible(own)
        self._hint.setVisible(not own)
        self._row.restyle()
        self._cards.restyle()

    def _show_wait(self, ticket: MyTicketView) -> None:
        """People and minutes before it, while it waits."""
        standing = ticket.standing
        ahead = standing.number if standing is not None and not ticket.alone else 0
        self._facts.setVisible(ticket.stand is Stand.WAITING)
        self._ahead.write(str(ahead))
        self._ahead.setVisible(standing is not None and not ticket.alone)
        text = sentences.wait(ticket.wait, self._language, alone=ticket.alone)
        self._wait.write(text, "ink" if ticket.wait else "warn")
        self._why.setVisible(ahead > 0)
        if standing is not None:
            self._reasons.fill(list(reasons(standing, self._language)))
        self._reasons.setVisible(ahead > 0 and self._why.isChecked())

    def _buttons(self) -> FlowRow:
        say, look, model = self._language.say, self._look, self._model
        self._come_back = PrimaryButton(look, say("Take the old place again"), "return")
        self._come_back.clicked.connect(model.errand.come_back)
        self._here = PrimaryButton(look, say("I am back already"), "return")
        self._here.clicked.connect(model.errand.come_back)
        self._later = self._to(Page.LATER, say("Call me later"), "clock")
        self._anew = PrimaryButton(look, say("Take a new number"), "ticket")
        self._anew.clicked.connect(lambda: model.become(Visitor()))
        self._why = QuietButton(look, say("Why do others go first?"), "help")
        self._why.setCheckable(True)
        self._why.toggled.connect(self.refresh)
        self._rate = self._to(Page.RATING, say("Rate the visit"), "star")
        self._write = self._to(Page.VOICE, say("Leave a message"), "message")
        self._give_back = self._to(Page.GIVE_BACK, say("Give the number back"), "x")
        self._row = FlowRow(look)
        self._row.fill(
            [
                *(self._come_back, self._here, self._anew, self._rate, self._why, self._later),
                *(self._write, self._give_back),
            ]
        )
        return self._row

    def _to(self, page: Page, text: str, icon: str) -> QuietButton:
        button = QuietButton(self._look, text, icon)
        button.clicked.connect(lambda: self._model.become(self._model.visitor.to(page)))
        return button

    def _card(self, *parts: QWidget) -> Card:
        card = Card(self._look)
        column = QVBoxLayout(card)
        column.setSpacing(self._look.theme.space(3))
        column.addStretch()
        for part in parts:
            column.addWidget(part)
        column.addStretch()
        return card
