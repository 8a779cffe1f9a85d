"""The part of the board beside the calls: one leaf after the other, softly."""

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from center_app.language import Language
from ui.display.leaf_paint import LeafPainter, rows_in, text_of
from ui.display.turns import Turns
from ui.theme import Look

BEAT_MS, BEATS = 50, 14
"""A leaf comes and the other goes within these; nothing moves."""

MARGIN, PAD = 2, 3
"""Around the card, and inside it, in units of the theme."""


class BesidePage(QWidget):
    """A card with the leaf of the moment. It has a place of its own and hides no call."""

    def __init__(
        self,
        look: Look,
        languages: tuple[Language, ...],
        turns: Turns,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._languages, self._turns = look, languages, turns
        self._painter = LeafPainter(look, languages)
        self._now, self._before = QPixmap(), QPixmap()
        self._beats = BEATS
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        turns.turned.connect(self._turn)
        look.changed.connect(self._draw_anew)

    @property
    def text(self) -> str:
        """What it says, for whoever cannot see it."""
        return text_of(self._turns.leaf, self._languages)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._draw_anew()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        level = self._beats / BEATS
        for leaf, opacity in ((self._before, 1 - level), (self._now, level)):
            if not leaf.isNull() and opacity:
                painter.setOpacity(opacity)
                painter.drawPixmap(0, 0, leaf)

    def _fit(self) -> None:
        room = self._room.size()
        rows = rows_in(room, self._look.theme.metrics.body)
        self._turns.fit(QSize(int(room.width()), int(room.height())) * self._ratio, rows)

    def _turn(self) -> None:
        self._before, self._now = self._now, self._drawn()
        self._beats = 0 if self.isVisible() and not self._before.isNull() else BEATS
        self.setAccessibleName(self.text)
        self._timer.start()
        self.update()

    def _beat(self) -> None:
        self._beats = min(self._beats + 1, BEATS)
        if self._beats == BEATS:
            self._timer.stop()
            self._before = QPixmap()
        self.update()

    def _draw_anew(self) -> None:
        self._now, self._before = self._drawn(), QPixmap()
        self.update()

    @property
    def _ratio(self) -> int:
        """Pixels of the screen in one of Qt's, rounded up."""
        return max(1, round(self.devicePixelRatioF()))

    @property
    def _card(self) -> QRectF:
        gap = self._look.theme.space(MARGIN)
        return QRectF(self.rect()).adjusted(gap, gap, -gap, -gap)

    @property
    def _room(self) -> QRectF:
        pad = self._look.theme.space(PAD)
        return self._card.adjusted(pad, pad, -pad, -pad)

    def _drawn(self) -> QPixmap:
        """The card with its leaf."""
        theme = self._look.theme
        ratio = self.devicePixelRatioF()
        picture = QPixmap((QSizeF(self.size()) * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        if picture.isNull():
            return picture
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.colours.line), theme.stroke))
        painter.setBrush(QColor(theme.colours.surface))
        painter.drawRoundedRect(self._card, theme.radius * 2, theme.radius * 2)
        leaf = self._turns.leaf
        if leaf is not None and not self._room.isEmpty():
            self._painter.draw(painter, self._room, leaf)
        painter.end()
        return picture
