"""A part of the board on a ground of its own: the band on top, the page of the night."""

from typing import NamedTuple

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Contrast, Look


class Ground(NamedTuple):
    """A background and the text on it, by their names in the tokens."""

    ground: str
    ink: str


DAY = {
    Contrast.LIGHT: Ground("primary", "on_primary"),
    Contrast.HIGH: Ground("sunken", "ink"),
}
NIGHT = {
    Contrast.LIGHT: Ground("primary_pressed", "on_primary"),
    Contrast.HIGH: Ground("paper", "ink"),
}


class Band(QWidget):
    """Fills itself with the ground that belongs to the contrast of the moment."""

    def __init__(
        self, look: Look, grounds: dict[Contrast, Ground], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._grounds = look, grounds

    @property
    def ink(self) -> str:
        """The colour of text here, by its name in the tokens."""
        return self._grounds[self._look.theme.contrast].ink

    def paintEvent(self, _event: QPaintEvent) -> None:
        ground = self._grounds[self._look.theme.contrast].ground
        QPainter(self).fillRect(self.rect(), self._look.colour(ground))
