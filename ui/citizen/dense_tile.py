"""A tile with little around it, where many have to be seen at once."""

from ui.widgets import TileButton
from ui.widgets.ring import inset


class DenseTile(TileButton):
    """Icon and text close to the edge, no arrow; one that can be ticked has its box."""

    BADGE = 1.5

    @property
    def pad(self) -> int:
        return max(self._look.theme.space(2), inset(self._look) + self._look.theme.space(1))

    @property
    def mark(self) -> int:
        return super().mark if self.isCheckable() else 0
