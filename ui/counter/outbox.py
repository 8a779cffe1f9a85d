"""The commands of one counter on their way to the center: in order, and each exactly once."""

from collections import deque
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from center_app.center import Done
from center_app.domain.commands import Command
from center_app.domain.refusal import Refused
from center_app.domain.views.desk import Desk, DeskView
from ui.station import Source
from ui.tasks import Failure, Tasks

FIRST_RETRY_MS = 500
LONGEST_RETRY_MS = 5_000

MOST = 5
"""Commands that wait at once; who presses more keys than that cannot mean them all."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A command, what it made happen, and the desk right after it."""

    command: Command
    done: Done
    desk: DeskView


class Outbox(QObject):
    """Sends one command at a time; the same one again, with its id, until the center answers.

    `sent(Sent)` and `refused(Refused)` bring the answers, `stuck(Command)` says that the center
    is away and the command waits. After a refusal what was pressed behind it is dropped, for it
    was meant for a desk that never came to be.
    """

    sent = Signal(object)
    refused = Signal(object)
    stuck = Signal(object)

    def __init__(
        self, tasks: Tasks, center: Source, counter: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks, self._center, self._counter = tasks, center, counter
        self._waiting: deque[Command] = deque()
        self._flying = False
        self._retry_ms = FIRST_RETRY_MS
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.timeout.connect(self._send)

    @property
    def busy(self) -> bool:
        """Whether a command has no answer yet."""
        return bool(self._waiting)

    @property
    def first(self) -> Command | None:
        """The command that is answered next."""
        return self._waiting[0] if self._waiting else None

    def put(self, command: Command) -> bool:
        """Send it after those before it; False if it is the last one once more, or one too many."""
        if len(self._waiting) == MOST:
            return False
        if self._waiting and replace(self._waiting[-1], id=command.id) == command:
            return False
        self._waiting.append(command)
        self._send()
        return True

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
        work = partial(send, self._center, self._waiting[0], self._counter)
        self._tasks.run(work, self._answered, self._failed, owner=self)

    def _answered(self, sent: Sent) -> None:
        self._flying = False
        self._retry_ms = FIRST_RETRY_MS
        self._waiting.popleft()
        self.sent.emit(sent)
        self._send()

    def _failed(self, why: Failure) -> None:
        self._flying = False
        if isinstance(why, Refused):
            self._waiting.clear()
            self.refused.emit(why)
            return
        self.stuck.emit(self._waiting[0])
        self._retry.start(self._retry_ms)
        self._retry_ms = min(self._retry_ms * 2, LONGEST_RETRY_MS)


def send(center: Source, command: Command, counter: str) -> Sent:
    """Do a command and look at the desk after it, in one go; repeated, it changes nothing."""
    done = center.do(command)
    return Sent(command, done, center.see(Desk(counter)))
