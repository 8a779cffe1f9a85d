"""When there is room for two things side by side."""

from ui.theme import Look

SIDE_BY_SIDE = 230
"""Least width in units of the theme, at the plain text size."""


def is_wide(look: Look, width: int) -> bool:
    """Whether `width` pixels hold two columns; a larger text needs more."""
    return width >= look.theme.space(SIDE_BY_SIDE) * look.theme.scale
