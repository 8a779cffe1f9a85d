"""What the buttons of the desk have in common: something before a text, and something after it."""

from abc import abstractmethod

from PySide6.QtCore import QEvent, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from center_app.language.bidi import plain
from ui.theme import Look, TextSize, Weight
from ui.widgets.button import Paint
from ui.widgets.paragraph import Paragraph
from ui.widgets.ring import RingButton

NOTHING = QSizeF(0, 0)


class RowButton(RingButton):
    """A title and a note below it; both wrap where there is no room, nothing is cut."""

    TITLE = TextSize.BODY
    WEIGHT = Weight.SEMIBOLD
    LEAST = 1.0
    """Least height, in touch targets."""
    PAD, ABOVE = 3.0, 2.0
    """Room before and after, and above and below, in units of the theme."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._note = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.restyle)

    @abstractmethod
    def paint(self) -> Paint:
        """The colours for the state that the button is in."""

    def lead(self) -> QSizeF:
        """The size of what stands before the text."""
        return NOTHING

    def tail(self) -> QSizeF:
        """The size of what stands after the text."""
        return NOTHING

    def draw_lead(self, painter: QPainter, box: QRectF, colour: str) -> None:
        """Draw what stands before the text."""

    def draw_tail(self, painter: QPainter, box: QRectF, colour: str) -> None:
        """Draw what stands after the text."""

    def write(self, title: str, note: str = "") -> None:
        """Change the text and what screen readers say."""
        self._note = note
        self.setText(title)
        self.setShortcut("")  # an ampersand is a letter here
        self.setAccessibleName(plain(title))
        self.restyle()

    def sizeHint(self) -> QSize:
        wide = max(self._title().natural_width, self._second().natural_width) + self._beside() + 1
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        wide = max(self._title().least_width, self._second().least_width) + self._beside() + 1
        return QSize(wide, self._least())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        text = self._text_height(width - self._beside())
        content = max(text, self.lead().height(), self.tail().height())
        return max(round(content) + 2 * self._look.theme.space(self.ABOVE), self._least())

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew when direction or state changes."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.paint()
        self.draw_face(painter, colours.face, colours.edge, self._look.theme.radius)
        lead, tail, pad = self.lead(), self.tail(), self._pad()
        self.draw_lead(painter, self._beside_text(pad, lead), colours.text)
        self._draw_text(painter, colours.text)
        self.draw_tail(
            painter, self._beside_text(self.width() - pad - tail.width(), tail), colours.text
        )

    def restyle(self) -> None:
        """Measure and draw anew."""
        self.updateGeometry()
        self.update()

    def _draw_text(self, painter: QPainter, colour: str) -> None:
        title, second = self._title(), self._second()
        wide = self.width() - self._beside()
        x = self._pad() + self._with_gap(self.lead())
        y = (self.height() - self._text_height(wide)) / 2
        high = title.height(wide)
        title.draw(painter, self.mirrored(QRectF(x, y, wide, high)), QColor(colour))
        below = QRectF(x, y + high, wide, second.height(wide))
        second.draw(painter, self.mirrored(below), QColor(colour))

    def _beside_text(self, x: float, size: QSizeF) -> QRectF:
        top = (self.height() - size.height()) / 2
        return self.mirrored(QRectF(x, top, size.width(), size.height()))

    def _title(self) -> Paragraph:
        return Paragraph(
            self.text(), self._look.font(self.TITLE, self.WEIGHT), self.isRightToLeft()
        )

    def _second(self) -> Paragraph:
        return Paragraph(self._note, self._look.font(TextSize.SMALL), self.isRightToLeft())

    def _text_height(self, width: float) -> int:
        return self._title().height(width) + self._second().height(width)

    def _beside(self) -> int:
        """Width of everything but the text."""
        beside = self._with_gap(self.lead()) + self._with_gap(self.tail())
        return round(beside) + 2 * self._pad()

    def _with_gap(self, size: QSizeF) -> float:
        return size.width() + self._look.theme.space(2) if size.width() else 0.0

    def _pad(self) -> int:
        return self._look.theme.space(self.PAD)

    def _least(self) -> int:
        return round(self._look.theme.touch * self.LEAST)
