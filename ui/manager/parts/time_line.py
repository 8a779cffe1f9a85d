"""Where the time of a visit went, drawn as one line from the ticket to the end."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from center_app.domain.story import Spell
from ui.manager.journey_words import Stretch
from ui.theme import Look, TextSize
from ui.widgets import Label
from ui.widgets.ring import draw_ring, inset

COLOURS: Mapping[Spell, str] = {
    Spell.WAITING: "warn",
    Spell.WALKING: "info",
    Spell.SERVED: "good",
    Spell.HELD: "ink_soft",
    Spell.AWAY: "bad",
    Spell.LATER: "edge",
}

HIGH: Mapping[Spell, float] = {
    Spell.WAITING: 0.6,
    Spell.WALKING: 0.35,
    Spell.SERVED: 1.0,
    Spell.HELD: 0.6,
    Spell.AWAY: 0.35,
    Spell.LATER: 0.35,
}
"""How much of the line's height each fills: it can be read without colours too."""

STRIPED = frozenset({Spell.HELD, Spell.AWAY, Spell.LATER})
"""Time that nobody waited in the hall."""


def fill(painter: QPainter, look: Look, spell: Spell, box: QRectF) -> None:
    """Draw one stretch in the middle of `box`'s height."""
    high = box.height() * HIGH[spell]
    body = QRectF(box.left(), box.center().y() - high / 2, box.width(), high)
    colour = QColor(getattr(look.theme.colours, COLOURS[spell]))
    if spell in STRIPED:
        painter.fillRect(body, QBrush(colour, Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(colour, look.theme.stroke))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = look.theme.stroke / 2
        painter.drawRect(body.adjusted(half, half, -half, -half))
    else:
        painter.fillRect(body, colour)


class TimeLine(QWidget):
    """Begins where the page does. Its name says all of it; keys reach it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.stretches: tuple[Stretch, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)

    def show_stretches(self, stretches: Sequence[Stretch], name: str) -> None:
        """Draw these; `name` says them."""
        self.stretches = tuple(stretches)
        self.setAccessibleName(name)
        self.update()

    def widths(self, room: float) -> list[float]:
        """How wide each is drawn: by its time, but none too narrow to be seen."""
        least = min(self._look.theme.space(1), room / max(1, len(self.stretches)))
        whole = sum(one.lasted_ms for one in self.stretches) or 1
        free = room - least * len(self.stretches)
        return [least + free * one.lasted_ms / whole for one in self.stretches]

    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.space(60), round(self._look.theme.size(TextSize.BODY) * 2.4))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.theme.space(20), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew when the direction changes."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.hasFocus():
            draw_ring(painter, self._look, QRectF(self.rect()), 0)
        free = inset(self._look)
        box = QRectF(self.rect()).adjusted(free, free, -free, -free)
        gap = self._look.theme.stroke
        left = box.left()
        for one, width in zip(self.stretches, self.widths(box.width()), strict=True):
            at = box.left() + box.right() - left - width if self.isRightToLeft() else left
            fill(painter, self._look, one.spell, QRectF(at, box.top(), width - gap, box.height()))
            left += width

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class Swatch(QWidget):
    """A piece of the line."""

    def __init__(self, look: Look, spell: Spell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._spell = look, spell
        look.changed.connect(self._restyle)
        self._restyle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        fill(QPainter(self), self._look, self._spell, QRectF(self.rect()))

    def _restyle(self) -> None:
        side = round(self._look.theme.size(TextSize.BODY) * 1.5)
        self.setFixedSize(side, side)
        self.update()


class LegendItem(QWidget):
    """What a piece of the line means, and how much there was of it."""

    def __init__(self, look: Look, spell: Spell, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.theme.space(1.5))
        row.addWidget(Swatch(look, spell), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(look, text), 1)
