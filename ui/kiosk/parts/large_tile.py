"""The tiles of the first page."""

from ui.theme import TextSize
from ui.widgets import TileButton


class LargeTile(TileButton):
    """A tile with larger words and a larger icon."""

    TITLE = TextSize.LEAD
    BADGE = 3.2


class SmallTile(TileButton):
    """A tile with a smaller icon and no arrow, so that all life events are seen at once."""

    BADGE = 1.9

    @property
    def mark(self) -> int:
        return 0
