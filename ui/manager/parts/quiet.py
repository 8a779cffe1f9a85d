"""What stands where there is nothing to show."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Look, TextSize
from ui.widgets import BodyLabel, Card, Icon


class Quiet(Card):
    """A calm sentence in the middle of an empty place."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._text = BodyLabel(look)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.addStretch(1)
        icon = Icon(look, "check-circle", TextSize.HEADLINE, "ink_soft")
        column.addWidget(icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._text)
        column.addStretch(1)

    def write(self, text: str) -> None:
        """Say it."""
        if text != self._text.text():
            self._text.write(text)
            self.setAccessibleName(self._text.accessibleName())
