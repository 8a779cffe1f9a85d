"""The commands of one counter on their way to the center: in order, and each exactly once."""

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from center_app.center import Done
from center_app.domain import commands as c
from center_app.domain.clock import Instant
from center_app.domain.commands import Command
from center_app.domain.refusal import Refused, Unavailable
from center_app.domain.views.desk import Desk, DeskView
from center_app.language import words
from ui.counter.meant import FINISHES
from ui.counter.paper import sent_now
from ui.station import Shelf, Source
from ui.tasks import Failure, Tasks

FIRST_RETRY_MS = 500
LONGEST_RETRY_MS = 5_000

MOST = 12
"""Commands that wait at once: the common way of four visits."""

MOST_PAPERS = 200
"""What is served by paper at one counter on a day without the center."""

SAME = words("The same press is on its way already; it is sent once.")
FINISHING = words(
    "A finish is on its way already; the next service can be finished when it is shown here."
)
FULL = words("This press is not kept: too many wait for the center already.")


BEGINS = (c.Start, c.Resume)
"""What begins the service of a step by a press; a finish begins the next one without any."""

MEANT_FOR = {"id", "sitting", "deed", "late"}
"""Fields in which a press differs from its repeat, which is pressed for a desk not yet seen."""


_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sent:
    """A command, what it made happen, and the desk right after it."""

    command: Command
    done: Done
    desk: DeskView


class Outbox(QObject):
    """Sends one command at a time; the same one again, with its id, until the center answers.

    `sent(Sent)` and `refused(Refused, commands)` bring the answers, `stuck()` says that the center
    is away and what waits is kept: once, and for each press that comes to it. After a refusal what
    was pressed behind it is dropped, for it was meant for a desk that never came to be: those are
    the `commands`.

    With a `shelf` what waits while the center is away is on the disk before it is said to be kept,
    and a later run sends it: the same commands, in their order.
    """

    sent = Signal(object)
    refused = Signal(object, object)
    stuck = Signal()

    def __init__(
        self,
        tasks: Tasks,
        center: Source,
        counter: str,
        parent: QObject | None = None,
        shelf: Shelf | None = None,
        now: Callable[[], Instant] | None = None,
    ) -> None:
        """`now` is the station's clock: what was by paper says how long ago that was."""
        super().__init__(parent)
        self._tasks, self._center, self._counter = tasks, center, counter
        self._shelf, self._now = shelf, now
        self._waiting: deque[Command] = deque(shelf.load() if shelf is not None else ())
        self._shelved = bool(self._waiting)
        self._flying = self._away = False
        self._retry_ms = FIRST_RETRY_MS
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.timeout.connect(self._send)
        QTimer.singleShot(0, self, self._send)  # what an earlier run has left

    @property
    def busy(self) -> bool:
        """Whether a command has no answer yet."""
        return bool(self._waiting)

    @property
    def waiting(self) -> tuple[Command, ...]:
        """What has no answer yet, the one that is answered next first."""
        return tuple(self._waiting)

    def put(self, command: Command) -> str | None:
        """Send it after those before it; or why not, as a sentence: no press vanishes silently."""
        if self._waiting and _asks(command) == _asks(self._waiting[-1]):
            return SAME
        if isinstance(command, FINISHES) and self._finishing():
            return FINISHING
        if self._is_full(command):
            return FULL
        self._waiting.append(command)
        if self._away:
            if not self._keep():
                self._waiting.pop()
                return FULL
            self.stuck.emit()
        self._send()
        return None

    def hurry(self) -> None:
        """Try again at once, for the center has been heard of."""
        self._retry_ms = FIRST_RETRY_MS
        if self._retry.isActive():
            self._retry.stop()
            self._send()

    @property
    def papers(self) -> int:
        """How many were served by paper and are kept."""
        return sum(isinstance(one, c.TakeInService) for one in self._waiting)

    def _is_full(self, command: Command) -> bool:
        if isinstance(command, c.TakeInService):
            return self.papers == MOST_PAPERS
        return len(self._waiting) - self.papers >= MOST

    def _finishing(self) -> bool:
        """Whether another finish would end a step that nobody has seen and nobody began."""
        for command in reversed(self._waiting):
            if isinstance(command, FINISHES + BEGINS):
                return isinstance(command, FINISHES)
        return False

    def _send(self) -> None:
        if self._flying or self._retry.isActive() or not self._waiting:
            return
        self._flying = True
        work = partial(send, self._center, self._waiting[0], self._counter, self._now)
        self._tasks.run(work, self._answered, self._failed, owner=self)

    def _answered(self, sent: Sent) -> None:
        self._flying = self._away = False
        self._retry_ms = FIRST_RETRY_MS
        self._waiting.popleft()
        self._settle()
        self.sent.emit(sent)
        self._send()

    def _failed(self, why: Failure) -> None:
        self._flying = False
        if isinstance(why, Refused):
            self._away = False
            dropped = self._drop()
            self._settle()
            self.refused.emit(why, dropped)
            self._send()
            return
        if not self._away:
            self._away = True
            self._keep()
            self.stuck.emit()
        self._retry.start(self._retry_ms)
        self._retry_ms = min(self._retry_ms * 2, LONGEST_RETRY_MS)

    def _drop(self) -> tuple[Command, ...]:
        """The first was refused, and what was pressed behind it goes with it; what was served by
        paper was meant for no desk, and nothing for the desk that it left."""
        first = self._waiting.popleft()
        if isinstance(first, c.TakeInService):
            return ()
        dropped = [one for one in self._waiting if not isinstance(one, c.TakeInService)]
        self._waiting = deque(one for one in self._waiting if isinstance(one, c.TakeInService))
        return tuple(dropped)

    def _keep(self) -> bool:
        """Whether all that waits is on the disk, where there is one for it."""
        if self._shelf is None:
            return True
        try:
            self._shelf.keep(tuple(self._waiting))
        except Unavailable as why:
            _log.error("%s", why)
            return False
        self._shelved = True
        return True

    def _settle(self) -> None:
        """Something was answered: what lies on the disk is what still waits."""
        if self._shelved:
            self._keep()
            self._shelved = bool(self._waiting)


def _asks(command: Command) -> tuple[type[Command], dict[str, object]]:
    """What a command asks for, whatever it was meant for: a repeat does not know that yet."""
    names = [each.name for each in fields(command) if each.name not in MEANT_FOR]
    return type(command), {name: getattr(command, name) for name in names}


def send(
    center: Source, command: Command, counter: str, now: Callable[[], Instant] | None = None
) -> Sent:
    """Do a command and look at the desk after it, in one go; repeated, it changes nothing."""
    done = center.do(sent_now(command, now()) if now is not None else command)
    return Sent(command, done, center.see(Desk(counter)))
