"""A code scanner: a keyboard that types a whole code at once and ends it with Enter."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

PAUSE_MS = 500
"""A scanner makes no longer pause between two letters; hands on a keyboard soon do."""

LONGEST = 300
"""Letters of an address with its code; what is longer is not one of ours."""

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Scanner(QObject):
    """Installed on a native window: `scanned(str)` for what was typed at once, without Enter.

    It leaves everything to a field that has the focus, and all keys while nobody `listens`.
    """

    scanned = Signal(str)

    def __init__(self, listens: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listens = listens
        self._typed = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._forget)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the letters of a code, and the Enter behind them before it presses a button."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit):
            return False
        if not self._listens():
            self._forget()
            return False
        if event.key() in ENTER:
            return self._end()
        text = event.text()
        if not text or not text.isprintable() or not (self._typed or text.strip()):
            return False
        self._typed = (self._typed + text)[: LONGEST + 1]
        self._pause.start()
        return True

    def _end(self) -> bool:
        typed, self._typed = self._typed, ""
        self._pause.stop()
        if typed and len(typed) <= LONGEST:
            self.scanned.emit(typed)
        return bool(typed)

    def _forget(self) -> None:
        self._typed = ""
