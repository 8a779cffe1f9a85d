"""The kiosk without its window: who stands before it, what the center says, the number taken."""

from PySide6.QtCore import QObject, Signal

from center_app.domain.catalogue import Catalogue
from center_app.domain.commands import (
    Cancel,
    CheckIn,
    Command,
    Issue,
    PickUp,
    PutOff,
    Rate,
    Return,
    Tell,
)
from center_app.domain.views.kiosk import TicketView
from center_app.domain.visit import Assistance
from printers.slip import SlipFacts
from ui.kiosk.ending import Ending
from ui.kiosk.errand import Errand
from ui.kiosk.finding import Finding
from ui.kiosk.mine import Mine
from ui.kiosk.views import Views
from ui.kiosk.visitor import Page, Visitor
from ui.station import Station
from ui.tasks import Tasks
from ui.ticket.paper import Paper, TicketPrinter
from ui.ticket.printer_report import PrinterReport
from ui.ticket.taking import Taking, Wanted
from ui.ticket.wording import Wording
from ui.watch import Watch

BEFORE_CODE = frozenset({Page.WELCOME, Page.CODE})
"""Pages on which no ticket and no appointment is shown yet."""

DONE: dict[type[Command], Page] = {
    Cancel: Page.GIVE_BACK,
    Rate: Page.RATING,
    Tell: Page.CONTACT,
}
"""For what there are thanks."""


class KioskModel(QObject):
    """Pages show what it knows, and change it by handing back another `Visitor`.

    `moved()`: another page; `chosen()`: another choice on the same page. `refused(Refused)`:
    there is no number; `away()`: not yet, the center does not answer and is asked again.
    `unsent()`: the same of what the holder of a ticket wants done.
    """

    moved = Signal()
    chosen = Signal()
    refused = Signal(object)
    away = Signal()
    unsent = Signal()

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
        self.mine = Mine(station, tasks, watch, self)
        self.mine.found.connect(self._show_found)
        self.mine.gone.connect(self._ask_for_code)
        self.errand = Errand(station, tasks, self.mine, self)
        self.errand.done.connect(self._thank)
        self.errand.refused.connect(self.refused)
        self.errand.away.connect(self.unsent)

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
        if visitor.page in BEFORE_CODE and (visitor.page, visitor.typed) != (
            before.page,
            before.typed,
        ):
            self.mine.leave()
        if (visitor.basket, visitor.bundle) != (before.basket, before.bundle):
            self.views.ask_outlook(visitor.basket, visitor.asked_bundle(self.catalogue))
        if visitor.page is not before.page:
            self.moved.emit()
        elif visitor != before:
            self.chosen.emit()

    def start_over(self) -> None:
        """The first page, for somebody who comes anew."""
        self._taking.leave()
        self.errand.leave()
        self.mine.leave()
        self.paper.leave()
        self.views.leave_ticket()
        self.facts = None
        self.become(Visitor())

    def take(self, language: str) -> None:
        """Ask for the number; asked again before there is an answer, it is still one number."""
        self._taking.take(self._wanted(language))

    def seek(self, code: str) -> None:
        """Go to the ticket or the appointment of this code, if it is known."""
        self.mine.seek(code, booked=self.visitor.seeks is Page.APPOINTMENT)

    def _wanted(self, language: str) -> Wanted:
        visitor, new_id = self.visitor, self._station.new_id
        needs = tuple(need for need in Assistance if need in visitor.assistance)
        if visitor.checks_in:
            return CheckIn(
                id=new_id(),
                station=self._station.name,
                visit=new_id(),
                token=self._station.new_token(),
                appointment=visitor.checks_in,
                language=language,
                priority=visitor.priority,
                assistance=needs,
            )
        if visitor.collects:
            return PickUp(
                id=new_id(),
                station=self._station.name,
                visit=new_id(),
                token=self._station.new_token(),
                result=visitor.collects,
                language=language,
                priority=visitor.priority,
                assistance=needs,
            )
        return Issue(
            id=new_id(),
            station=self._station.name,
            visit=new_id(),
            token=self._station.new_token(),
            asked=visitor.basket,
            bundle=visitor.asked_bundle(self.catalogue),
            audience=visitor.audience,
            language=language,
            priority=visitor.priority,
            assistance=needs,
        )

    def _show_found(self) -> None:
        """Go to what was found. Who scans a code on a page of somebody else's comes anew."""
        ours = self.visitor.page in (*BEFORE_CODE, Page.APPOINTMENT, Page.RESULT)
        if not ours:
            self.errand.leave()
        visitor, booked = self.visitor if ours else Visitor(), self.mine.appointment
        if self.mine.result is not None:
            self.become(visitor.show_result(self.mine.result.id))
            return
        self.become(visitor.show_appointment(booked.id) if booked else visitor.show_ticket())

    def _ask_for_code(self) -> None:
        self.become(Visitor().seek(self.visitor.seeks))

    def _thank(self, command: Command) -> None:
        if isinstance(command, PutOff):
            self.become(self.visitor.back())
        if isinstance(command, PutOff | Return):
            self.mine.refresh()
        else:
            self.become(self.visitor.thanked(DONE[type(command)]))

    def print_again(self) -> None:
        """The visitor asks for the paper once more, where none is known to have come out."""
        ticket = self.views.ticket
        if ticket is not None and self.facts is not None and self.paper.may_be_missing:
            self.paper.print(ticket.visit, self.facts, again=True)

    def _prepare_search(self) -> None:
        self.finding.prepare(self.views.catalogue)

    def _show_number(self, ticket: TicketView, token: str) -> None:
        booked = self.mine.appointment if self.visitor.checks_in else None
        audience = booked.audience if booked is not None else self.visitor.audience
        code = self._wording.code(token)
        self.facts = self._wording.facts(ticket, self.catalogue, audience, code)
        self.mine.leave()
        self.views.follow_ticket(ticket)
        self.paper.print(ticket.visit, self.facts)
        self.become(self.visitor.numbered())
