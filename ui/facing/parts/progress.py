"""How far the basket has come, as so many pieces of a line."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Look


class Progress(QWidget):
    """What is done is filled, what goes on edged in the same colour; the words stand beside it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._place, self._of = look, 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_place(self, place: int, of: int) -> None:
        """The `place`-th of so `many` goes on."""
        self._place, self._of = place, of
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.space(40), self._look.theme.space(4))

    def changeEvent(self, event: QEvent) -> None:
        """Begin where the page begins."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for n in range(self._of):
            self._draw(painter, n)

    def _draw(self, painter: QPainter, n: int) -> None:
        gap, stroke = self._look.theme.space(2), 2 * self._look.theme.stroke
        wide = (self.width() - gap * (self._of - 1)) / self._of
        at = self._of - 1 - n if self.isRightToLeft() else n
        half = stroke / 2
        piece = QRectF(at * (wide + gap), 0, wide, self.height()).adjusted(half, half, -half, -half)
        reached = n < self._place
        pen = painter.pen()
        pen.setWidth(stroke)
        pen.setColor(self._look.colour("primary" if reached else "line"))
        painter.setPen(pen)
        done = n < self._place - 1
        now = n == self._place - 1
        painter.setBrush(
            self._look.colour("primary" if done else "tint" if now else "surface")
            if reached
            else Qt.BrushStyle.NoBrush
        )
        painter.drawRoundedRect(piece, piece.height() / 2, piece.height() / 2)
