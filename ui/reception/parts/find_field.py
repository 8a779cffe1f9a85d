"""The field that understands everything, and the keys that mean something while it is empty."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import TextSize

LONGEST = 200
"""Characters: an address with a ticket's secret, and no more."""

STEPS = {"+": 1, "=": 1, "-": -1, "−": -1}
"""More or fewer copies; = is the key of + without Shift."""


class FindField(QLineEdit):
    """The keyboard stays here.

    `arrow(by)` and `entered()` at any time; `step(by)`, `dropped()` and `undone()` for plus and
    minus, Delete and Backspace in the empty field. A key that is held down enters nothing twice.
    """

    arrow = Signal(int)
    entered = Signal()
    step = Signal(int)
    dropped = Signal()
    undone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(LONGEST)
        self.setProperty("textSize", TextSize.LEAD.name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that are no letters of a search."""
        key = event.key()
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.arrow.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():
                self.entered.emit()
        elif self.text() or not self._means(event):
            super().keyPressEvent(event)

    def _means(self, event: QKeyEvent) -> bool:
        """Whether the key has a meaning of its own in the empty field."""
        if event.text() in STEPS:
            self.step.emit(STEPS[event.text()])
        elif event.key() == Qt.Key.Key_Delete:
            self.dropped.emit()
        elif event.key() == Qt.Key.Key_Backspace:
            if not event.isAutoRepeat():
                self.undone.emit()
        else:
            return False
        return True
