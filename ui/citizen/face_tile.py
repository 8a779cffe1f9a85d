"""One of five faces: how it was."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from ui.theme import Look, Weight
from ui.widgets import TileButton
from ui.widgets.paragraph import Align, Paragraph


class FaceTile(TileButton):
    """The face above its word, and a mark in the corner of the one that is chosen."""

    BADGE = 3.0

    def __init__(self, look: Look, word: str, icon: str) -> None:
        super().__init__(look, word, icon=icon)
        self.setCheckable(True)

    def beside(self) -> int:
        return 2 * self.pad

    def sizeHint(self) -> QSize:
        width = max(self._title().natural_width + 1, self.badge + 2 * self.mark) + self.beside()
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        return self.badge + self._gap + self.text_height(width - self.beside()) + 2 * self.pad

    @property
    def mark(self) -> int:
        return round(super().mark * 0.9)

    @property
    def _gap(self) -> int:
        return self._look.theme.space(2)

    def _draw_content(self, painter: QPainter) -> None:
        """Draw the face in the middle, its word below it."""
        width = self.width() - self.beside()
        high = self.badge + self._gap + self.text_height(width)
        top = (self.height() - high) / 2
        side = self.badge
        self._draw_badge(painter, QRectF((self.width() - side) / 2, top, side, side))
        self._draw_text(painter, self.pad, top + side + self._gap, width)
        if self.isChecked():
            corner = self._look.theme.space(2)
            box = QRectF(self.width() - corner - self.mark, corner, self.mark, self.mark)
            self._draw_check(painter, box)

    def _title(self) -> Paragraph:
        return self._typeset.paragraph(
            self.text(),
            self.TITLE,
            Weight.SEMIBOLD,
            right_to_left=self.isRightToLeft(),
            align=Align.CENTER,
        )
