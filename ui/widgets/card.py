"""A surface that holds what belongs together."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import Look


class Card(QWidget):
    """A rounded surface; the layout set on it stands inside its padding.

    `ground` is the name of a background in the tokens.
    """

    def __init__(self, look: Look, ground: str = "surface", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._ground = look, ground
        look.changed.connect(self._restyle)
        self._restyle()

    def set_ground(self, ground: str) -> None:
        """Change to another background of the tokens."""
        self._ground = ground
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.colours.line), theme.stroke))
        painter.setBrush(self._look.colour(self._ground))
        half = theme.stroke / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, theme.radius * 1.5, theme.radius * 1.5)

    def _restyle(self) -> None:
        pad = self._look.theme.space(5)
        self.setContentsMargins(pad, pad, pad, pad)
        self.update()
