"""A card whose content is a column that is made anew."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Look
from ui.widgets import Card


class CardColumn(Card):
    """Widgets below one another, from the top."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._look.changed.connect(self._space)
        self._space()

    def stack(self, *widgets: QWidget, gap: float = 0) -> None:
        """Add widgets at the bottom, the first of them `gap` units further down."""
        if gap:
            self._column.addSpacing(self._look.theme.space(gap))
        for widget in widgets:
            self._column.addWidget(widget)

    def stack_middle(self, widget: QWidget) -> None:
        """Add a widget at the bottom, as wide as it likes, in the middle."""
        self._column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)

    def end(self) -> None:
        """Leave the rest free."""
        self._column.addStretch(1)

    def empty(self) -> None:
        """Take everything out."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _space(self) -> None:
        self._column.setSpacing(self._look.theme.space(1.5))
