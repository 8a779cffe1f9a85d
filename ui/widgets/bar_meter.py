"""A wait beside its target, as a bar."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from center_app.domain.waits import NEAR
from ui.theme import Look, TextSize, Tone


class BarMeter(QWidget):
    """Fills from where the page begins; a tick stands at the target.

    Value and target share one unit. Up to `NEAR` of the target it is good, up to the target a
    warning, beyond it bad; whoever shows it says the value in words beside it.
    """

    def __init__(self, look: Look, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._value, self._target = 0.0, 1.0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)

    def measure(self, value: float, target: float) -> None:
        """Show `value` beside `target`, which is above 0."""
        self._value, self._target = max(0.0, value), target
        self.setAccessibleDescription(f"{value:g} / {target:g}")
        self.update()

    @property
    def tone(self) -> Tone:
        share = self._value / self._target
        if share > 1:
            return Tone.BAD
        return Tone.WARN if share > NEAR else Tone.GOOD

    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.space(30), round(self._look.theme.size(TextSize.SMALL) * 0.9))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.theme.space(10), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew when the direction changes."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isRightToLeft():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        painter.setPen(Qt.PenStyle.NoPen)
        self._draw_bar(painter, self.width(), self._look.theme.colours.sunken)
        fill, _ground = self._look.theme.tone(self.tone)
        self._draw_bar(painter, self.width() * self._value / self._full(), fill)
        tick = max(2, self._look.theme.stroke * 2)
        x = self.width() * self._target / self._full() - tick / 2
        painter.fillRect(QRectF(x, 0, tick, self.height()), self._look.colour("ink"))

    def _draw_bar(self, painter: QPainter, width: float, colour: str) -> None:
        high = self.height() * 0.6
        painter.setBrush(QColor(colour))
        bar = QRectF(0, (self.height() - high) / 2, max(width, high if width else 0), high)
        painter.drawRoundedRect(bar, high / 2, high / 2)

    def _full(self) -> float:
        """The value at the end of the bar: the target with room to run over, or beyond."""
        return max(self._target * 1.25, self._value)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
