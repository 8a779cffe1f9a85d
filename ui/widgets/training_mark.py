"""What stands around every window of a center to practise at, so that nobody takes it for real."""

from PySide6.QtCore import QEvent, QMargins, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from ui.theme import Look, Weight
from ui.theme.fonts import font_of

SAID = "تدريب · Training"
"""In both languages at once, whichever the window speaks."""


FRAME, LETTERS = 1 / 180, 1 / 48
"""Width of the frame and size of the letters, as parts of the window's height: all is sized by
that alone, for the texts of a display are many times those of a desk."""


class TrainingMark(QWidget):
    """A frame around the window with a word in its upper edge; it takes no press.

    It lies on nothing: the window's content keeps within it.
    """

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(SAID)
        window.installEventFilter(self)
        self._cover()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay over all of the window, whatever it is made of."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.ChildAdded, QEvent.Type.Show}:
            self._cover()
        return super().eventFilter(watched, event)

    @property
    def inside(self) -> QRect:
        """Where the window's content is."""
        thick, edge = self._thick(), self._edge()
        return self.rect().adjusted(thick, edge, -thick, -thick)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = self._look.theme.colours
        painter = QPainter(self)
        painter.setClipRegion(QRegion(self.rect()).subtracted(QRegion(self.inside)))
        painter.fillRect(self.rect(), QColor(colours.warn))
        painter.setFont(self._font())
        painter.setPen(QColor(colours.warn_tint))
        above = QRectF(0, 0, self.width(), self._edge())
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, SAID)

    def _cover(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        self.setGeometry(window.rect())
        thick = self._thick()
        around = QMargins(thick, self._edge(), thick, thick)
        if window.contentsMargins() != around:
            window.setContentsMargins(around)
        self.raise_()

    def _thick(self) -> int:
        return max(2, round(self.height() * FRAME))

    def _edge(self) -> int:
        """How high the upper edge is, with the word in it."""
        return QFontMetrics(self._font()).height() + self._thick()

    def _font(self) -> QFont:
        return font_of(max(11.0, self.height() * LETTERS), Weight.BOLD)
