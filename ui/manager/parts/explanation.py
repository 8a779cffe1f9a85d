"""What a page is about, above the rest of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Look, TextSize
from ui.widgets import BodyLabel, Card, Icon


class Explanation(Card):
    """A sentence or two on a soft ground."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "tint", parent)
        self._words = BodyLabel(look)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.theme.space(3))
        row.addWidget(Icon(look, "info", TextSize.LEAD), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def text(self) -> str:
        return self._words.text()

    def write(self, text: str) -> None:
        """Say it."""
        self._words.write(text)
