"""A tile among a few: the first choice of a page."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.theme import TextSize
from ui.widgets.paragraph import Align
from ui.widgets.tile import Tile


class StackTile(Tile):
    """A large icon above a large title."""

    TITLE = TextSize.LEAD
    ALIGN = Align.CENTER
    BADGE = 3.8

    def beside(self) -> int:
        return 2 * self.pad

    def content_height(self, text: int) -> int:
        return self.badge + self._gap() + text

    def draw_content(self, painter: QPainter) -> None:
        width = self.width() - self.beside()
        high = self.content_height(self.text_height(width))
        top = (self.height() - high) / 2
        left = (self.width() - self.badge) / 2
        self.draw_badge(painter, QRectF(left, top, self.badge, self.badge))
        self.draw_text(painter, self.pad, top + self.badge + self._gap(), width)
        if self.isCheckable():
            end = self.width() - self.pad - self.mark
            self.draw_check(painter, QRectF(end, self.pad, self.mark, self.mark))

    def _gap(self) -> int:
        return self._look.theme.space(3) if self.badge else 0
