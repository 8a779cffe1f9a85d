"""The colours of a row of the board: new, awaited, answered or empty."""

from typing import NamedTuple

from ui.display.rotation import Row
from ui.theme import Theme
from ui.theme.contrast import luminance, mixed

BRIGHTEST = 0.55
"""Share of the lightest colour in the highlight at the height of a breath."""


class RowInk(NamedTuple):
    """What each part of a row is drawn in, as `#rrggbb`."""

    ground: str
    edge: str
    text: str
    arrow: str
    plate: str
    on_plate: str


def ink_of(row: Row | None, theme: Theme, level: float) -> RowInk:
    """The colours of a row; `level` is how far the highlight has breathed in, 0 to 1."""
    c = theme.colours
    if row is None:
        return RowInk(c.paper, c.line, c.ink, c.ink, c.ink, c.paper)
    if row.fresh:
        lightest = max(c.surface, c.ink, key=luminance)
        ground = mixed(c.accent, lightest, BRIGHTEST * level)
        return RowInk(ground, c.accent, c.on_accent, c.on_accent, c.on_accent, c.accent)
    if row.call.waiting:
        return RowInk(c.surface, c.edge, c.ink, c.primary, c.primary, c.on_primary)
    return RowInk(c.surface, c.line, c.ink_soft, c.ink_soft, c.sunken, c.ink_soft)
