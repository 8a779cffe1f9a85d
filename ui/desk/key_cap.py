"""The cap of a key, drawn beside what the key does."""

from functools import cache

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from center_app.language.bidi import isolate
from ui.theme import Look, TextSize, Weight
from ui.theme.fonts import font_of


def cap_size(look: Look, key: str) -> QSizeF:
    """How large the cap of a key is; nothing for no key."""
    if not key:
        return QSizeF(0, 0)
    theme = look.theme
    return QSizeF(*_measured(key, theme.size(TextSize.SMALL), theme.space(3)))


def draw_cap(painter: QPainter, look: Look, box: QRectF, key: str, colour: str) -> None:
    """Draw the cap in one colour, on whatever ground it stands."""
    if not key:
        return
    painter.setPen(QPen(QColor(colour), look.theme.stroke))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = look.theme.stroke / 2
    radius = look.theme.radius / 2
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius)
    painter.setFont(look.font(TextSize.SMALL, Weight.MEDIUM))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, isolate(key))


@cache
def _measured(key: str, pixels: int, pad: int) -> tuple[float, float]:
    """Width and height; a desk has few keys and asks for their sizes all the time."""
    metrics = QFontMetricsF(font_of(pixels, Weight.MEDIUM))
    high = metrics.height() * 1.1
    return max(high, metrics.horizontalAdvance(key) + pad), high
