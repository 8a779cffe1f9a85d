"""Notices that somebody is at a window."""

from PySide6.QtCore import QEvent, QObject, Signal

SIGNS = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin})


class Watchfulness(QObject):
    """Installed on a native window: `touched()` for every key, press and touch."""

    touched = Signal()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take nothing away."""
        if event.type() in SIGNS:
            self.touched.emit()
        return False
