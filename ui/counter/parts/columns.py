"""Columns side by side, each scrolling on its own where its cards are longer than the screen."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Look
from ui.widgets import ScrollPage

QWIDGETSIZE_MAX = 16_777_215
"""Qt's word for no limit, which the binding leaves out."""


class Column(ScrollPage):
    """Cards below one another; the last takes the rest of the height."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._page = QWidget()
        super().__init__(self._page, parent)
        self._look = look
        self._cards = QVBoxLayout(self._page)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._held: list[QWidget] = []
        self._narrow = False
        self._page.installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def fill(self, cards: Sequence[QWidget], *, narrow: bool) -> None:
        """Hold these cards instead, taking them from wherever they were.

        A `narrow` column is as wide as its cards need.
        """
        self._narrow = narrow
        for card in self._held:
            self._cards.removeWidget(card)
        self._held = list(cards)
        self._cards.setSpacing(self._look.theme.space(3))
        for card in cards:
            self._cards.addWidget(card, 1 if card is cards[-1] else 0)
            card.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Never be narrower than the cards: there is no scrolling sideways."""
        if event.type() is QEvent.Type.LayoutRequest:
            bar = self.verticalScrollBar().sizeHint().width()
            needed = self._page.minimumSizeHint().width() + bar
            self.setMinimumWidth(needed)
            self.setMaximumWidth(needed if self._narrow else QWIDGETSIZE_MAX)
        return super().eventFilter(watched, event)


class Columns(QWidget):
    """As many columns as it is filled with, at most as it was made with."""

    def __init__(self, look: Look, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._columns = [Column(look) for _ in range(most)]
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for column in self._columns:
            self._row.addWidget(column)

    def fill(self, columns: Sequence[tuple[int, Sequence[QWidget]]]) -> None:
        """Each column with its share of the width (0: no more than it needs) and its cards."""
        self._row.setSpacing(self._look.theme.space(3))
        for n, column in enumerate(self._columns):
            share, cards = columns[n] if n < len(columns) else (0, ())
            self._row.setStretch(n, share)
            column.setVisible(bool(cards))
            column.fill(cards, narrow=not share)
