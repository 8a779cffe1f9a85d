"""Text drawn by a widget itself: wrapped, in its own direction, measured before it is drawn."""

from enum import Enum
from functools import cached_property
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

_LINE_SEPARATOR = "\u2028"
_NO_LIMIT = 1e6
_KEPT = 4


class Align(Enum):
    START = "start"
    CENTER = "center"


class Paragraph:
    """A few lines of text; the direction is that of the page, whatever letter stands first.

    A word that is wider than the room is broken rather than cut off. What was measured is kept,
    and where all stands on one line nothing is broken: a page asks many times before it is drawn.
    """

    def __init__(
        self, text: str, font: QFont, right_to_left: bool, align: Align = Align.START
    ) -> None:
        self._text = text.replace("\n", _LINE_SEPARATOR)
        self._font = font
        self._right_to_left = right_to_left
        self._align = align
        self._kept: dict[float, tuple[QTextLayout, float]] = {}

    @cached_property
    def natural_width(self) -> int:
        """Width in pixels on one line."""
        return ceil(self._unbroken[0])

    @cached_property
    def least_width(self) -> int:
        """Width in pixels of the longest word."""
        metrics = QFontMetricsF(self._font)
        words = self._text.replace(_LINE_SEPARATOR, " ").split(" ")
        return ceil(max((metrics.horizontalAdvance(word) for word in words), default=0))

    def height(self, width: float) -> int:
        """Height in pixels when wrapped to `width`."""
        if not self._text:
            return 0
        wide, high = self._unbroken
        return ceil(high if width >= wide else self._laid_out(width)[1])

    def draw(self, painter: QPainter, box: QRectF, colour: QColor) -> None:
        """Draw from the top of `box`, wrapped to its width."""
        painter.setPen(colour)
        self._laid_out(box.width())[0].draw(painter, box.topLeft())

    @cached_property
    def _unbroken(self) -> tuple[float, float]:
        """Width and height in pixels where nothing has to be broken."""
        layout, height = self._broken(_NO_LIMIT)
        lines = (layout.lineAt(index) for index in range(layout.lineCount()))
        return max((line.naturalTextWidth() for line in lines), default=0.0), height

    def _laid_out(self, width: float) -> tuple[QTextLayout, float]:
        if width not in self._kept:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[width] = self._broken(width)
        return self._kept[width]

    def _broken(self, width: float) -> tuple[QTextLayout, float]:
        """The lines at this width, and how high they are together."""
        layout = QTextLayout(self._text, self._font)
        layout.setTextOption(self._option())
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout, height

    def _option(self) -> QTextOption:
        option = QTextOption(self._alignment())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft
            if self._right_to_left
            else Qt.LayoutDirection.LeftToRight
        )
        return option

    def _alignment(self) -> Qt.AlignmentFlag:
        if self._align is Align.CENTER:
            return Qt.AlignmentFlag.AlignHCenter
        return Qt.AlignmentFlag.AlignRight if self._right_to_left else Qt.AlignmentFlag.AlignLeft
