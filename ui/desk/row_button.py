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
from ui.widgets.typeset import Typeset

NOTHING = QSizeF(0, 0)


class RowButton(RingButton):
    """A title and a note below it; both wrap where there is no room, nothing is cut."""

    TITLE = TextSize.BODY
    WEIGHT = Weight.SEMIBOLD
    LEAST = 1.0
    """Least height, in touch targets."""
    PAD, ABOVE = 3.0, 1.5
    """Room before and after, and above and below, in units of the theme."""
    NOTE_ACROSS = False
    """Whether the note stands below all of the row, not below the title alone."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._note = ""
        self._typeset = Typeset(look)
        self._measured: dict[int, tuple[float, float]] = {}  # by width: layouts ask many times
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
        if (title, note) == (self.text(), self._note):
            return
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
        above = 2 * self._look.theme.space(self.ABOVE)
        return max(round(sum(self._heights(width))) + above, self._least())

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew when direction or state changes."""
        super().changeEvent(event)
        self._measured.clear()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.paint()
        self.draw_face(painter, colours.face, colours.edge, self._look.theme.radius)
        head, below = self._heights(self.width())
        top = (self.height() - head - below) / 2
        lead, tail = self.lead(), self.tail()
        self.draw_lead(painter, self._beside_text(self._pad(), top, head, lead), colours.text)
        self._draw_text(painter, top, head, colours.text)
        end = self.width() - self._pad() - tail.width()
        self.draw_tail(painter, self._beside_text(end, top, head, tail), colours.text)

    def restyle(self) -> None:
        """Measure and draw anew."""
        self._measured.clear()
        self.updateGeometry()
        self.update()

    def _heights(self, width: int) -> tuple[float, float]:
        """Height of the row itself, and of a note that stands across below it."""
        if width not in self._measured:
            self._measured[width] = self._measure(width)
        return self._measured[width]

    def _measure(self, width: int) -> tuple[float, float]:
        wide, across = width - self._beside(), width - 2 * self._pad()
        title, second = self._title().height(wide), self._second()
        text = title if self.NOTE_ACROSS else title + second.height(wide)
        head = max(text, self.lead().height(), self.tail().height())
        return head, second.height(across) if self.NOTE_ACROSS else 0.0

    def _draw_text(self, painter: QPainter, top: float, head: float, colour: str) -> None:
        title, second = self._title(), self._second()
        x, wide = self._pad() + self._with_gap(self.lead()), self.width() - self._beside()
        high = title.height(wide)
        text = high if self.NOTE_ACROSS else high + second.height(wide)
        y = top + (head - text) / 2
        title.draw(painter, self.mirrored(QRectF(x, y, wide, high)), QColor(colour))
        below = QRectF(x, y + high, wide, second.height(wide))
        if self.NOTE_ACROSS:
            across = self.width() - 2 * self._pad()
            below = QRectF(self._pad(), top + head, across, second.height(across))
        second.draw(painter, self.mirrored(below), QColor(colour))

    def _beside_text(self, x: float, top: float, head: float, size: QSizeF) -> QRectF:
        y = top + (head - size.height()) / 2
        return self.mirrored(QRectF(x, y, size.width(), size.height()))

    def _title(self) -> Paragraph:
        return self._paragraph(self.text(), self.TITLE, self.WEIGHT)

    def _second(self) -> Paragraph:
        return self._paragraph(self._note, TextSize.SMALL, Weight.REGULAR)

    def _paragraph(self, text: str, size: TextSize, weight: Weight) -> Paragraph:
        return self._typeset.paragraph(text, size, weight, right_to_left=self.isRightToLeft())

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
