"""The calm breathing of what is new."""

from math import cos, pi

from PySide6.QtCore import QObject, QTimer, Signal

PERIOD_MS = 1_600
"""One breath. Far slower than the three flashes a second that can bring on a seizure."""

BEAT_MS = 50


class Pulse(QObject):
    """Goes softly from 0 to 1 and back while it runs; all rows of a board breathe together."""

    beat = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._beats = 0
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._next)

    @property
    def running(self) -> bool:
        return self._timer.isActive()

    @property
    def level(self) -> float:
        """0 at rest, 1 at the height of a breath."""
        return (1 - cos(2 * pi * self._beats * BEAT_MS / PERIOD_MS)) / 2

    def run(self, on: bool) -> None:
        """Breathe, or come to rest."""
        if on and not self.running:
            self._beats = 0
            self._timer.start()
        elif not on:
            self._timer.stop()

    def _next(self) -> None:
        self._beats += 1
        self.beat.emit()
