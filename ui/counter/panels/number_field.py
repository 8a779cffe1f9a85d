"""Typing a number as it stands on the ticket; the keyboard stays in the field."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from center_app.language import Language, words
from ui.theme import TextSize

LONGEST = 200
"""Characters: the address in a ticket's code, and no more."""


class NumberField(QLineEdit):
    """`arrow(by)` and `entered(typed)`; held down, Enter enters nothing twice."""

    arrow = Signal(int)
    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(LONGEST)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setProperty("textSize", TextSize.LEAD.name)

    def speak(self, language: Language) -> None:
        self.setPlaceholderText(language.say(words("Number on the ticket")))
        self.setAccessibleName(self.placeholderText())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the arrows and Enter."""
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.arrow.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():
                self.entered.emit(self.text())
        else:
            super().keyPressEvent(event)
