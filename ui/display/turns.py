"""What stands beside the calls: expected waits and the center's slides, one after the other."""

import logging
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSize, QTimer, Signal

from center_app.domain.clock import SECOND, local
from center_app.domain.events import Kind
from center_app.domain.views.group_waits import GroupWait, GroupWaits
from ui.display.leaf import Found, Leaf, Slide, WaitsLeaf, next_slide
from ui.live import Live
from ui.station import Station
from ui.tasks import Failure, Tasks
from ui.watch import Watch

_LOG = logging.getLogger(__name__)

TURN_MS = 12 * SECOND
"""How long a leaf stands: long enough for both languages of a short text."""

WAITS_MS = 20 * SECOND
"""How often the waits are asked for: they are told to five minutes."""


class Turns(QObject):
    """Waits and slides in turn. `turned()` when another leaf stands, `changed()` when there is
    something to show now, or nothing any more.

    While the source is away no wait is told, for nobody knows it then; the slides go on.
    """

    turned = Signal()
    changed = Signal()

    def __init__(
        self,
        station: Station,
        tasks: Tasks,
        watch: Watch,
        folder: Path | None,
        parent: QObject | None = None,
    ) -> None:
        """`folder` has the slides; None: there are none."""
        super().__init__(parent)
        self._tasks, self._folder = tasks, folder
        self._groups: tuple[GroupWait, ...] = ()
        self._leaf: Leaf | None = None
        self._page, self._after = -1, ""
        self._room, self._rows = QSize(1, 1), 1
        self._reading = False
        self._told: set[str] = set()
        clock = station.clock
        query = partial(station.center.see, GroupWaits())
        cares = (Kind.SETUP, Kind.DAY)
        self._live = Live(tasks, query, cares, lambda: local(clock.now().at), parent=self)
        self._live.shown.connect(self._know)
        self._live.stale.connect(lambda _since: self._know(()))
        self._live.follow(watch)
        self._again, self._turn = QTimer(self), QTimer(self)
        self._again.timeout.connect(self._live.refresh)
        self._again.start(WAITS_MS)
        self._turn.timeout.connect(self._next)
        self._turn.start(TURN_MS)

    @property
    def leaf(self) -> Leaf | None:
        """What stands there now; None: nothing."""
        return self._leaf

    def fit(self, room: QSize, rows: int) -> None:
        """There is so much room in pixels, and so many waits can be read at once."""
        first = self._room == QSize(1, 1)
        self._room, self._rows = room, rows
        if first:
            self._next()

    def _know(self, groups: tuple[GroupWait, ...]) -> None:
        self._groups = groups
        if isinstance(self._leaf, WaitsLeaf):
            self._page -= 1
            self._show_waits()
        elif self._leaf is None:
            self._show_waits()

    def _next(self) -> None:
        if self._folder is None or (isinstance(self._leaf, Slide) and self._groups):
            self._show_waits()
        elif not self._reading:
            self._reading = True
            width, height = self._room.width(), self._room.height()
            reading = partial(next_slide, self._folder, self._after, width, height)
            self._tasks.run(reading, self._slid, self._not_slid, owner=self)

    def _slid(self, found: Found) -> None:
        self._reading = False
        for fault in found.faults:
            if fault not in self._told:  # once, not at every turn of the day
                self._told.add(fault)
                _LOG.warning("slide %s", fault)
        if found.slide is None:
            self._show_waits()
        else:
            self._after = found.slide.name
            self._show(found.slide)

    def _not_slid(self, _failure: Failure) -> None:
        """A bug, which has been told."""
        self._reading = False
        self._show_waits()

    def _show_waits(self) -> None:
        pages = range(0, len(self._groups), self._rows)
        if not pages:
            self._show(None)
            return
        self._page = (self._page + 1) % len(pages)
        start = pages[self._page]
        self._show(WaitsLeaf(self._groups[start : start + self._rows]))

    def _show(self, leaf: Leaf | None) -> None:
        was, self._leaf = self._leaf, leaf
        if (was is None) != (leaf is None):
            self.changed.emit()
        if leaf != was:
            self.turned.emit()
