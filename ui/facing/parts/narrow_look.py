"""A look with smaller keys, for a keyboard on a screen that has no room for large ones."""

from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ui.citizen.keyboard import COLUMNS, GAP
from ui.theme import Look

ROWS = 5
SHARE = 0.41
"""Of the height of the screen that the keyboard takes at most."""


def narrow_look(look: Look, room: QSize, owner: QWidget) -> Look:
    """The look with keys as large as a screen of this size allows, up to its own."""
    theme = look.theme
    gap = theme.space(GAP)
    wide = (room.width() - (COLUMNS - 1) * gap) // COLUMNS
    high = (round(room.height() * SHARE) - (ROWS - 1) * gap) // ROWS
    metrics = replace(theme.metrics, touch=max(1, min(theme.touch, wide, high)))
    return Look(replace(theme, metrics=metrics), owner)
