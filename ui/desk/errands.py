"""Commands that nobody waits for: each is sent until the center answers, in their order."""

from collections import deque
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from center_app.center import Done
from center_app.domain.commands import Command
from center_app.domain.refusal import Refused
from ui.station import Source
from ui.tasks import Failure, Tasks

FIRST_RETRY_MS = 500
LONGEST_RETRY_MS = 5_000
"""Pauses between tries while the center is away double from the first to the longest."""


class Errands(QObject):
    """One at a time, the same one again with its id; a refusal concerns that one alone.

    `done(Command)` and `refused(Command, Refused)` bring the answers; `away()` says that the
    center is away and that all of them are kept and sent.
    """

    done = Signal(object)
    refused = Signal(object, object)
    away = Signal()

    def __init__(self, tasks: Tasks, center: Source, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._center = tasks, center
        self._waiting: deque[Command] = deque()
        self._flying = False
        self._retry_ms = FIRST_RETRY_MS
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.timeout.connect(self._send)

    @property
    def busy(self) -> bool:
        """Whether one of them has no answer yet."""
        return bool(self._waiting)

    def send(self, command: Command) -> None:
        """Send it after those before it."""
        self._waiting.append(command)
        self._send()

    def hurry(self) -> None:
        """Try again at once, for the center has been heard of."""
        self._retry_ms = FIRST_RETRY_MS
        if self._retry.isActive():
            self._retry.stop()
            self._send()

    def _send(self) -> None:
        if self._flying or self._retry.isActive() or not self._waiting:
            return
        self._flying = True
        work = partial(self._center.do, self._waiting[0])
        self._tasks.run(work, self._answered, self._failed, owner=self)

    def _answered(self, _done: Done) -> None:
        self._flying = False
        self._retry_ms = FIRST_RETRY_MS
        self.done.emit(self._waiting.popleft())
        self._send()

    def _failed(self, why: Failure) -> None:
        self._flying = False
        if isinstance(why, Refused):
            self.refused.emit(self._waiting.popleft(), why)
            self._send()
            return
        self.away.emit()
        self._retry.start(self._retry_ms)
        self._retry_ms = min(self._retry_ms * 2, LONGEST_RETRY_MS)
