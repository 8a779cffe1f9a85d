"""What the holder of a ticket wants done: given back, rated, said. Sent until it is answered."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from center_app.domain.commands import Cancel, PutOff, Rate, Return, Tell
from center_app.domain.refusal import Unavailable
from ui.citizen.feedback import Feedback
from ui.kiosk.mine import Mine
from ui.station import Station
from ui.tasks import Failure, Tasks
from ui.ticket.again import Again

Sent = Cancel | PutOff | Return | Rate | Tell


class Errand(QObject):
    """One command at a time, for the ticket that is shown; sent again while the center is away, it
    is still done once.

    `done(Sent)`, `refused(Refused)`; `away()` says that it is not done yet.
    """

    done = Signal(object)
    refused = Signal(object)
    away = Signal()

    def __init__(
        self, station: Station, tasks: Tasks, mine: Mine, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._station, self._tasks, self._mine = station, tasks, mine
        self._command: Sent | None = None
        self._again = Again(self)
        self._again.due.connect(self._go)

    def give_back(self) -> None:
        """Give the ticket back."""
        self._send(Cancel)

    def come_back(self) -> None:
        """Take the old place again after a missed call, or wait on before one was to be called."""
        self._send(Return)

    def put_off(self, minutes: int) -> None:
        """Be called only in so many minutes."""
        self._send(PutOff, minutes=minutes)

    def rate(self, said: Feedback) -> None:
        """Rate the visit."""
        self._send(Rate, stars=said.stars, reasons=tuple(sorted(said.reasons)))

    def tell(self, said: Feedback) -> None:
        """Tell the center something about the visit."""
        message, text, contact = self._station.new_id(), said.text.strip(), said.contact.strip()
        self._send(Tell, message=message, voice=said.voice, text=text, contact=contact)

    def leave(self) -> None:
        """The visitor has gone: what has not got through is let go, with all that it says."""
        self._again.stop()
        self._command = None

    def _send(self, verb: type[Sent], **arguments: Any) -> None:
        """Until there is an answer nothing else is sent, nor the same twice."""
        ticket = self._mine.ticket
        if self._command is None and ticket is not None:
            new_id, name = self._station.new_id(), self._station.name
            self._command = verb(id=new_id, station=name, visit=ticket.visit, **arguments)
            self._go()

    def _go(self) -> None:
        command = self._command
        if command is not None:
            work = partial(self._station.center.do, command)
            done, failed = partial(self._done, command), partial(self._failed, command)
            self._tasks.run(work, done, failed, owner=self)

    def _done(self, command: Sent, _answer: object) -> None:
        if command is self._command:
            self.leave()
            self.done.emit(command)

    def _failed(self, command: Sent, why: Failure) -> None:
        if command is not self._command:
            return
        if isinstance(why, Unavailable):
            self._again.wait()
            self.away.emit()
        else:
            self.leave()
            self.refused.emit(why)
