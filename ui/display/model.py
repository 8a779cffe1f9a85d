"""What the hall display knows: the board as it is, and which calls on it are new."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from center_app.domain.clock import SECOND, local
from center_app.domain.events import Kind
from center_app.domain.views.board import Board, BoardView
from ui.display.rotation import Rotation, Row
from ui.live import Live
from ui.station import Station
from ui.tasks import Tasks
from ui.watch import Watch

AGAIN_MS = 15 * SECOND
"""How often the board is asked for without any news: opening and closing come with the hour."""

CARES = (Kind.SETUP, Kind.DAY, Kind.QUEUE, Kind.CALLS)


class BoardModel(QObject):
    """Follows the board that `board` asks for.

    `changed()` when `view` or `rows` have; `called(list of BoardCall)` when calls light up or queue
    for their place, the oldest first: the voice says them from the same event; `lost(datetime or
    None)` when what is shown is no longer new, with the moment when it was, and `found()` when it
    is again. While the source is away nothing is highlighted: an old number is never shown as a
    new one.
    """

    changed = Signal()
    called = Signal(object)
    lost = Signal(object)
    found = Signal()

    def __init__(
        self,
        station: Station,
        tasks: Tasks,
        watch: Watch,
        board: Board,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = station.clock
        self._rotation = Rotation()
        self._view: BoardView | None = None
        self._away = False
        query = partial(station.center.see, board)
        self._live = Live(
            tasks,
            query,
            CARES,
            lambda: local(self._clock.now().at),
            parent=self,
            urgent=(Kind.CALLS,),
        )
        self._live.shown.connect(self._show)
        self._live.stale.connect(self._lose)
        self._live.follow(watch)
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.timeout.connect(self._advance)
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._live.refresh)
        self._again.start()

    @property
    def view(self) -> BoardView | None:
        """The board as it was last heard of; None before the first time."""
        return self._view

    @property
    def away(self) -> bool:
        """Whether the source is, so that nothing shown is new."""
        return self._away

    @property
    def rows(self) -> tuple[Row, ...]:
        """The calls on the board, the newest first."""
        rows = self._rotation.rows()
        return tuple(row.still() for row in rows) if self._away else rows

    def hold(self, places: int) -> None:
        """Have so many calls on the board at once."""
        self._rotation.hold(places)

    def _show(self, view: BoardView) -> None:
        gap = self._view is None or self._away
        self._view = view
        new = self._rotation.take(view.calls, self._now(), after_gap=gap)
        if self._away:
            self._away = False
            self.found.emit()
        self._tell()
        if new:
            self.called.emit(new)

    def _lose(self, since: object) -> None:
        self._away = True
        self.lost.emit(since)
        self.changed.emit()

    def _advance(self) -> None:
        self._rotation.advance(self._now())
        self._tell()

    def _tell(self) -> None:
        due = self._rotation.due(self._now())
        if due is not None:
            self._due.start(due + 1)
        self.changed.emit()

    def _now(self) -> int:
        return self._clock.now().mono
