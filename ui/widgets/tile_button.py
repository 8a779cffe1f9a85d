"""A tile in a list of many: a service, an agency, a life event."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from center_app.language.bidi import plain
from ui.theme import Look, TextSize, Weight
from ui.theme.glyph import Glyph
from ui.widgets.paragraph import Paragraph
from ui.widgets.ring import RingButton, inset
from ui.widgets.typeset import Typeset


class TileButton(RingButton):
    """Icon, title and subtitle on a surface, and at its end where it leads: an arrow on.

    Made checkable, it has a box there instead and shows whether it is chosen.
    """

    TITLE = TextSize.BODY
    BADGE = 2.6
    """Diameter of the disc behind the icon, in sizes of body text."""

    def __init__(
        self,
        look: Look,
        title: str,
        subtitle: str = "",
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._typeset = Typeset(look)
        self._icon, self._subtitle = icon, subtitle
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._restyle)
        self.write(title, subtitle)

    def write(self, title: str, subtitle: str = "") -> None:
        """Change the text and the name that screen readers say."""
        self.setText(title)
        self.setShortcut("")  # an ampersand is a letter here
        self._subtitle = subtitle
        self.setAccessibleName(plain(title))
        self.setAccessibleDescription(plain(subtitle))
        self._restyle()

    def sizeHint(self) -> QSize:
        width = max(self._title().natural_width, self._second().natural_width) + self.beside() + 1
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = max(self._title().least_width, self._second().least_width) + self.beside() + 1
        return QSize(max(width, self._look.theme.touch), self._look.theme.touch)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        content = max(self.badge, self.text_height(width - self.beside()))
        return max(content + 2 * self.pad, self._look.theme.touch)

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew when direction or state changes."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        c = self._look.theme.colours
        chosen = self.isChecked() or self.isDown()
        ground = c.tint if chosen else c.surface
        edge = c.primary if chosen else c.edge if self.underMouse() else c.line
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = self._look.theme.radius * 1.5
        self.draw_face(painter, ground if self.isEnabled() else c.sunken, edge, radius)
        self._draw_content(painter)

    @property
    def pad(self) -> int:
        return max(self._look.theme.space(4), inset(self._look) + self._look.theme.space(1))

    @property
    def badge(self) -> int:
        """Diameter of the disc behind the icon in pixels, 0 without an icon."""
        return round(self._look.theme.size(TextSize.BODY) * self.BADGE) if self._icon else 0

    @property
    def mark(self) -> int:
        return round(self._look.theme.size(TextSize.BODY) * 1.2)

    def beside(self) -> int:
        """Width of everything but the text."""
        return self._before() + self.mark + self._look.theme.space(3) + 2 * self.pad

    def text_height(self, width: float) -> int:
        return self._title().height(width) + self._second().height(width)

    def _draw_content(self, painter: QPainter) -> None:
        """Draw icon, text and mark on the face."""
        self._draw_badge(painter, self._middle(self.pad, self.badge))
        width = self.width() - self.beside()
        top = (self.height() - self.text_height(width)) / 2
        self._draw_text(painter, self.pad + self._before(), top, width)
        box = self._middle(self.width() - self.pad - self.mark, self.mark)
        if self.isCheckable():
            self._draw_check(painter, box)
        else:
            arrow = Glyph("chevron-end", self._look.theme.colours.ink_soft)
            arrow.draw(painter, self.mirrored(box), self.isRightToLeft())

    def _draw_badge(self, painter: QPainter, box: QRectF) -> None:
        """Draw the icon on its disc."""
        if not self._icon:
            return
        c = self._look.theme.colours
        box = self.mirrored(box)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.surface if self.isChecked() else c.tint))
        painter.drawEllipse(box)
        inner = QRectF(0, 0, box.width() * 0.56, box.width() * 0.56)
        inner.moveCenter(box.center())
        colour = c.primary if self.isEnabled() else c.ink_soft
        Glyph(self._icon, colour).draw(painter, inner, self.isRightToLeft())

    def _draw_text(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Draw title and subtitle from here downwards."""
        title, second = self._title(), self._second()
        high = title.height(width)
        ink = self._look.colour("ink" if self.isEnabled() else "ink_soft")
        title.draw(painter, self.mirrored(QRectF(x, y, width, high)), ink)
        below = self.mirrored(QRectF(x, y + high, width, second.height(width)))
        second.draw(painter, below, self._look.colour("ink_soft"))

    def _draw_check(self, painter: QPainter, box: QRectF) -> None:
        """Draw the box that says whether the tile is chosen."""
        c = self._look.theme.colours
        box = self.mirrored(box)
        painter.setPen(
            QPen(QColor(c.primary if self.isChecked() else c.edge), self._look.theme.stroke)
        )
        painter.setBrush(QColor(c.primary if self.isChecked() else c.surface))
        painter.drawRoundedRect(box, box.width() / 4, box.width() / 4)
        if self.isChecked():
            Glyph("check", c.on_primary).draw(painter, box)

    def _before(self) -> int:
        """Width of the icon with the gap after it."""
        return self.badge + self._look.theme.space(4) if self.badge else 0

    def _middle(self, x: float, side: float) -> QRectF:
        return QRectF(x, (self.height() - side) / 2, side, side)

    def _title(self) -> Paragraph:
        return self._typeset.paragraph(
            self.text(),
            self.TITLE,
            Weight.SEMIBOLD,
            right_to_left=self.isRightToLeft(),
        )

    def _second(self) -> Paragraph:
        return self._typeset.paragraph(
            self._subtitle,
            TextSize.SMALL,
            right_to_left=self.isRightToLeft(),
        )

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
