"""A card whose content is a column."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Look
from ui.widgets import Card


class CardColumn(Card):
    """Widgets below one another, from the top; the content can be begun anew."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._page = QWidget()
        self._column = self._new_column()
        self._look.changed.connect(self._space)

    def renew(self) -> None:
        """Begin anew with nothing; what was there is deleted."""
        old, self._page = self._page, QWidget()
        self._outer.removeWidget(old)
        old.hide()
        old.deleteLater()
        self._column = self._new_column()

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

    def _new_column(self) -> QVBoxLayout:
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.theme.space(1.5))
        self._outer.addWidget(self._page)
        return column

    def _space(self) -> None:
        self._column.setSpacing(self._look.theme.space(1.5))
