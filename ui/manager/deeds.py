"""What is done at the manager's window: one thing at a time, and by name."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from center_app.center import Done
from center_app.domain import commands as c
from center_app.domain.refusal import Refused
from ui.manager.session import Session
from ui.station import Station
from ui.tasks import Failure, Tasks

T = TypeVar("T")


class Deeds(QObject):
    """`refused(Refused)` that the center says no, `away()` that it does not answer;
    `busy_changed()` when something begins or ends.
    """

    refused = Signal(object)
    away = Signal()
    busy_changed = Signal()

    def __init__(
        self, station: Station, tasks: Tasks, session: Session, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._station, self._tasks, self._session = station, tasks, session
        self.busy = False

    def do(self, verb: type[c.Command], done: Callable[[Done], None], **arguments: Any) -> None:
        """Have it done by whoever is signed in, or signs in now."""
        self._session.need(partial(self.do_at_once, verb, done, **arguments))

    def do_at_once(
        self, verb: type[c.Command], done: Callable[[Done], None], **arguments: Any
    ) -> None:
        """Have it done, if need be by nobody in particular."""
        command = verb(
            id=self._station.new_id(),
            station=self._station.name,
            employee=self._session.employee,
            **arguments,
        )
        self.run(partial(self._station.center.do, command), done)

    def run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do it on another thread, unless something else is being done."""
        if self.busy:
            return
        self._set_busy(True)
        self._tasks.run(work, partial(self._done, done), self._failed, owner=self)

    def _done(self, tell: Callable[[T], None], result: T) -> None:
        self._set_busy(False)
        tell(result)

    def _failed(self, why: Failure) -> None:
        self._set_busy(False)
        if isinstance(why, Refused):
            self.refused.emit(why)
        else:
            self.away.emit()

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.busy_changed.emit()
