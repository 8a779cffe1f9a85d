"""A small pill that says a state."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from center_app.language.bidi import plain
from ui.theme import Look, TextSize, Tone, Weight
from ui.theme.glyph import Glyph
from ui.widgets.paragraph import Paragraph
from ui.widgets.typeset import Typeset


class Chip(QWidget):
    """A word or two in a tone; the word says the state, the colour only helps."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        tone: Tone = Tone.NEUTRAL,
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._typeset = Typeset(look)
        self._look, self._tone, self._icon, self._text = look, tone, icon, ""
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._restyle)
        self.write(text)

    def text(self) -> str:
        return self._text

    def write(self, text: str, tone: Tone | None = None, icon: str | None = None) -> None:
        """Change the state that it says; tone and icon stay where they are not given."""
        self._text, self._tone, self._icon = text, tone or self._tone, icon or self._icon
        self.setAccessibleName(plain(text))
        self._restyle()

    def sizeHint(self) -> QSize:
        width = self._paragraph().natural_width + self._beside() + 1
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = self._paragraph().least_width + self._beside() + 1
        return QSize(width, self._paragraph().height(self.sizeHint().width()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._paragraph().height(width - self._beside()) + 2 * self._look.theme.space(0.5)

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew when the direction changes."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        text, ground = self._look.theme.tone(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        radius = min(self.height() / 2, self._look.theme.size(TextSize.SMALL))
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        side, pad = self._icon_side(), self._look.theme.space(2.5)
        if self._icon:
            box = QRectF(pad, (self.height() - side) / 2, side, side)
            Glyph(self._icon, text).draw(painter, self._mirrored(box), self.isRightToLeft())
        paragraph, room = self._paragraph(), self.width() - self._beside()
        high = paragraph.height(room)
        start = self._beside() - pad
        body = QRectF(start, (self.height() - high) / 2, room, high)
        paragraph.draw(painter, self._mirrored(body), QColor(text))

    def _paragraph(self) -> Paragraph:
        return self._typeset.paragraph(
            self._text, TextSize.SMALL, Weight.SEMIBOLD, right_to_left=self.isRightToLeft()
        )

    def _icon_side(self) -> int:
        return round(self._look.theme.size(TextSize.SMALL) * 1.15)

    def _beside(self) -> int:
        icon = self._icon_side() + self._look.theme.space(1.5) if self._icon else 0
        return icon + 2 * self._look.theme.space(2.5)

    def _mirrored(self, box: QRectF) -> QRectF:
        if self.isRightToLeft():
            box.moveLeft(self.width() - box.right())
        return box

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
