"""The number of a ticket, as large as there is room for."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from center_app.language.bidi import isolate
from ui.theme import Look, TextSize, Tone, Weight
from ui.theme.fonts import font_of


class NumberPlate(QWidget):
    """A017, from left to right in every language.

    `figure` is the size of its font in pixels where a hall asks for one, else the theme's; the
    plate draws smaller rather than cut where it is given less room.
    """

    def __init__(
        self,
        look: Look,
        number: str = "",
        tone: Tone | None = None,
        figure: float | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._number, self._tone, self._figure = look, number, tone, figure
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)
        self.write(number)

    def text(self) -> str:
        return self._number

    def write(self, number: str) -> None:
        """Show another number."""
        self._number = number
        self.setAccessibleName(number)
        self._restyle()

    def set_tone(self, tone: Tone | None) -> None:
        """Stand on the ground of a tone, or on none."""
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._font())
        width = metrics.horizontalAdvance(self._number) + 2 * self._pad()
        return QSize(round(width) + 1, round(metrics.capHeight() + 2 * self._pad()))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.theme.touch, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._look.colour("primary")
        if self._tone:
            text, ground = self._look.theme.tone(self._tone)
            ink = QColor(text)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            radius = self._look.theme.radius * 1.5
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setFont(self._fitted())
        painter.setPen(ink)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.drawText(
            self._text_box(painter), Qt.AlignmentFlag.AlignCenter, isolate(self._number)
        )

    def _text_box(self, painter: QPainter) -> QRectF:
        """Where the line stands so that its capitals, not its line, are in the middle."""
        metrics = QFontMetricsF(painter.font())
        low = (metrics.ascent() - metrics.descent() - metrics.capHeight()) / 2
        return QRectF(self.rect()).adjusted(0, -self.height(), 0, self.height()).translated(0, -low)

    def _fitted(self) -> QFont:
        font = self._font()
        room = self.width() - 2 * self._pad()
        wide = QFontMetricsF(font).horizontalAdvance(self._number)
        if wide > room > 0:
            return font_of(font.pixelSize() * room / wide, Weight.BOLD)
        return font

    def _font(self) -> QFont:
        if self._figure:
            return font_of(self._figure, Weight.BOLD)
        return self._look.font(TextSize.PLATE, Weight.BOLD)

    def _pad(self) -> int:
        return self._font().pixelSize() // 4

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
