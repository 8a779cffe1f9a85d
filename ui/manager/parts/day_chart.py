"""A figure of the day by its half hours, as a curve beside that of usual days."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from center_app.language.bidi import isolate
from ui.theme import Look, TextSize, Weight
from ui.widgets.ring import draw_ring

STEPS = (2, 5, 10, 20, 30, 60, 100, 200, 500, 1_000)
"""What the height may stand for, in units of the figure, doubled where that is too little."""

HOURS = 8
"""So many times of day stand below at most."""

BELOW = 0.4
"""Of a line: the lowest figure stands half below its own, and the times below that."""

Range = tuple[float, float]

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Point:
    """One half hour: its time as it is written, and what there is of the figure in it.

    `usual` is the median of usual days and `band` where most of them lie; `told` what is expected
    of it, within a range.
    """

    time: str
    today: float | None
    usual: float | None
    band: Range | None
    told: float | None = None
    told_within: Range | None = None

    @property
    def highest(self) -> float:
        ranges = (edge for one in (self.band, self.told_within) if one for edge in one)
        values = (one for one in (self.today, self.usual, self.told) if one is not None)
        return max((*ranges, *values), default=0.0)


class DayChart(QWidget):
    """Today is a strong line with dots, usual days a band with a thin line, and what is expected a
    dashed line with its range as strokes. Its name says all of it; keys reach it.

    `now` is where the present moment stands, in half hours from the first one's beginning.
    """

    def __init__(self, look: Look, high: float, parent: QWidget | None = None) -> None:
        """`high` in sizes of body text."""
        super().__init__(parent)
        self._look, self._high = look, high
        self._points: tuple[Point, ...] = ()
        self._now: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_points(self, points: Sequence[Point], now: float | None, name: str, said: str) -> None:
        """Draw these; `name` and `said` are for those who listen."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(said)
        if (self._points, self._now) != (tuple(points), now):
            self._points, self._now = tuple(points), now
            self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew when the direction changes."""
        super().changeEvent(event)
        self.update()

    @property
    def top(self) -> float:
        """What the full height stands for."""
        most = max((one.highest for one in self._points), default=0.0)
        step = next((one for one in STEPS if one >= most), None)
        return float(step) if step is not None else most

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self._look.theme.size(TextSize.SMALL) * 1.5
        side = line * 1.6
        left, right = (0.0, side) if self.isRightToLeft() else (side, 0.0)
        box = QRectF(self.rect()).adjusted(left, line / 2, -right, -line * (1 + BELOW))
        self._draw_scale(painter, box, side, line)
        if self._points:
            self._draw_band(painter, box)
            self._draw_told(painter, box)
            self._draw_line(painter, box, [one.usual for one in self._points], "ink_soft", 1.0)
            self._draw_today(painter, box)
            self._draw_now(painter, box)
        if self.hasFocus():
            draw_ring(painter, self._look, QRectF(self.rect()), self._look.theme.radius)

    def _x(self, box: QRectF, place: float) -> float:
        share = place / max(1, len(self._points))
        return (
            box.right() - share * box.width()
            if self.isRightToLeft()
            else (box.left() + share * box.width())
        )

    def _at(self, box: QRectF, n: int, value: float) -> QPointF:
        return QPointF(self._x(box, n + 0.5), box.bottom() - value / self.top * box.height())

    def _draw_scale(self, painter: QPainter, box: QRectF, side: float, line: float) -> None:
        colours = self._look.theme.colours
        painter.setFont(self._look.font(TextSize.SMALL, Weight.REGULAR))
        for share in (0.0, 0.5, 1.0):
            y = box.bottom() - share * box.height()
            painter.setPen(QPen(QColor(colours.line), self._look.theme.stroke))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            painter.setPen(QColor(colours.ink_soft))
            x = box.right() if self.isRightToLeft() else box.left() - side
            told = QRectF(x, y - line / 2, side * 0.9, line)
            painter.drawText(told, Qt.AlignmentFlag.AlignCenter, f"{share * self.top:g}")
        every = -(-len(self._points) // HOURS) if self._points else 1
        every += every % 2 if len(self._points) > HOURS else 0
        for n in range(0, len(self._points), every):
            below = QRectF(self._x(box, n) - 3 * line, box.bottom() + BELOW * line, 6 * line, line)
            self._inside(below)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, isolate(self._points[n].time))

    def _inside(self, place: QRectF) -> None:
        """A time that would stand over the edge is moved in."""
        half = place.width() / 2
        text = self._look.theme.size(TextSize.SMALL) * 1.6
        middle = min(max(place.center().x(), text), self.width() - text)
        place.moveLeft(middle - half)

    def _draw_band(self, painter: QPainter, box: QRectF) -> None:
        for run in _runs([one.band for one in self._points]):
            upper = [self._at(box, n, high) for n, (_low, high) in run]
            lower = [self._at(box, n, low) for n, (low, _high) in reversed(run)]
            colours = self._look.theme.colours
            painter.setPen(QPen(QColor(colours.edge), self._look.theme.stroke))
            painter.setBrush(QColor(colours.tint))
            painter.drawPolygon(QPolygonF([*upper, *lower]))
            painter.setBrush(Qt.BrushStyle.NoBrush)

    def _draw_told(self, painter: QPainter, box: QRectF) -> None:
        pen = QPen(self._look.colour("primary"), self._look.theme.stroke * 1.5)
        painter.setPen(pen)
        for n, one in enumerate(self._points):
            if one.told_within is not None:
                low, high = one.told_within
                painter.drawLine(self._at(box, n, low), self._at(box, n, high))
        told = [one.told for one in self._points]
        self._draw_line(painter, box, told, "primary", 2.0, Qt.PenStyle.DashLine)

    def _draw_today(self, painter: QPainter, box: QRectF) -> None:
        today = [one.today for one in self._points]
        self._draw_line(painter, box, today, "primary", 3.0)
        painter.setBrush(self._look.colour("primary"))
        radius = self._look.theme.stroke * 3
        for n, value in enumerate(today):
            if value is not None:
                painter.drawEllipse(self._at(box, n, value), radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _draw_now(self, painter: QPainter, box: QRectF) -> None:
        if self._now is None or not 0 <= self._now <= len(self._points):
            return
        x = self._x(box, self._now)
        pen = QPen(self._look.colour("ink"), self._look.theme.stroke, Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))

    def _draw_line(
        self,
        painter: QPainter,
        box: QRectF,
        values: Sequence[float | None],
        colour: str,
        wide: float,
        style: Qt.PenStyle = Qt.PenStyle.SolidLine,
    ) -> None:
        pen = QPen(self._look.colour(colour), self._look.theme.stroke * wide, style)
        painter.setPen(pen)
        for run in _runs(values):
            painter.drawPolyline(QPolygonF([self._at(box, n, value) for n, value in run]))

    def _restyle(self) -> None:
        self.setMinimumHeight(round(self._look.theme.size(TextSize.BODY) * self._high))
        self.update()


def _runs(values: Sequence[V | None]) -> list[list[tuple[int, V]]]:
    """What stands side by side without a gap."""
    runs: list[list[tuple[int, V]]] = [[]]
    for n, value in enumerate(values):
        if value is not None:
            runs[-1].append((n, value))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]
