"""The kiosk without its window: who stands before it, what the center says, the number taken."""

from PySide6.QtCore import QObject, Signal

from center_app.domain.catalogue import Catalogue
from center_app.domain.commands import Issue
from center_app.domain.views.kiosk import TicketView
from center_app.domain.visit import Assistance
from printers.slip import SlipFacts
from ui.kiosk.ending import Ending
from ui.kiosk.finding import Finding
from ui.kiosk.paper import Paper, TicketPrinter
from ui.kiosk.printer_report import PrinterReport
from ui.kiosk.taking import Taking
from ui.kiosk.views import Views
from ui.kiosk.visitor import Page, Visitor
from ui.kiosk.wording import Wording
from ui.station import Station
from ui.tasks import Tasks
from ui.watch import Watch


class KioskModel(QObject):
    """Pages show what it knows, and change it by handing back another `Visitor`.

    `moved()`: another page; `chosen()`: another choice on the same page. `refused(Refused)`:
    there is no number; `away()`: not yet, the center does not answer and is asked again.
    """

    moved = Signal()
    chosen = Signal()
    refused = Signal(object)
    away = Signal()

    def __init__(
        self,
        station: Station,
        tasks: Tasks,
        watch: Watch,
        wording: Wording,
        printer: TicketPrinter | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._station, self._wording = station, wording
        self.views = Views(station, tasks, watch, self)
        self.finding = Finding(tasks, self)
        self.views.changed.connect(self._prepare_search)
        self.paper = Paper(printer, tasks, self)
        self._printer_report = PrinterReport(station, tasks, printer, self)
        self.visitor = Visitor()
        self.facts: SlipFacts | None = None
        self._catalogue: Catalogue | None = None
        self.ending = Ending(station.center, tasks, self)
        self._taking = Taking(station, tasks, self)
        self._taking.taken.connect(self._show_number)
        self._taking.refused.connect(self.refused)
        self._taking.away.connect(self.away)

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue for this visitor: one that comes meanwhile serves the next.

        Raises LookupError before the first has come.
        """
        if self._catalogue is None or self.visitor.page is Page.WELCOME:
            self._catalogue = self.views.catalogue
        if self._catalogue is None:
            raise LookupError("no catalogue yet")
        return self._catalogue

    @property
    def taking(self) -> bool:
        """Whether a number is being asked for."""
        return self._taking.command is not None

    def become(self, visitor: Visitor) -> None:
        """Go on as this visitor: to another page, or with another choice.

        Who asks for something else while a number is being asked for no longer wants that one.
        """
        before, self.visitor = self.visitor, visitor
        if visitor.request != before.request:
            self._taking.leave()
        if (visitor.basket, visitor.bundle) != (before.basket, before.bundle):
            self.views.ask_outlook(visitor.basket, visitor.asked_bundle(self.catalogue))
        if visitor.page is not before.page:
            self.moved.emit()
        elif visitor != before:
            self.chosen.emit()

    def start_over(self) -> None:
        """The first page, for somebody who comes anew."""
        self._taking.leave()
        self.paper.leave()
        self.views.leave_ticket()
        self.facts = None
        self.become(Visitor())

    def take(self, language: str) -> None:
        """Ask for the number; asked again before there is an answer, it is still one number."""
        visitor = self.visitor
        self._taking.take(
            Issue(
                id=self._station.new_id(),
                station=self._station.name,
                visit=self._station.new_id(),
                token=self._station.new_token(),
                asked=visitor.basket,
                bundle=visitor.asked_bundle(self.catalogue),
                audience=visitor.audience,
                language=language,
                priority=visitor.priority,
                assistance=tuple(need for need in Assistance if need in visitor.assistance),
            )
        )

    def print_again(self) -> None:
        """The visitor asks for the paper once more, where none is known to have come out."""
        ticket = self.views.ticket
        if ticket is not None and self.facts is not None and self.paper.may_be_missing:
            self.paper.print(ticket.visit, self.facts, again=True)

    def _prepare_search(self) -> None:
        self.finding.prepare(self.views.catalogue)

    def _show_number(self, ticket: TicketView, token: str) -> None:
        audience, code = self.visitor.audience, self._wording.code(token)
        self.facts = self._wording.facts(ticket, self.catalogue, audience, code)
        self.views.follow_ticket(ticket)
        self.paper.print(ticket.visit, self.facts)
        self.become(self.visitor.numbered())
