"""One service of the basket: what it is, and where its steps stand."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from center_app.language.bidi import plain
from ui.counter.basket import LineWords, StepWords
from ui.theme import Look, TextSize, Tone, Weight
from ui.widgets import Chip, Icon, Label, Note

_ICON_COLOUR = {
    Tone.NEUTRAL: "ink_soft",
    Tone.ACTIVE: "primary",
    Tone.INFO: "info",
    Tone.GOOD: "good",
    Tone.WARN: "warn",
}


class BasketLine(QWidget):
    """The one that is going on stands on a tint, with a bar where the row begins."""

    def __init__(self, look: Look, line: LineWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._now = look, line.now
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(1, 1)
        self._name(line)
        if len(line.steps) == 1:
            self._chip(line.steps[0], 0)
        else:
            for step in line.steps:
                self._step(step)
        space = look.theme.space
        self._grid.setContentsMargins(space(3), space(1), space(2), space(1))
        self._grid.setHorizontalSpacing(space(2.5))
        self._grid.setVerticalSpacing(space(0.5))
        states = (part for step in line.steps for part in (step.name, step.state) if part)
        self.setAccessibleName(plain(", ".join((line.name, *states))))
        self.setAccessibleDescription(plain(line.note))

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

    def _name(self, line: LineWords) -> None:
        top, mark = Qt.AlignmentFlag.AlignTop, line.mark
        icon = Icon(self._look, mark.mark.value, TextSize.LEAD, _ICON_COLOUR[mark.tone])
        weight = Weight.SEMIBOLD if line.now else Weight.MEDIUM
        wide = 1 if len(line.steps) == 1 else 2
        self._grid.addWidget(icon, 0, 0, top)
        self._grid.addWidget(Label(self._look, line.name, weight=weight), 0, 1, 1, wide)
        if line.note:
            self._grid.addWidget(Note(self._look, line.note), 1, 1, 1, 2)

    def _step(self, step: StepWords) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(Label(self._look, step.name, TextSize.SMALL), row, 1)
        self._chip(step, row)

    def _chip(self, step: StepWords, row: int) -> None:
        end = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop
        tone = Tone.CALL if step.tone is Tone.ACTIVE else step.tone
        self._grid.addWidget(Chip(self._look, step.state, tone), row, 2, end)
