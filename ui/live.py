"""A view that follows the center: asked again when what it cares about has changed."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from center_app.domain.refusal import Refused
from ui.tasks import Failure, Tasks
from ui.watch import Watch

V = TypeVar("V")

BOARD_INTERVAL_MS = 250
"""Nobody reads a board that changes more than four times a second."""

FIRST_RETRY_MS = 500
LONGEST_RETRY_MS = 5_000

URGENT_MS = 50
"""What is urgent waits no longer than this behind the question before."""


class Live(QObject, Generic[V]):
    """Runs one query off the main thread, again and again, never twice at once.

    `shown(view)` brings every answer to the query of the moment; `stale(datetime or None)` says
    that what was shown last was true then and cannot be renewed now (None: nothing was shown
    yet), and the query is tried again by itself; `refused(Refused)` that the center says no.
    Changes that come while a query runs, or within `interval_ms` after one began, lead to one
    further query; one of the `urgent` kinds does so at once.
    """

    shown = Signal(object)
    stale = Signal(object)
    refused = Signal(object)

    def __init__(
        self,
        tasks: Tasks,
        query: Callable[[], V],
        cares: Iterable[str],
        now: Callable[[], datetime],
        interval_ms: int = BOARD_INTERVAL_MS,
        parent: QObject | None = None,
        urgent: Iterable[str] = (),
    ) -> None:
        super().__init__(parent)
        self._tasks, self._query, self._now = tasks, query, now
        self._cares, self._urgent = frozenset(cares), frozenset(urgent)
        self._interval_ms, self._hurries = interval_ms, False
        self._asked = 0
        self._wanted = self._running = False
        self._as_of: datetime | None = None
        self._retry_ms = FIRST_RETRY_MS
        self._rest = self._timer(self._go)
        self._retry = self._timer(self.refresh)

    @property
    def as_of(self) -> datetime | None:
        """When the question was put that the view on screen answers."""
        return self._as_of

    def follow(self, watch: Watch) -> None:
        """Ask when the watch tells of something this view cares about."""
        watch.changed.connect(self.hear)
        watch.lost.connect(self.lose)
        watch.found.connect(self.refresh)

    def hear(self, kinds: frozenset[str]) -> None:
        """Ask again if any of these kinds of things matters here."""
        if kinds & self._urgent:
            self._hurry()
        if kinds & self._cares:
            self.refresh()

    def ask(self, query: Callable[[], V]) -> None:
        """Ask something else from now on; an answer still on its way to the old is dropped."""
        self._query = query
        self._asked += 1
        self._as_of = None
        self._rest.stop()  # the rest is between changes; who asks is answered at once
        self.refresh()

    def refresh(self) -> None:
        """Ask again, now or as soon as it may."""
        self._wanted = True
        self._go()

    def lose(self) -> None:
        """Say that what is shown is no longer new."""
        self.stale.emit(self._as_of)

    def _go(self) -> None:
        if not self._wanted or self._running or self._rest.isActive():
            return
        self._wanted, self._running = False, True
        self._rest.start(self._interval_ms)
        self._hurries = False
        done = partial(self._done, self._asked, self._now())
        self._tasks.run(self._query, done, partial(self._failed, self._asked), owner=self)

    def _hurry(self) -> None:
        """Cut the rest short."""
        if self._rest.isActive() and not self._hurries:
            self._hurries = True
            rested = self._interval_ms - self._rest.remainingTime()
            self._rest.start(max(0, URGENT_MS - rested))

    def _done(self, asked: int, began: datetime, view: V) -> None:
        self._running = False
        self._retry.stop()
        self._retry_ms = FIRST_RETRY_MS
        if asked == self._asked:
            self._as_of = began
            self.shown.emit(view)
        self._go()

    def _failed(self, asked: int, why: Failure) -> None:
        self._running = False
        if asked != self._asked:
            self._go()
        elif isinstance(why, Refused):
            self.refused.emit(why)
            self._go()
        else:
            self.lose()
            self._retry.start(self._retry_ms)
            self._retry_ms = min(self._retry_ms * 2, LONGEST_RETRY_MS)

    def _timer(self, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(then)
        return timer
