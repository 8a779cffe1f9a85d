"""Whether somebody is at the desk: every key, click and movement of the mouse in its window."""

from PySide6.QtCore import QEvent, QObject, Signal

SIGNS = frozenset(
    {
        *(QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove),
        *(QEvent.Type.Wheel, QEvent.Type.TouchBegin),
    }
)


class Touches(QObject):
    """Looks at what reaches a window, and takes none of it; `touched()` each time."""

    touched = Signal()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let everything through."""
        if event.type() in SIGNS:
            self.touched.emit()
        return False
