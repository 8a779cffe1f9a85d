"""What the manager makes happen: the day is closed, reopened, reported."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from center_app.center import Done
from center_app.domain import commands as c
from center_app.domain.events import VisitExpired
from center_app.domain.refusal import Refused, Unavailable
from ui.manager.views import LinkSource, ManagerViews
from ui.station import Station
from ui.tasks import Failure, Tasks
from ui.watch import Watch

T = TypeVar("T")

MakeReport = Callable[[], Path]
"""Makes the report of the day as a file, on another thread. Raises Unavailable or OSError."""


class ManagerModel(QObject):
    """The `views`, and one command at a time.

    `closed(int)` says how many visits expired with the day; `reopened()`; `reported(Path)` where
    the report lies; `refused(Refused)` that the center says no, `away()` that it does not answer;
    `busy_changed()` when a command begins or ends.
    """

    closed = Signal(int)
    reopened = Signal()
    reported = Signal(object)
    refused = Signal(object)
    away = Signal()
    busy_changed = Signal()

    def __init__(
        self,
        station: Station,
        tasks: Tasks,
        watch: Watch,
        make_report: MakeReport,
        link: LinkSource | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.views = ManagerViews(station, tasks, watch, link, self)
        self._station, self._tasks, self._make_report = station, tasks, make_report
        self._busy = False

    @property
    def busy(self) -> bool:
        """Whether a command is under way."""
        return self._busy

    def close_day(self) -> None:
        """End the day: who is still here is counted as not served."""
        self._do(c.CloseDay, self._closed)

    def reopen_day(self) -> None:
        """Take tickets again after the day was closed by mistake."""
        self._do(c.ReopenDay, self._reopened)

    def make_report(self) -> None:
        """Make the report of the day."""
        self._run(partial(_made, self._make_report), self.reported.emit)

    def _do(self, verb: type[c.Command], done: Callable[[Done], None]) -> None:
        command = verb(id=self._station.new_id(), station=self._station.name)
        self._run(partial(self._station.center.do, command), done)

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        if self._busy:
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

    def _closed(self, done: Done) -> None:
        self.closed.emit(sum(isinstance(event, VisitExpired) for event in done.events))

    def _reopened(self, _done: Done) -> None:
        self.reopened.emit()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.busy_changed.emit()


def _made(make_report: MakeReport) -> Path:
    try:
        return make_report()
    except OSError as error:  # a full disk is no bug
        raise Unavailable(str(error)) from error
