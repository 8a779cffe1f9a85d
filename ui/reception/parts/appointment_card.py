"""An appointment on the table: when it is, how one comes to it, and the key to check in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from center_app.domain.appointment import Coming
from center_app.domain.clock import local
from center_app.domain.views.appointment import AppointmentView
from center_app.language import Language, words
from center_app.language.dates import clock
from ui.desk.card_column import CardColumn
from ui.desk.choice_list import Choice, ChoiceList
from ui.desk.reference import Reference
from ui.reception.parts.visit_card import lines_of
from ui.reception.sentences import AUDIENCE, COMING
from ui.theme import Look, TextSize, Tone, Weight
from ui.widgets import Chip, Label, Note

CHECK_IN, LOOK = "check_in", "look"


class AppointmentCard(CardColumn):
    """`wanted(action)`: CHECK_IN, or LOOK at the number that was given for it already."""

    wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._coming = Chip(look)
        self._title = Label(look, size=TextSize.TITLE, weight=Weight.BOLD)
        self._services = Label(look, weight=Weight.MEDIUM)
        self._for = Note(look)
        self._note = Label(look)
        self.offer = ChoiceList(look, digits="")
        self.offer.chosen.connect(self.wanted)
        self.stack(self._coming, self._title, self._services, self._for, self._note)
        self.stack(self.offer, gap=1)
        self.end()

    def show_appointment(
        self, appointment: AppointmentView, reference: Reference, language: Language
    ) -> None:
        say = language.say
        given = appointment.number is not None
        said, tone = COMING[appointment.coming]
        if given:
            said, tone = words("Number given already"), Tone.INFO
        self._coming.write(say(said), tone)
        self._title.write(say(words("Appointment at {time}"), time=clock(local(appointment.at))))
        self._services.write(lines_of(appointment.lines, reference, language))
        self._for.write(say(AUDIENCE[appointment.audience]))
        self._note.write(_note(appointment, language))
        self._note.setVisible(bool(self._note.text()))
        choice = _action(appointment, language)
        if [choice] != self.offer.choices:
            self.offer.fill([choice])
            self.offer.mark()


def _note(appointment: AppointmentView, language: Language) -> str:
    if appointment.number is not None:
        text = words("Number {number} has been given for this appointment.")
        return language.say(text, number=appointment.number)
    if appointment.coming is Coming.EARLY:
        text = words("Checking in for this appointment is possible from {time}.")
        return language.say(text, time=clock(local(appointment.opens)))
    return ""


def _action(appointment: AppointmentView, language: Language) -> Choice:
    if appointment.number is not None:
        return Choice(LOOK, language.say(words("Show this number")))
    off = _note(appointment, language) if appointment.coming is Coming.EARLY else ""
    return Choice(CHECK_IN, language.say(words("Check in and give the number")), off=off)
