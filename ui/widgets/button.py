"""What all buttons with a line of text have in common."""

from abc import abstractmethod
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from center_app.language.bidi import plain
from ui.theme import Look, TextSize, Weight
from ui.theme.glyph import Glyph
from ui.widgets.paragraph import Align, Paragraph
from ui.widgets.ring import RingButton, inset
from ui.widgets.sizes import Sizes
from ui.widgets.typeset import Typeset


class Paint(NamedTuple):
    """The colours of one state; `edge` is "" where there is none."""

    face: str
    text: str
    edge: str = ""


class Button(RingButton):
    """A text, an icon before it and one after it, at least as high as a finger needs.

    The text wraps where there is no room; nothing is cut.
    """

    def __init__(
        self,
        look: Look,
        text: str = "",
        icon: str | None = None,
        parent: QWidget | None = None,
        *,
        icon_after: str | None = None,
        size: TextSize = TextSize.BODY,
    ) -> None:
        super().__init__(look, parent)
        self._typeset, self._sizes = Typeset(look), Sizes(look)
        self._icon, self._icon_after, self._size = icon, icon_after, size
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._restyle)
        self.write(text)

    @abstractmethod
    def paint(self) -> Paint:
        """The colours for the state that the button is in."""

    def write(self, text: str) -> None:
        """Change the text and the name that screen readers say."""
        self.setText(text)
        self.setShortcut("")  # an ampersand is a letter here
        self.setAccessibleName(plain(text))
        self._restyle()

    def sizeHint(self) -> QSize:
        return self._sizes.hint("natural", self._natural)

    def minimumSizeHint(self) -> QSize:
        return self._sizes.hint("least", self._least)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._sizes.height(width, self._high)

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew when direction or state changes."""
        super().changeEvent(event)
        self._sizes.forget()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.paint()
        self.draw_face(painter, colours.face, colours.edge, self._look.theme.radius)
        self._draw_content(painter, colours.text)

    def _natural(self) -> QSize:
        width = self._paragraph().natural_width + self._around()
        return QSize(max(width, self._least_height()), self._high(width))

    def _least(self) -> QSize:
        least = self._least_height()
        return QSize(max(self._paragraph().least_width + self._around(), least), least)

    def _high(self, width: int) -> int:
        text = self._paragraph().height(width - self._around())
        return max(text + 2 * self._above(), self._least_height())

    def _draw_content(self, painter: QPainter, colour: str) -> None:
        paragraph, side, gap = self._paragraph(), self._icon_side(), self._gap()
        room = self.width() - self._around()
        wide = min(paragraph.natural_width, room) if self.text() else 0
        high = paragraph.height(room)
        before = side + gap if self._icon else 0
        after = gap + side if self._icon_after else 0
        x = (self.width() - before - wide - after) / 2
        top = (self.height() - high) / 2
        text = self.mirrored(QRectF(x + before, top, wide + 1, high))
        paragraph.draw(painter, text, QColor(colour))
        middle = (self.height() - side) / 2
        self._draw_icon(painter, self._icon, QRectF(x, middle, side, side), colour)
        end = x + before + wide + after - side
        self._draw_icon(painter, self._icon_after, QRectF(end, middle, side, side), colour)

    def _draw_icon(self, painter: QPainter, icon: str | None, box: QRectF, colour: str) -> None:
        if icon:
            Glyph(icon, colour).draw(painter, self.mirrored(box), self.isRightToLeft())

    def _paragraph(self) -> Paragraph:
        return self._typeset.paragraph(
            self.text(),
            self._size,
            Weight.SEMIBOLD,
            right_to_left=self.isRightToLeft(),
            align=Align.CENTER,
        )

    def _icon_side(self) -> int:
        return round(self._look.theme.size(self._size) * 1.3)

    def _gap(self) -> int:
        return self._look.theme.space(2) if self.text() else 0

    def _around(self) -> int:
        """Width of everything but the text."""
        icons = sum(
            self._icon_side() + self._gap() for icon in (self._icon, self._icon_after) if icon
        )
        padding = max(self._look.theme.space(5 if self.text() else 2), inset(self._look))
        return icons + 2 * padding

    def _least_height(self) -> int:
        line = QFontMetricsF(self._look.font(self._size, Weight.SEMIBOLD)).height()
        content = ceil(max(self._icon_side(), line))
        return max(self._look.theme.touch, content + 2 * self._above())

    def _above(self) -> int:
        """Room above and below the text."""
        return self._look.theme.space(1) + inset(self._look)

    def _restyle(self) -> None:
        self._sizes.forget()
        self.updateGeometry()
        self.update()
