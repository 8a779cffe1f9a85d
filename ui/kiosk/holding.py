"""Tells that somebody has laid a finger on a place and kept it there."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

HELD_MS = 5_000
"""Nobody rests a finger on a name for so long by chance."""


class Holding(QObject):
    """Installed on widgets that do nothing when touched: `held()` after `HELD_MS`.

    A finger that leaves the widget, or a second press, begins anew.
    """

    held = Signal()

    def __init__(self, parent: QObject | None = None, held_ms: int = HELD_MS) -> None:
        """`held_ms`: only a test is in a hurry."""
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(held_ms)
        self._timer.timeout.connect(self.held)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the finger; every event goes on."""
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress:
            self._timer.start()
        elif kind == QEvent.Type.MouseButtonRelease or _left(watched, event):
            self._timer.stop()
        return False


def _left(watched: QObject, event: QEvent) -> bool:
    """Whether the finger has moved off the widget."""
    if not isinstance(event, QMouseEvent) or not isinstance(watched, QWidget):
        return False
    return not watched.rect().contains(event.position().toPoint())
