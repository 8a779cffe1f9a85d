"""A strip of paper that grows as things are put on it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QImage,
    QPainter,
    QPainterPath,
    QTextLayout,
    QTextOption,
    QTransform,
)

from printers.fonts import face

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
CENTRE = Qt.AlignmentFlag.AlignHCenter

UNITS = 1000
"""The size at which outlines are taken, the typeface's own: at others they are rounded."""
UNWRAPPED = 1e5
EVEN = 8
"""Steps in which a column is narrowed to make its lines even, in dots."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: size and distance of lines in dots, weight, direction, colour."""

    pixels: int
    weight: QFont.Weight
    arabic: bool
    leading: float
    ink: Qt.GlobalColor = Qt.GlobalColor.black


@dataclass(frozen=True, slots=True)
class Column:
    """Where a text may stand: its left edge and its width, in dots."""

    left: float
    width: float


class Sheet:
    """Collects what is to be painted until the height is known, then paints it once.

    All figures are dots (8 to the millimetre). `y` is where the next thing goes.
    """

    def __init__(self, width: int, margin: int) -> None:
        self.width = width
        self.full = Column(margin, width - 2 * margin)
        self.y = float(margin)
        self._margin = margin
        self._strokes: list[Callable[[QPainter], None]] = []

    def space(self, dots: float) -> None:
        self.y += dots

    def text(self, text: str, style: Style, column: Column, align: Qt.AlignmentFlag) -> None:
        """Set a text, wrapped to the column in lines of much the same length, and go below it."""
        layout = QTextLayout(text, face(style.pixels, style.weight))
        layout.setTextOption(_option(style, align))
        width, count = column.width, _wrap(layout, column.width, style)
        while count > 1 and _wrap(layout, width - EVEN, style) == count:
            width -= EVEN
        _wrap(layout, width, style)
        shift = {RIGHT: 1.0, CENTRE: 0.5, LEFT: 0.0}[align] * (column.width - width)
        where = QPointF(column.left + shift, self.y)
        self._strokes.append(partial(_draw, layout, where, style))
        self.y += count * style.leading

    def length(self, text: str, style: Style) -> float:
        """Dots that a text takes on one line."""
        layout = QTextLayout(text, face(style.pixels, style.weight))
        layout.setTextOption(_option(style, RIGHT))
        _wrap(layout, UNWRAPPED, style)
        return layout.lineAt(0).naturalTextWidth()

    def figure(self, text: str, most: int, column: Column) -> None:
        """Set one short code in the middle, as large as the column and `most` dots allow."""
        outline = QPainterPath()
        outline.addText(0, 0, face(UNITS, QFont.Weight.Bold), text)
        ink = outline.boundingRect()
        scale = min(most / UNITS, column.width / ink.width())
        left = column.left + (column.width - ink.width() * scale) / 2
        place = QTransform.fromTranslate(left, self.y).scale(scale, scale)
        number = place.map(outline.translated(-ink.topLeft()))
        self._strokes.append(lambda painter: painter.fillPath(number, Qt.GlobalColor.black))
        self.y += ink.height() * scale

    def box(self, area: QRectF, ink: Qt.GlobalColor = Qt.GlobalColor.black) -> None:
        """Fill a rectangle, whole dots only; does not move `y`."""
        self._strokes.append(lambda painter: painter.fillRect(area.toAlignedRect(), ink))

    def rule(self, column: Column, thickness: int = 2) -> None:
        self.box(QRectF(column.left, round(self.y), column.width, thickness))
        self.y += thickness

    def frame(self, area: QRectF, thickness: int = 2) -> None:
        """An empty square to tick; does not move `y`."""
        self.box(area)
        inner = area.adjusted(thickness, thickness, -thickness, -thickness)
        self.box(inner, Qt.GlobalColor.white)

    def paint(self) -> QImage:
        """The whole strip, black on white with grey edges."""
        image = QImage(self.width, round(self.y) + self._margin, QImage.Format.Format_Grayscale8)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for stroke in self._strokes:
            stroke(painter)
        painter.end()
        return image


def _option(style: Style, align: Qt.AlignmentFlag) -> QTextOption:
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    right_to_left = Qt.LayoutDirection.RightToLeft
    option.setTextDirection(right_to_left if style.arabic else Qt.LayoutDirection.LeftToRight)
    return option


def _wrap(layout: QTextLayout, width: float, style: Style) -> int:
    """Break the text into lines of at most `width`; how many they are."""
    count = 0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, count * style.leading + (style.leading - line.height()) / 2))
        count += 1
    layout.endLayout()
    return count


def _draw(layout: QTextLayout, where: QPointF, style: Style, painter: QPainter) -> None:
    painter.setPen(style.ink)
    layout.draw(painter, where)
