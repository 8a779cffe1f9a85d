"""An icon on a page."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Look, TextSize
from ui.theme.glyph import Glyph


class Icon(QWidget):
    """One icon, as large as a text of `size`; without a `name` it only adorns."""

    def __init__(
        self,
        look: Look,
        icon: str,
        size: TextSize = TextSize.TITLE,
        colour: str = "primary",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._icon, self._size, self._colour = look, icon, size, colour
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)

    def show_icon(self, icon: str, colour: str) -> None:
        """Change to another icon, in a colour of the tokens."""
        self._icon, self._colour = icon, colour
        self.update()

    def sizeHint(self) -> QSize:
        side = round(self._look.theme.size(self._size) * 1.2)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        glyph = Glyph(self._icon, getattr(self._look.theme.colours, self._colour))
        glyph.draw(painter, QRectF(self.rect()), self.isRightToLeft())

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
