"""Hears that somebody touches the window, before any widget does."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent

SETTLE_MS = 300
"""A touch so soon after a page has come was meant for the page before: a double touch."""

SETTLE_NUMBER_MS = 1_200
"""A number is not sent away by the touch that asked for it, however often it is repeated."""

PRESSES = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.TouchBegin}
)

OTHER_BUTTONS = frozenset(Qt.MouseButton) - {Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton}


class Touches(QObject):
    """Installed on a native window: `touched()` for every touch and key.

    For a moment after `settle` touches go nowhere. Other buttons of a mouse never lead anywhere,
    and no menu opens.
    """

    touched = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.by_keys = False
        """Whether the last sign of somebody was a key."""
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)

    def settle(self, milliseconds: int = SETTLE_MS) -> None:
        self._settling.start(milliseconds)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Swallow a touch that comes too soon."""
        pressed = event.type() in PRESSES
        if pressed or event.type() == QEvent.Type.KeyPress:
            self.by_keys = not pressed
            self.touched.emit()
        return (pressed and self._settling.isActive()) or _foreign(event)


def _foreign(event: QEvent) -> bool:
    """Whether a kiosk has no use for it: a menu, or another button than the one of a touch."""
    other = isinstance(event, QMouseEvent) and event.button() in OTHER_BUTTONS
    return other or event.type() == QEvent.Type.ContextMenu
