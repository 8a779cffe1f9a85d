"""Trying again while the center is away: soon, then less and less often."""

from PySide6.QtCore import QObject, QTimer, Signal

FIRST_RETRY_MS = 500
LONGEST_RETRY_MS = 5_000
"""Pauses between tries double from the first to the longest."""


class Again(QObject):
    """`due()` when it is time for the next try."""

    due = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pause_ms = FIRST_RETRY_MS
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.due)

    def wait(self) -> None:
        """Let the next try come after a pause."""
        self._timer.start(self._pause_ms)
        self._pause_ms = min(self._pause_ms * 2, LONGEST_RETRY_MS)

    def stop(self) -> None:
        """It got through, or is no longer wanted."""
        self._timer.stop()
        self._pause_ms = FIRST_RETRY_MS
