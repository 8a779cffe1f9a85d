"""A paper to tick off, with the digit that ticks it."""

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from ui.desk.key_cap import cap_size, draw_cap
from ui.desk.row_button import RowButton
from ui.theme import Look, Weight
from ui.theme.glyph import Glyph
from ui.widgets.button import Paint


class CheckRow(RowButton):
    """A box before a text that wraps; the digit stands in the box until it is ticked."""

    WEIGHT = Weight.REGULAR
    PAD = 1
    ABOVE = 1

    def __init__(
        self, look: Look, digit: str, name: str, note: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self._digit = digit
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.write(name, note)

    def lead(self) -> QSizeF:
        return cap_size(self._look, self._digit or " ")

    def draw_lead(self, painter: QPainter, box: QRectF, colour: str) -> None:
        c = self._look.theme.colours
        if not self.isChecked():
            draw_cap(painter, self._look, box, self._digit or " ", colour)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.primary))
        radius = self._look.theme.radius / 2
        painter.drawRoundedRect(box, radius, radius)
        Glyph("check", c.on_primary).draw(painter, box.adjusted(1, 1, -1, -1))

    def paint(self) -> Paint:
        c = self._look.theme.colours
        return Paint(c.tint if self.underMouse() else c.surface, c.ink)
