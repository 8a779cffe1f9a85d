"""One key of the keyboard on the screen."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from center_app.language.bidi import plain
from ui.theme import Look, TextSize, Weight
from ui.theme.glyph import Glyph
from ui.widgets.paragraph import Align, Paragraph
from ui.widgets.ring import RingButton

LARGEST = 0.68
"""Size of a letter as a part of the least side of a key: it grows with the text up to this."""

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
"""Where each leads: steps to the right, and down."""

ICON = 1.2
"""Side of an icon in sizes of the letters."""


class Key(RingButton):
    """A letter or an icon on a face as large as a finger needs, nothing around it.

    `turned` mirrors an icon that points along the text.
    """

    def __init__(
        self, look: Look, letter: str = "", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self._icon, self.turned = icon, False
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        look.changed.connect(self.updateGeometry)
        self.write(letter, letter)

    def write(self, letter: str, name: str) -> None:
        """Change the letter, and what screen readers call the key."""
        self.setText(letter)
        self.setShortcut("")
        self.setAccessibleName(plain(name))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        least = self._look.theme.touch
        return QSize(max(least, self._paragraph().natural_width + 1), least)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the keyboard, which knows what lies where."""
        if event.key() in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        c = self._look.theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        down = self.isDown()
        self.draw_face(
            painter, c.tint if down else c.surface, c.primary if down else c.edge, self._radius
        )
        side = round(self._font().pixelSize() * ICON)
        if self._icon:
            box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
            Glyph(self._icon, c.ink).draw(painter, box, self.turned)
        paragraph = self._paragraph()
        high = paragraph.height(self.width())
        text = QRectF(0, (self.height() - high) / 2, self.width(), high)
        paragraph.draw(painter, text, QColor(c.ink))

    @property
    def _radius(self) -> float:
        return self._look.theme.radius * 0.75

    def _paragraph(self) -> Paragraph:
        return Paragraph(self.text(), self._font(), False, Align.CENTER)

    def _font(self) -> QFont:
        font = self._look.font(TextSize.BODY, Weight.SEMIBOLD)
        font.setPixelSize(min(font.pixelSize(), int(self._look.theme.touch * LARGEST)))
        return font
