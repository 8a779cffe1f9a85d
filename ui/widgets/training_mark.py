"""What lies over every window of a center to practise at, so that nobody takes it for real."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from ui.theme import Look, Weight
from ui.theme.fonts import font_of

SAID = "تدريب · Training"
"""In both languages at once, whichever the window speaks."""


FRAME, LETTERS = 1 / 180, 1 / 48
"""Width of the frame and size of the letters, as parts of the window's height: all is sized by
that alone, for the texts of a display are many times those of a desk."""


class TrainingMark(QWidget):
    """A frame around the window and a word at its upper edge; it takes no press and no place."""

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

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = self._look.theme.colours
        painter = QPainter(self)
        thick = max(2, round(self.height() * FRAME))
        inside = self.rect().adjusted(thick, thick, -thick, -thick)
        painter.setClipRegion(QRegion(self.rect()).subtracted(QRegion(inside)))
        painter.fillRect(self.rect(), QColor(colours.warn))
        painter.setClipping(False)
        painter.setFont(font_of(max(11.0, self.height() * LETTERS), Weight.BOLD))
        words = painter.fontMetrics().boundingRect(SAID)
        width, height = words.width() + 4 * words.height(), words.height() + thick
        place = QRectF((self.width() - width) / 2, 0, width, height)
        painter.fillRect(place, QColor(colours.warn))
        painter.setPen(QColor(colours.warn_tint))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, SAID)

    def _cover(self) -> None:
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())
            self.raise_()
