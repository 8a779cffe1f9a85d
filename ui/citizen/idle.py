"""How long a kiosk waits for somebody who does nothing."""

from PySide6.QtCore import QObject, QTimer, Signal

QUIET_S = 60
"""Seconds without a touch before anybody is asked for more time."""

WARN_S = 20
"""Seconds of warning, each time anew (mission: at least 20, extended with one action)."""

NUMBER_S = 20
NUMBER_ALONE_S = 60
"""Seconds that a number stands there: with its paper, and where the screen is all there is."""

SECOND_MS = 1_000


class Idle(QObject):
    """Counts from the last touch: first quietly, then aloud, and then it is over.

    `counting(int)` says every second how many are left, `calm()` that somebody was there in
    time, `over()` that nobody was.
    """

    counting = Signal(int)
    calm = Signal()
    over = Signal()

    def __init__(self, parent: QObject | None = None, second_ms: int = SECOND_MS) -> None:
        """`second_ms` is how long a second lasts; only a test is in a hurry."""
        super().__init__(parent)
        self._second_ms = second_ms
        self._quiet_s, self._warn_s, self._left = QUIET_S, WARN_S, 0
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._warn)
        self._seconds = QTimer(self)
        self._seconds.setInterval(second_ms)
        self._seconds.timeout.connect(self._count)

    def begin(self, quiet_s: int = QUIET_S, warn_s: int = WARN_S) -> None:
        """Wait for so long from now on, beginning now."""
        self.stop()
        self._quiet_s, self._warn_s = quiet_s, warn_s
        self._wait()

    def stop(self) -> None:
        """Wait for nobody."""
        self._quiet.stop()
        if self._seconds.isActive():
            self._seconds.stop()
            self.calm.emit()

    def touch(self) -> None:
        """Somebody is there: begin again, if it has begun at all."""
        if self._seconds.isActive() or self._quiet.isActive():
            self.stop()
            self._wait()

    def _wait(self) -> None:
        if self._quiet_s:
            self._quiet.start(self._quiet_s * self._second_ms)
        else:
            self._warn()

    def _warn(self) -> None:
        self._left = self._warn_s
        self._seconds.start()
        self.counting.emit(self._left)

    def _count(self) -> None:
        self._left -= 1
        if self._left:
            self.counting.emit(self._left)
            return
        self._seconds.stop()
        self.over.emit()
