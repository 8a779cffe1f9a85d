"""Text of a page, in the direction of the page."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from center_app.language.bidi import plain
from ui.theme import Look, TextSize, Weight
from ui.widgets.paragraph import Align, Paragraph
from ui.widgets.sizes import Sizes
from ui.widgets.typeset import Typeset


class Label(QLabel):
    """A text that wraps, begins where the page begins and is never taken for markup.

    It draws itself: a plain QLabel takes its direction from the first letter, and sets the lines
    of a wrapped Arabic text off by the space between them. `colour` is a name from the tokens.
    """

    def __init__(
        self,
        look: Look,
        text: str = "",
        size: TextSize = TextSize.BODY,
        weight: Weight = Weight.REGULAR,
        colour: str = "ink",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._typeset, self._sizes = Typeset(look), Sizes(look)
        self._look, self._size, self._weight, self._colour = look, size, weight, colour
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._restyle)
        self.write(text)

    def write(self, text: str) -> None:
        """Change the text and what screen readers say."""
        if text == self.text():
            return
        self.setText(text)
        self.setAccessibleName(plain(text))
        self._restyle()

    def set_colour(self, colour: str) -> None:
        """Change to another colour of the tokens."""
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        return self._sizes.hint("natural", self._natural)

    def minimumSizeHint(self) -> QSize:
        if not self.wordWrap():
            return self.sizeHint()
        return self._sizes.hint("least", self._least)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._sizes.height(width, self._high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paragraph, box = self._paragraph(), QRectF(self.contentsRect())
        box.setTop(box.top() + self._above(box.height() - paragraph.height(box.width())))
        painter = QPainter(self)
        paragraph.draw(painter, box, self._look.colour(self._colour))

    def changeEvent(self, event: QEvent) -> None:
        """Turn the text round with the page."""
        super().changeEvent(event)
        self._sizes.forget()
        self.update()

    def _natural(self) -> QSize:
        width = self._paragraph().natural_width + 1
        return QSize(width, self._high(width))

    def _least(self) -> QSize:
        return QSize(self._paragraph().least_width + 1, self._natural().height())

    def _high(self, width: int) -> int:
        return self._paragraph().height(width)

    def _above(self, spare: float) -> float:
        return 0 if self.alignment() & Qt.AlignmentFlag.AlignTop else max(0.0, spare / 2)

    def _paragraph(self) -> Paragraph:
        centred = self.alignment() & Qt.AlignmentFlag.AlignHCenter
        align = Align.CENTER if centred else Align.START
        return self._typeset.paragraph(
            self.text(),
            self._size,
            self._weight,
            right_to_left=self.isRightToLeft(),
            align=align,
        )

    def _restyle(self) -> None:
        self._sizes.forget()
        self.updateGeometry()
        self.update()
