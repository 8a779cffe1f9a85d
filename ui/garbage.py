"""Python's garbage, collected on the main thread alone.

A cycle of objects may hold a window. Python collects on whichever thread happens to allocate, and
a Qt object that a worker thread destroys takes the whole process with it.
"""

import gc

from PySide6.QtCore import QObject, QTimer

OFTEN_MS = 1_000
"""How often what has become garbage lately is collected; it takes less than a millisecond."""

WHOLE = 60
"""After so many times everything is looked at, which takes longer."""


class Garbage(QObject):
    """Takes over from Python when it is made; owned by the application."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._times = 0
        self._timer = QTimer(self)
        self._timer.setInterval(OFTEN_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def _collect(self) -> None:
        self._times += 1
        gc.collect(2 if self._times % WHOLE == 0 else 1)
