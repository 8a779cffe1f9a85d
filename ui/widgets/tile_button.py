"""A tile in a list of many: a service, an agency, a life event."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.theme.glyph import Glyph
from ui.widgets.tile import Tile


class TileButton(Tile):
    """The icon before the text, and after it where it leads: an arrow on, or a box to tick."""

    def beside(self) -> int:
        badge = self.badge + self._look.theme.space(4) if self.badge else 0
        return badge + self.mark + self._look.theme.space(3) + 2 * self.pad

    def content_height(self, text: int) -> int:
        return max(self.badge, text)

    def draw_content(self, painter: QPainter) -> None:
        self.draw_badge(painter, self._middle(self.pad, self.badge))
        x = self.pad + (self.badge + self._look.theme.space(4) if self.badge else 0)
        width = self.width() - self.beside()
        self.draw_text(painter, x, (self.height() - self.text_height(width)) / 2, width)
        box = self._middle(self.width() - self.pad - self.mark, self.mark)
        if self.isCheckable():
            self.draw_check(painter, box)
        else:
            arrow = Glyph("chevron-end", self._look.theme.colours.ink_soft)
            arrow.draw(painter, self.mirrored(box), self.isRightToLeft())

    def _middle(self, x: float, side: float) -> QRectF:
        return QRectF(x, (self.height() - side) / 2, side, side)
