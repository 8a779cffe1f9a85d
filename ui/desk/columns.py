"""Columns side by side, each scrolling on its own where its cards are longer than the screen."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Look
from ui.widgets import ScrollPage

NO_LIMIT = 16_777_215
"""Qt's own word for it, QWIDGETSIZE_MAX, is not in the binding."""


class Column(ScrollPage):
    """Cards below one another, as high as the column together."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._page = QWidget()
        super().__init__(self._page, parent)
        self._look = look
        self._cards = QVBoxLayout(self._page)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._held: list[QWidget] = []
        self.narrow = False
        self._page.installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def held(self) -> list[QWidget]:
        return list(self._held)

    def fill(self, cards: Sequence[QWidget]) -> None:
        """Hold these cards instead, taking them from wherever they were."""
        for card in self._held:
            self._cards.removeWidget(card)
        self._held = list(cards)
        self._cards.setSpacing(self._look.theme.space(3))
        for card in cards:
            self._cards.addWidget(card, 1)

    def sizeHint(self) -> QSize:
        """As wide as it likes, and content with any height."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Never be narrower than the cards: there is no scrolling sideways."""
        if event.type() is QEvent.Type.LayoutRequest:
            bar = self.verticalScrollBar().sizeHint().width()
            needed = self._page.minimumSizeHint().width() + bar
            self.setMinimumWidth(needed)
            self.setMaximumWidth(needed if self.narrow else NO_LIMIT)
        return super().eventFilter(watched, event)


class Columns(QWidget):
    """Holds its cards in columns; a column none of whose cards is shown takes no room.

    A card that moves loses the keyboard: once it is shown again it has it back.
    """

    def __init__(self, look: Look, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._had_keyboard: QWidget | None = None
        self._columns = [Column(look) for _ in range(most)]
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for column in self._columns:
            self._row.addWidget(column)

    def fill(self, columns: Sequence[Sequence[QWidget]]) -> None:
        """The cards of each column, shown or not; `show_cards` follows."""
        self._had_keyboard = self.window().focusWidget()
        self._row.setSpacing(self._look.theme.space(3))
        for n, column in enumerate(self._columns):
            column.fill(columns[n] if n < len(columns) else ())

    def turn(self, pages: int) -> None:
        """Scroll every column by so many pages, down or up."""
        for column in self._columns:
            bar = column.verticalScrollBar()
            bar.setValue(bar.value() + pages * bar.pageStep())

    def show_cards(self, shown: Sequence[QWidget], shares: Sequence[int]) -> None:
        """Show these cards alone, the columns with these shares of the width.

        A column whose share is 0 is as wide as its cards need.
        """
        for n, column in enumerate(self._columns):
            share = shares[n] if n < len(shares) else 0
            column.narrow = not share
            self._row.setStretch(n, share)
            for card in column.held:
                card.setVisible(card in shown)
            column.setVisible(any(card in shown for card in column.held))
        had, self._had_keyboard = self._had_keyboard, None
        if had is not None and not had.hasFocus() and had.isVisibleTo(self.window()):
            had.setFocus()
