"""A booked visit, before the number for it is taken."""

from center_app.domain.appointment import Coming
from center_app.domain.basket import documents_of
from center_app.domain.clock import local
from center_app.domain.views.appointment import AppointmentView
from center_app.language import Language
from center_app.language.bidi import isolate
from center_app.language.dates import clock
from ui.kiosk.model import KioskModel
from ui.kiosk.pages.page import PageView
from ui.kiosk.parts.list_card import ListCard
from ui.kiosk.visitor import Page
from ui.theme import Look, Tone
from ui.ticket import sentences
from ui.widgets import Banner, FlowGrid, QuietButton


class AppointmentPage(PageView):
    """When it is and what for, what to have ready, and whether one comes in time."""

    def __init__(self, model: KioskModel, look: Look, language: Language) -> None:
        booked = model.mine.appointment
        time = isolate(clock(local(booked.at))) if booked is not None else ""
        super().__init__(model, look, language, language.say("Appointment at {time}", time=time))
        self.forward = language.say("Continue")
        self._news = Banner(look)
        self.column.addWidget(self._news)
        self._ticket = QuietButton(look, language.say("See how this number stands"), "ticket")
        self._ticket.clicked.connect(self._show_ticket)
        self._ticket.hide()
        self.column.addWidget(self._ticket)
        if booked is not None:
            grid = FlowGrid(look, least=80, most=2)
            grid.fill([self._services(booked), *self._papers(booked)])
            self.column.addWidget(grid)
        self.column.addStretch()

    @property
    def ready(self) -> bool:
        booked = self._model.mine.appointment
        return booked is not None and booked.number is None and booked.coming is not Coming.EARLY

    @property
    def said(self) -> str:
        return self._news.text

    def go_on(self) -> None:
        self._model.become(self._model.visitor.to(Page.PRIORITY))

    def refresh(self) -> None:
        booked = self._model.mine.appointment
        if booked is not None:
            self._news.tell(*self._said(booked))
            self._ticket.setVisible(booked.number is not None)

    def _said(self, booked: AppointmentView) -> tuple[Tone, str]:
        say = self._language.say
        if booked.number is not None:
            given = say(
                "Number {number} has been given for this appointment.", number=booked.number
            )
            return Tone.INFO, given
        if booked.coming is Coming.EARLY:
            opens = clock(local(booked.opens))
            return Tone.WARN, say(
                "Checking in for this appointment is possible from {time}.", time=opens
            )
        if booked.coming is Coming.LATE:
            return Tone.WARN, say(
                "The time of the appointment has passed. The number waits like all others."
            )
        return Tone.GOOD, say("In time: the number is called around the time of the appointment.")

    def _services(self, booked: AppointmentView) -> ListCard:
        title = self._language.say("Requested services")
        names = [sentences.line(one, self._model.catalogue, self._language) for one in booked.lines]
        return ListCard(self._look, title, "", names)

    def _papers(self, booked: AppointmentView) -> list[ListCard]:
        """What to have ready, and what need not be brought; neither where there is none."""
        say = self._language.say
        papers = documents_of(self._model.catalogue, booked.lines, booked.audience)
        lists = (
            (say("Documents to have ready"), "document", False),
            (say("No need to bring"), "check-circle", True),
        )
        cards = []
        for title, icon, held in lists:
            texts = [sentences.paper(one, self._language) for one in papers if one.held is held]
            if texts:
                cards.append(ListCard(self._look, title, icon, texts))
        return cards

    def _show_ticket(self) -> None:
        booked = self._model.mine.appointment
        if booked is not None and booked.number is not None:
            self._model.seek(booked.number)
