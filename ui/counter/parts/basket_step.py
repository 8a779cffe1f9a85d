"""One step of the basket: what it is, and where it stands."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from center_app.language.bidi import plain
from ui.counter.basket import BasketRow
from ui.theme import Look, TextSize, Tone, Weight
from ui.widgets import Chip, Icon, Label, Note

_ICON_COLOUR = {
    Tone.NEUTRAL: "ink_soft",
    Tone.ACTIVE: "primary",
    Tone.INFO: "info",
    Tone.GOOD: "good",
    Tone.WARN: "warn",
}


class BasketStep(QWidget):
    """The step that is going on stands on a tint, with a bar where the row begins."""

    def __init__(self, look: Look, row: BasketRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._now = look, row.now
        icon = Icon(look, row.mark.value, TextSize.LEAD, _ICON_COLOUR[row.tone])
        title = Label(look, row.title, weight=Weight.SEMIBOLD if row.now else Weight.MEDIUM)
        grid = QGridLayout(self)
        grid.setColumnStretch(1, 1)
        grid.addWidget(icon, 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(title, 0, 1)
        grid.addWidget(Note(look, row.note), 1, 1)
        grid.addWidget(Chip(look, row.state, row.tone), 2, 1, Qt.AlignmentFlag.AlignLeading)
        pad = look.theme.space(3)
        grid.setContentsMargins(pad, look.theme.space(2), pad, look.theme.space(2.5))
        grid.setHorizontalSpacing(look.theme.space(3))
        grid.setVerticalSpacing(look.theme.space(0.75))
        self.setAccessibleName(plain(f"{row.title}, {row.state}"))
        self.setAccessibleDescription(plain(row.note))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._now:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("tint"))
        radius = self._look.theme.radius
        box = QRectF(self.rect())
        painter.drawRoundedRect(box, radius, radius)
        bar = self._look.theme.space(1)
        x = self.width() - bar if self.isRightToLeft() else 0
        painter.setClipRect(QRectF(x, 0, bar, self.height()))
        painter.setBrush(self._look.colour("primary"))
        painter.drawRoundedRect(box, radius, radius)
