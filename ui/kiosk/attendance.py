"""Whether somebody still stands before the kiosk, on which the first page comes back or not."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QWindow

from ui.citizen.idle import NUMBER_ALONE_S, NUMBER_S, QUIET_S, WARN_S, Idle
from ui.citizen.touches import SETTLE_MS, SETTLE_NUMBER_MS, Touches
from ui.kiosk.model import KioskModel
from ui.kiosk.visitor import Page, Visitor
from ui.ticket.paper import PaperState

WITH_PAPER = frozenset({PaperState.PRINTING, PaperState.PRINTED})


class Attendance(QObject):
    """Counts down by the page: `counting(int)` seconds left, `calm()` and `over()`.

    A number is counted down at once and in sight, for longer where it has no paper; elsewhere a
    warning comes after a while. The first page waits for nobody, unless somebody has `changed` how
    it looks.
    """

    counting = Signal(int)
    calm = Signal()
    over = Signal()

    def __init__(self, model: KioskModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._idle = Idle(self)
        self._idle.counting.connect(self.counting)
        self._idle.calm.connect(self.calm)
        self._idle.over.connect(self.over)
        self._touches = Touches(self)
        self._touches.touched.connect(self._idle.touch)

    @property
    def by_keys(self) -> bool:
        """Whether who is there presses keys, and needs to see where the focus is."""
        return self._touches.by_keys

    def hear(self, window: QWindow) -> None:
        """Take every touch of this window as a sign of somebody there."""
        window.removeEventFilter(self._touches)
        window.installEventFilter(self._touches)

    def stay(self) -> None:
        """Somebody is there."""
        self._idle.touch()

    def begin(self, *, changed: bool) -> None:
        """A page has come: count from now on, as long as it is to stand."""
        on_number = self._model.visitor.page is Page.NUMBER
        self._touches.settle(SETTLE_NUMBER_MS if on_number else SETTLE_MS)
        if on_number:
            on_paper = self._model.paper.state in WITH_PAPER
            self._idle.begin(0, NUMBER_S if on_paper else NUMBER_ALONE_S)
        elif changed or self._model.visitor != Visitor():
            self._idle.begin(QUIET_S, WARN_S)
        else:
            self._idle.stop()
