"""What all panels have in common: a question, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from center_app.language import Language
from ui.counter.desk import DeskState
from ui.desk.card_column import CardColumn
from ui.theme import Look, TextSize, Weight
from ui.widgets import Label, Note


class Panel(CardColumn):
    """Asks for the choice that a verb needs; Esc leaves it without one.

    `closed` comes when it is left, with or without a choice; `off(reason)` when a choice was
    wanted that is off.
    """

    closed = Signal()
    off = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._title = Label(look, size=TextSize.LEAD, weight=Weight.SEMIBOLD)
        self._hint = Note(look)
        self.stack(self._title, self._hint)

    def ask(self, state: DeskState, language: Language) -> None:
        """Show the choices as they are on this desk, in this language."""
        raise NotImplementedError

    def begin(self) -> None:
        """Put the keyboard where the choice is made."""
        raise NotImplementedError

    def head(self, title: str, hint: str) -> None:
        """Say what is asked."""
        self._title.write(title)
        self._hint.write(hint)
        self.setAccessibleName(self._title.accessibleName())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus; the desk hears of Page Up and Down alone."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focused = self.focusWidget()
            if isinstance(focused, QAbstractButton):
                focused.click()
        elif event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            super().keyPressEvent(event)
