"""The reception without its window: what was typed, asked for and found, and what keys do."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from center_app.domain import commands as c
from center_app.domain.basket import documents_of
from center_app.domain.catalogue import Audience
from center_app.domain.refusal import Refused
from center_app.domain.views.appointment import AppointmentView
from center_app.domain.views.door import DoorVisit
from center_app.domain.views.kiosk import TicketView
from center_app.store.kept.credentials import Person
from ui.desk.admission import Admission
from ui.desk.papers import Papers
from ui.desk.printing import DeskPrinter, Printing
from ui.desk.sentence import Message, Sentence
from ui.reception import sentences as say
from ui.reception.asking import Known
from ui.reception.basket import Basket
from ui.reception.door_errands import DoorErrands
from ui.reception.field import Field
from ui.reception.numbers import Numbers
from ui.reception.views import Views
from ui.station import Station
from ui.tasks import Tasks
from ui.theme import Tone
from ui.ticket.paper import PaperState
from ui.ticket.printer_report import PrinterReport
from ui.ticket.wording import Wording
from ui.watch import Watch


class ReceptionModel(QObject):
    """One window at the door and whoever works there.

    `changed` says that something shown is another; `told(Message or None)` what the last press
    led to; `stale(datetime or None)` and `found()` that what is shown is old, and new again.
    """

    changed = Signal()
    told = Signal(object)
    stale = Signal(object)
    found = Signal()

    def __init__(
        self,
        station: Station,
        tasks: Tasks,
        watch: Watch,
        wording: Wording,
        printer: DeskPrinter | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.person: Person | None = None
        self.basket = Basket()
        self._station = station
        self.views = Views(station, tasks, watch, self)
        self.field = Field(self.views, self)
        self.admission: Admission[Person] = Admission(
            tasks, lambda number, pin: partial(station.center.admit, number, pin), self
        )
        self.errands = DoorErrands(station, tasks, watch, self._employee, self)
        self.papers = Papers(station, self.errands.line, self._employee, self)
        self._printing = Printing(station, tasks, wording, printer, self)
        self._printer_report = PrinterReport(station, tasks, printer, self)
        self.numbers = Numbers(station, tasks, self._employee, self)
        self._connect()

    @property
    def busy(self) -> bool:
        """Whether a press has no answer yet."""
        return self.numbers.waits or self.errands.line.busy

    @property
    def visit(self) -> DoorVisit | None:
        """The ticket on the table."""
        subject = self.views.subject
        return subject if isinstance(subject, DoorVisit) else None

    @property
    def appointment(self) -> AppointmentView | None:
        """The appointment on the table."""
        subject = self.views.subject
        return subject if isinstance(subject, AppointmentView) else None

    @property
    def paper(self) -> PaperState:
        """What became of the paper of the ticket on the table, if it was printed just now."""
        visit = self.visit
        return self._printing.state_of(visit.ticket.visit) if visit else PaperState.NONE

    def become(self, basket: Basket) -> None:
        """Ask for something else, or in another way."""
        before, self.basket = self.basket, basket
        if basket.request != before.request:
            self.numbers.leave()
        if (basket.lines, basket.priority) != (before.lines, before.priority):
            self.views.look_ahead(basket)
        self.changed.emit()

    def take(self, code: str) -> None:
        """Take a service along; whoever's number was on the table has gone."""
        service = self.views.reference.service(code)
        if service is None:
            return
        self.field.clear()
        self.views.clear()
        self._tell(None)
        self.become(self.basket.take(service))

    def open_visit(self, visit: str) -> None:
        self._tell(None)
        self.field.clear()
        self._printing.leave()
        self.views.open_visit(visit)

    def open_appointment(self, appointment: str) -> None:
        self._tell(None)
        self.field.clear()
        self.views.open_appointment(appointment)

    def look_at_number(self) -> None:
        """See the ticket that the appointment on the table has got already."""
        if self.appointment is not None and self.appointment.number is not None:
            self.field.write(self.appointment.number)
            self.field.hurry()

    def give(self) -> None:
        """Give the number of the basket; asked again before there is an answer, it is one."""
        if not self.basket.lines:
            self._tell(Message(Tone.WARN, say.NOTHING_CHOSEN))
            return
        self._tell(None)
        self.numbers.give(self.basket)

    def check_in(self) -> None:
        """Give the number of the appointment on the table."""
        if self.appointment is not None:
            self._tell(None)
            self.numbers.check_in(self.appointment, self.basket)

    def collect(self, _result: str = "") -> None:
        """Give the number for the result that is known by what was typed; the center may say no."""
        result = self.field.known.result
        if result is None:
            return
        if result.number is not None and not result.collected:
            self.field.write(result.number)
            self.field.hurry()
        else:
            self._tell(None)
            self.numbers.pick_up(result, self.basket)

    def start_over(self) -> None:
        """Nothing is asked for and nothing on the table: for whoever comes next."""
        self.numbers.leave()
        self._tell(None)
        self.field.clear()
        self._printing.leave()
        self.become(Basket())
        self.views.clear()

    def see_all(self) -> None:
        """All papers of the ticket on the table have been seen."""
        if self.visit is not None:
            self.papers.see({paper.id for paper in self.visit.papers} | self.papers.seen)

    def print_again(self, receipt_of: str = "") -> None:
        """Print the ticket on the table once more, or the receipt of a result that it was given."""
        visit, reference = self.visit, self.views.reference
        if visit is None or self.person is None or reference.catalogue is None:
            return
        if not receipt_of:
            self._printing.number(visit.ticket.visit, visit.audience, reference.catalogue)
        for given in visit.receipts:
            if given.result == receipt_of:
                self._printing.receipt_again(given, reference, self.person.employee)

    def sign_out(self) -> None:
        self.person = None
        self.start_over()

    def _connect(self) -> None:
        self.admission.admitted.connect(self._admitted)
        self.admission.told.connect(self.told)
        self.views.changed.connect(self._see)
        self.field.changed.connect(self.changed)
        self.field.met.connect(self._meet)
        self.views.stale.connect(self.stale)
        self.views.found.connect(self.found)
        self.views.refused.connect(self._refused)
        self.papers.changed.connect(self.changed)
        self._printing.changed.connect(self.changed)
        self._printing.told.connect(self.told)
        self.numbers.given.connect(self._numbered)
        self.numbers.told.connect(self.told)
        self.errands.told.connect(self.told)
        self.errands.done.connect(self._done)
        self.errands.failed.connect(self.views.look_again)

    def _admitted(self, person: Person) -> None:
        self.person = person
        self._tell(None)
        self.changed.emit()

    def _employee(self) -> str | None:
        return self.person.employee if self.person is not None else None

    def _numbered(self, ticket: TicketView, token: str, audience: Audience) -> None:
        """Print it and lay it on the table; what was seen of its papers is told to the center."""
        catalogue, seen = self.views.reference.catalogue, self.basket.seen
        assert catalogue is not None  # what was asked for was found in it
        self._printing.first(ticket, token, audience, catalogue)
        papers = () if ticket.collects else documents_of(catalogue, ticket.lines, audience)
        self.papers.of(ticket.visit, ())
        self.papers.see(seen & {paper.id for paper in papers})
        self.become(Basket())
        self.field.clear()
        self.views.open_visit(ticket.visit)
        self._tell(Message(Tone.GOOD, Sentence(say.NUMBER_GIVEN, (("number", ticket.number),))))

    def _done(self, command: c.Command) -> None:
        if isinstance(command, c.Cancel):
            self.numbers.forget(command.visit)
        self.views.look_again()

    def _refused(self, why: Refused) -> None:
        self._tell(Message(Tone.WARN, why))
        self.changed.emit()

    def _meet(self, known: Known) -> None:
        if known.ticket is not None:
            self.open_visit(known.ticket.visit)
        elif known.appointment is not None:
            self.open_appointment(known.appointment.id)
        elif known.result is not None:
            self.collect()
        else:
            self._tell(Message(Tone.WARN, Sentence(say.UNKNOWN)))

    def _see(self) -> None:
        if self.visit is not None:
            self.papers.of(self.visit.ticket.visit, self.visit.seen)
        self.changed.emit()

    def _tell(self, message: Message | None) -> None:
        self.told.emit(message)
