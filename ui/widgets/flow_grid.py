"""Tiles in as many equal columns as there is room for."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from ui.theme import Look
from ui.widgets.flow import Flow, Placed, height_of


class FlowGrid(Flow):
    """Lays its tiles out row by row; the tiles of a row are equally high.

    `least` is the width, in units of the theme at the plain text size, below which a tile is not
    pressed; it grows with the text. `most` bounds the number of columns. One that is hidden takes
    no room.
    """

    def __init__(
        self, look: Look, least: float = 60, most: int = 6, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self._least, self._most = least, most

    def columns(self, width: int) -> int:
        """How many columns stand side by side in `width` pixels, at least one."""
        fitting = (width + self.gap) // (self._least_tile() + self.gap)
        return max(1, min(fitting, self._most, len(self.shown)))

    def placed(self, width: int) -> Iterator[Placed]:
        columns = self.columns(width)
        wide = (width - self.gap * (columns - 1)) // columns
        top, tiles = 0, self.shown
        for first in range(0, len(tiles), columns):
            row = tiles[first : first + columns]
            high = max(height_of(tile, wide) for tile in row)
            for column, tile in enumerate(row):
                yield Placed(tile, QRect(column * (wide + self.gap), top, wide, high))
            top += high + self.gap

    def sizeHint(self) -> QSize:
        columns = max(1, min(self._most, len(self.shown)))
        width = columns * (self._least_tile() + self.gap) - self.gap
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.narrowest(), 0)

    def _least_tile(self) -> int:
        asked = round(self._look.theme.space(self._least) * self._look.theme.scale)
        return max(asked, self.narrowest())
