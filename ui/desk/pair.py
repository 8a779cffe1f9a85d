"""A name, and at the end of its line what it amounts to."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget


class Pair(QWidget):
    """Two widgets on one line, apart as far as there is room."""

    def __init__(self, name: QWidget, amount: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(amount, 0, Qt.AlignmentFlag.AlignVCenter)
