"""Numbers and places drawn into a box of the board, smaller rather than cut."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from center_app.language.bidi import isolate
from ui.theme import Weight
from ui.theme.fonts import font_of
from ui.widgets.paragraph import Align, Paragraph

SMALLER = 0.92
LEAST = 8


def figures_width(text: str, size: float) -> float:
    """Pixels that figures of this font size take."""
    return QFontMetricsF(font_of(size, Weight.BOLD)).horizontalAdvance(text)


def draw_figures(painter: QPainter, box: QRectF, text: str, size: float, colour: str) -> None:
    """A number in the middle of the box, by the height of its capitals, left to right."""
    fitting = min(size, size * box.width() / max(1.0, figures_width(text, size)))
    font = font_of(fitting, Weight.BOLD)
    metrics = QFontMetricsF(font)
    x = box.center().x() - metrics.horizontalAdvance(text) / 2
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    painter.drawText(round(x), round(box.center().y() + metrics.capHeight() / 2), isolate(text))


def draw_words(
    painter: QPainter, box: QRectF, text: str, size: float, colour: str, *, right_to_left: bool
) -> None:
    """A few words in the middle of the box, wrapped."""
    paragraph = _fitted(text, box, size, right_to_left)
    high = paragraph.height(box.width())
    top = box.top() + (box.height() - high) / 2
    paragraph.draw(painter, QRectF(box.left(), top, box.width(), high), QColor(colour))


def _fitted(text: str, box: QRectF, size: float, right_to_left: bool) -> Paragraph:
    while True:
        paragraph = Paragraph(text, _words_font(size), right_to_left, Align.CENTER)
        fits = (
            paragraph.least_width <= box.width() and paragraph.height(box.width()) <= box.height()
        )
        if fits or size <= LEAST:
            return paragraph
        size *= SMALLER


def _words_font(size: float) -> QFont:
    return font_of(size, Weight.SEMIBOLD)
