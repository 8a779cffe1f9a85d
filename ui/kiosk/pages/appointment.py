"""A booked visit, before the number for it is taken."""

from center_app.domain.appointment import Coming
from center_app.domain.basket import documents_of
from center_app.domain.clock import local
from center_app.domain.views.appointment import AppointmentView
from center_app.language import Language
from center_app.language.bidi import isolate
from center_app.language.dates import clock
from ui.kiosk.model import KioskModel
from ui.kiosk.pages.coded import CodedPage
from ui.kiosk.parts.list_card import ListCard
from ui.theme import Look, Tone
from ui.ticket import sentences
from ui.widgets import FlowGrid


class AppointmentPage(CodedPage):
    """When it is and what for, what to have ready, and whether one comes in time."""

    def __init__(self, model: KioskModel, look: Look, language: Language) -> None:
        booked = model.mine.appointment
        time = isolate(clock(local(booked.at))) if booked is not None else ""
        super().__init__(model, look, language, language.say("Appointment at {time}", time=time))
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
    def number(self) -> str | None:
        booked = self._model.mine.appointment
        return booked.number if booked is not None else None

    def stand(self) -> tuple[Tone, str] | None:
        booked = self._model.mine.appointment
        return self._said(booked) if booked is not None else None

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
