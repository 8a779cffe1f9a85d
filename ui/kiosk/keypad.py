"""The keys of a kiosk without a keyboard: arrows, Enter and what a socket for headsets sends."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from ui.citizen.key import Key as LetterKey

Key = Qt.Key

READ = Key.Key_F1
PLUGGED, UNPLUGGED, VOLUME = Key.Key_F15, Key.Key_F16, Key.Key_F17
"""What keypads for kiosks send for a headset that is put in or taken out, and for the volume."""

LEAVE = Key.Key_Q
"""With Ctrl and Shift: the staff's way to the page that ends the kiosk."""

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
WITH_BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Keypad(QObject):
    """Installed on a native window: arrows go through all that can be pressed, like Tab.

    Only among the keys of the keyboard on the screen they go where they point.

    `read()` asks for the page to be spoken, `headset(bool)` tells that one was put in or taken
    out, `louder()` asks for more volume, `leave()` for the page that ends the kiosk.
    """

    read = Signal()
    headset = Signal(bool)
    louder = Signal()
    leave = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that are meant for the kiosk as a whole."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if key == READ:
            self.read.emit()
        elif key in {PLUGGED, UNPLUGGED}:
            self.headset.emit(key == PLUGGED)
        elif key == VOLUME:
            self.louder.emit()
        elif key == LEAVE and event.modifiers() == WITH_BOTH:
            self.leave.emit()
        else:
            step = _step(Key(key))
            if step is None:
                return False
            self._go(watched, forward=step)
        return True

    def _go(self, window: QObject, *, forward: bool) -> None:
        tab = Key.Key_Tab if forward else Key.Key_Backtab
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(window, QKeyEvent(kind, tab, NO_MODIFIER))


def _step(key: Qt.Key) -> bool | None:
    """Whether a key goes forward or back; None for one that does neither."""
    if isinstance(QApplication.focusWidget(), LetterKey):
        return None
    if key in {Key.Key_Down, Key.Key_Up}:
        return key is Key.Key_Down
    typing = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
    if typing or key not in {Key.Key_Left, Key.Key_Right}:
        return None
    focused = QApplication.focusWidget()
    right_to_left = focused is not None and focused.isRightToLeft()
    return (key is Key.Key_Left) is right_to_left
