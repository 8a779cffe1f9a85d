"""How the waits are spread: a bar for every five minutes."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from center_app.domain.clock import MINUTE
from center_app.domain.period import PeriodReport, WaitBin
from center_app.language import Language
from center_app.language.bidi import isolate
from ui.theme import Look, TextSize, Weight
from ui.widgets.ring import draw_ring

HIGH = 14
"""Height in sizes of body text."""


class WaitChart(QWidget):
    """The number of waits stands on each bar, a line across it is that of the days compared.

    The line is set in proportion: as if those days had had as many waits.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._bins: tuple[WaitBin, ...] = ()
        self._beside: tuple[float, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self._restyle)
        self._restyle()

    def fill(self, report: PeriodReport, earlier: PeriodReport | None, language: Language) -> None:
        """Show the waits of this report, beside those of an earlier one."""
        self._bins = report.waits
        self._beside = _in_proportion(report, earlier)
        self.setAccessibleName(language.say("How the waits are spread"))
        said = (
            language.say("{from_to} min: {n}", from_to=_from_to(one), n=one.sittings)
            for one in self._bins
        )
        self.setAccessibleDescription("; ".join(said))
        self.setToolTip(language.say("Number of waits by their length in minutes"))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max(1.0, *self._beside, *(one.sittings for one in self._bins))
        line = self._look.theme.size(TextSize.SMALL) * 1.6
        wide = self.width() / max(1, len(self._bins))
        room = self.height() - 2 * line
        for n, one in enumerate(self._bins):
            place = len(self._bins) - 1 - n if self.isRightToLeft() else n
            column = QRectF(place * wide, 0, wide, self.height())
            high, beside = room * one.sittings / most, 0.0
            self._draw_bar(painter, column, one, high, line)
            if n < len(self._beside):
                beside = room * self._beside[n] / most
                self._draw_beside(painter, column, beside, line)
            self._draw_number(painter, column, one, max(high, beside), line)
        if self.hasFocus():
            draw_ring(painter, self._look, QRectF(self.rect()), self._look.theme.radius)

    def _draw_bar(
        self, painter: QPainter, column: QRectF, one: WaitBin, high: float, line: float
    ) -> None:
        c = self._look.theme.colours
        bottom = column.bottom() - line
        gap = column.width() * 0.14
        bar = QRectF(column.left() + gap, bottom - high, column.width() - 2 * gap, high)
        painter.fillRect(bar, QColor(c.primary))
        painter.setPen(QColor(c.ink_soft))
        painter.setFont(self._look.font(TextSize.SMALL, Weight.REGULAR))
        below = QRectF(column.left(), bottom, column.width(), line)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, _from_to(one))

    def _draw_number(
        self, painter: QPainter, column: QRectF, one: WaitBin, high: float, line: float
    ) -> None:
        """Above the bar and the line across it."""
        painter.setPen(self._look.colour("ink"))
        painter.setFont(self._look.font(TextSize.SMALL, Weight.SEMIBOLD))
        above = QRectF(column.left(), column.bottom() - 2 * line - high, column.width(), line * 0.9)
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, str(one.sittings))

    def _draw_beside(self, painter: QPainter, column: QRectF, high: float, line: float) -> None:
        y = column.bottom() - line - high
        c = self._look.theme.colours
        for colour, wide in ((c.surface, 3.0), (c.ink, 1.5)):  # seen on the bar and beside it
            painter.setPen(QPen(QColor(colour), self._look.theme.ring * wide / 1.5))
            painter.drawLine(round(column.left()), round(y), round(column.right()), round(y))

    def _restyle(self) -> None:
        self.setMinimumHeight(self._look.theme.size(TextSize.BODY) * HIGH)
        self.update()


def _from_to(one: WaitBin) -> str:
    """`5–10`, or `60+`."""
    first = one.from_ms // MINUTE
    return isolate(f"{first}+" if one.to_ms is None else f"{first}–{one.to_ms // MINUTE}")


def _in_proportion(report: PeriodReport, earlier: PeriodReport | None) -> tuple[float, ...]:
    if earlier is None or earlier.figures.wait is None or report.figures.wait is None:
        return ()
    factor = report.figures.wait.count / earlier.figures.wait.count
    return tuple(one.sittings * factor for one in earlier.waits)
