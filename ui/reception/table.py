"""What lies on the table, a ticket or an appointment, and what can be done with it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from center_app.language import Language
from ui.desk.choice_list import ChoiceList
from ui.reception.model import ReceptionModel
from ui.reception.parts.appointment_card import CHECK_IN, AppointmentCard
from ui.reception.parts.visit_card import CANCEL, LATER, PRINT, RECEIPT, VisitCard
from ui.theme import Look


class Table(QObject):
    """`unwanted(visit, number)` when a number may be given back, which is asked first;
    `off(reason)` when something was wanted that is off; `done()` after everything else."""

    unwanted = Signal(str, str)
    off = Signal(str)
    done = Signal()

    def __init__(self, look: Look, model: ReceptionModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.visit, self.appointment = VisitCard(look, model.papers.tick), AppointmentCard(look)
        self.visit.wanted.connect(self._do_with_visit)
        self.appointment.wanted.connect(self._do_with_appointment)
        self.appointment.offer.off.connect(self.off)

    @property
    def card(self) -> QWidget | None:
        """The card of what lies there."""
        if self._model.visit is not None:
            return self.visit
        return self.appointment if self._model.appointment is not None else None

    def show_subject(self, language: Language) -> None:
        """Show it as it is now."""
        model, reference = self._model, self._model.views.reference
        if model.visit is not None:
            self.visit.show_visit(model.visit, model.papers, model.paper, reference, language)
        if model.appointment is not None:
            self.appointment.show_appointment(model.appointment, reference, language)

    def mark(self, by: int) -> None:
        """Mark another of the things that can be done; at first none is marked."""
        self._offer.mark(by if self._offer.marked is not None else 0)

    def take_marked(self) -> bool:
        """Do what is marked; whether anything is."""
        marked = self.card is not None and self._offer.marked is not None
        if marked:
            self._offer.take_marked()
        return marked

    @property
    def _offer(self) -> ChoiceList:
        return self.visit.offer if self._model.appointment is None else self.appointment.offer

    def _do_with_visit(self, action: str) -> None:
        visit = self._model.visit
        if visit is None:
            return
        ticket = visit.ticket
        self.done.emit()
        if action == CANCEL:
            self.unwanted.emit(ticket.visit, ticket.number)
        elif action == PRINT:
            self._model.print_again()
        elif action.startswith(LATER):
            self._model.errands.put_off(ticket.visit, int(action.removeprefix(LATER)))
        elif action.startswith(RECEIPT):
            self._model.print_again(action.removeprefix(RECEIPT))
        else:
            self._model.errands.bring_back(ticket.visit)

    def _do_with_appointment(self, action: str) -> None:
        self.done.emit()
        if action == CHECK_IN:
            self._model.check_in()
        else:
            self._model.look_at_number()
