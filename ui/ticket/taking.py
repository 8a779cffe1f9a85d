"""Taking a number: asked for until there is an answer, and given once however often it is asked."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from center_app.domain.appointment import Coming
from center_app.domain.commands import Cancel, CheckIn, Issue, PickUp
from center_app.domain.refusal import Unavailable
from center_app.domain.views.appointment import MyAppointment
from center_app.domain.views.kiosk import BasketWait, Ticket, TicketView
from center_app.domain.views.result import ResultService
from ui.station import Source, Station
from ui.tasks import Failure, Tasks
from ui.ticket.again import LONGEST_RETRY_MS, Again

Wanted = Issue | CheckIn | PickUp
"""What a number is asked for with."""


class Taking(QObject):
    """One number at a time. It is asked for with one command, and so given once.

    `taken(TicketView, token)` brings the ticket and its secret, `refused(Refused)` says that
    there is none; `away()` that the center does not answer and is asked again and again.
    """

    taken = Signal(object, str)
    refused = Signal(object)
    away = Signal()

    def __init__(self, station: Station, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._station, self._tasks = station, tasks
        self._command: Wanted | None = None
        self._asking = False
        self._again = Again(self)
        self._again.due.connect(self._ask)

    @property
    def command(self) -> Wanted | None:
        """What is being asked for; nothing once it is answered."""
        return self._command

    def take(self, command: Wanted) -> None:
        """Ask for a number. While one is asked for, this only asks for that one again."""
        self._command = self._command or command
        self._ask()

    def leave(self) -> None:
        """The visitor has gone: a number that may have been given meanwhile is given back."""
        self._again.stop()
        left, self._command = self._command, None
        if left is not None and not self._asking:
            self._give_back(left)

    def _ask(self) -> None:
        if self._command is None or self._asking:
            return
        self._asking = True
        work = partial(_issued, self._station.center, self._command)
        answered = partial(self._answered, self._command)
        self._tasks.run(work, answered, partial(self._failed, self._command), owner=self)

    def _answered(self, command: Wanted, ticket: TicketView) -> None:
        self._asking = False
        if command is not self._command:
            self._give_back(command)
            self._ask()
            return
        self._command = None
        self._again.stop()
        self.taken.emit(ticket, command.token)

    def _failed(self, command: Wanted, why: Failure) -> None:
        self._asking = False
        away = isinstance(why, Unavailable)
        if command is not self._command:
            if away:
                self._give_back(command)
            self._ask()
        elif away:
            self._again.wait()
            self.away.emit()
        else:
            self._command = None
            self.refused.emit(why)

    def _give_back(self, command: Wanted) -> None:
        new_id, name = self._station.new_id, self._station.name
        self._cancel(Cancel(id=new_id(), station=name, visit=command.visit))

    def _cancel(self, cancel: Cancel) -> None:
        work = partial(self._station.center.do, cancel)
        failed = partial(self._not_cancelled, cancel)
        self._tasks.run(work, _nothing, failed, owner=self)

    def _not_cancelled(self, cancel: Cancel, why: Failure) -> None:
        """A visit that was never issued is refused, and all is well."""
        if isinstance(why, Unavailable):
            QTimer.singleShot(LONGEST_RETRY_MS, self, partial(self._cancel, cancel))


def _issued(center: Source, command: Wanted) -> TicketView:
    """What is said of the wait goes with the command, for it cannot be known again later."""
    center.do(replace(command, promise=center.see(_wait(center, command))))
    return center.see(Ticket(command.visit))


def _wait(center: Source, command: Wanted) -> BasketWait:
    """The wait of who takes this ticket; who is late for an appointment waits like all others."""
    if isinstance(command, Issue):
        return BasketWait.of(command)
    if isinstance(command, PickUp):
        collected = center.see(ResultService(command.result))
        return BasketWait((collected,), None, command.priority)
    booked = center.see(MyAppointment(command.appointment))
    services = tuple(line.service for line in booked.lines)
    at = None if booked.coming is Coming.LATE else booked.at
    return BasketWait(services, None, command.priority, at)


def _nothing(_answer: object) -> None:
    pass
