"""What to bring, one under the other."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Look, TextSize
from ui.widgets import Icon, Label


class Checklist(QWidget):
    """Short texts, each with the same mark before it; without an `icon` they have none."""

    def __init__(
        self, look: Look, icon: str, colour: str = "primary", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._icon, self._colour = look, icon, colour
        self._rows: list[QWidget] = []
        self._texts: list[str] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.theme.space(1.5))

    def fill(self, texts: Sequence[str]) -> None:
        """Show these instead, if they are others."""
        if list(texts) == self._texts:
            return
        self._texts = list(texts)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(text) for text in texts]
        for row in self._rows:
            self._column.addWidget(row)

    def _row(self, text: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._look.theme.space(2))
        label = Label(self._look, text)
        if self._icon:
            line.addLayout(self._mark(label))
        line.addWidget(label, 1)
        return row

    def _mark(self, label: Label) -> QVBoxLayout:
        """The mark on the middle of the first line of its text."""
        mark = Icon(self._look, self._icon, TextSize.BODY, self._colour)
        low = max(0, label.heightForWidth(10_000) - mark.sizeHint().height()) // 2
        place = QVBoxLayout()
        place.setContentsMargins(0, low, 0, 0)
        place.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        return place
