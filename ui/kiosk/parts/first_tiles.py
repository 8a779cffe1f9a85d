"""The tiles of the first page."""

from ui.theme import TextSize
from ui.widgets import TileButton
from ui.widgets.ring import inset


class FirstTile(TileButton):
    """A tile without an arrow, whose icon leaves the room to the words when they grow."""

    @property
    def badge(self) -> int:
        return round(self._look.theme.metrics.body * self.BADGE)

    @property
    def mark(self) -> int:
        return 0


class LargeTile(FirstTile):
    """One of two tiles that a visit begins with."""

    TITLE = TextSize.LEAD
    BADGE = 3.0


class SmallTile(FirstTile):
    """A tile so small that all life events are seen at once."""

    BADGE = 1.9

    @property
    def pad(self) -> int:
        return max(self._look.theme.space(3), inset(self._look) + self._look.theme.space(1))
