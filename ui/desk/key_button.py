"""A button beside the verbs of a desk, with its icon and its key."""

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.desk.key_cap import cap_size, draw_cap
from ui.desk.row_button import RowButton
from ui.theme import Look
from ui.theme.glyph import Glyph
from ui.widgets.button import Paint


class KeyButton(RowButton):
    """`key` is what presses it wherever the keyboard is; whoever has it sees to that."""

    ICON = 1.3
    """Side of the icon, in sizes of the title."""

    def __init__(self, look: Look, icon: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._icon, self._key = icon, key
        self.setAccessibleDescription(key)

    def lead(self) -> QSizeF:
        side = self._look.theme.size(self.TITLE) * self.ICON
        return QSizeF(side, side)

    def tail(self) -> QSizeF:
        return cap_size(self._look, self._key)

    def draw_lead(self, painter: QPainter, box: QRectF, colour: str) -> None:
        Glyph(self._icon, colour).draw(painter, box, self.isRightToLeft())

    def draw_tail(self, painter: QPainter, box: QRectF, colour: str) -> None:
        draw_cap(painter, self._look, box, self._key, colour)

    def paint(self) -> Paint:
        c = self._look.theme.colours
        if self.isDown():
            return Paint(c.tint, c.on_tint, c.primary)
        return Paint(c.tint if self.underMouse() else c.surface, c.primary, c.edge)
