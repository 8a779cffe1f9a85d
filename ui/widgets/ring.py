"""The ring around what the keyboard has chosen, and the button that shows it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.theme import Look

_BY_KEYS = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)


def inset(look: Look) -> int:
    """Pixels by which a face draws back for the ring and the gap before it."""
    return look.theme.ring * 2


def draw_ring(painter: QPainter, look: Look, whole: QRectF, radius: float) -> None:
    """A ring along the inside of `whole`, with a gap between it and the face."""
    width = look.theme.ring
    painter.setPen(QPen(look.colour("focus"), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    box = whole.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.drawRoundedRect(box, radius + width, radius + width)


class RingButton(QAbstractButton):
    """A button that shows its ring when the focus came by keys, not when it was touched."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._by_keys = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def ringed(self) -> bool:
        return self._by_keys and self.hasFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember how the focus came."""
        if event.reason() in _BY_KEYS:
            self._by_keys = True
        elif event.reason() == Qt.FocusReason.MouseFocusReason:
            self._by_keys = False
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press by Enter as by the space bar; a key held down presses once."""
        self._by_keys = True
        self.update()
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    def face(self) -> QRectF:
        """The part that is filled: all of it, or what is left inside the ring."""
        free = inset(self._look) if self.ringed else 0.0
        return QRectF(self.rect()).adjusted(free, free, -free, -free)

    def draw_face(self, painter: QPainter, colour: str, edge: str, radius: float) -> None:
        """Fill the face and draw its edge (none where `edge` is ""), and the ring around it."""
        half = self._look.theme.stroke / 2 if edge else 0.0
        box = self.face().adjusted(half, half, -half, -half)
        painter.setPen(QPen(QColor(edge), self._look.theme.stroke) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(box, radius, radius)
        if self.ringed:
            draw_ring(painter, self._look, QRectF(self.rect()), radius)

    def mirrored(self, box: QRectF) -> QRectF:
        """`box`, counted from where the page begins, where it stands on the widget."""
        if self.isRightToLeft():
            box.moveLeft(self.width() - box.right())
        return box
