"""The course of the day by half hours, beside usual days, and what is to come."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from center_app.domain.clock import MINUTE, local
from center_app.domain.course import Course
from center_app.domain.forecast.hours import HALF_MS
from center_app.domain.usual_day import Band
from center_app.language import Language
from center_app.language.dates import clock
from ui.manager.course_words import to_come
from ui.manager.parts.day_chart import DayChart, Point
from ui.manager.wide import is_wide
from ui.theme import Look, TextSize, Weight
from ui.widgets import Card, FlowRow, Label, Note

HIGH, LOW = 6.5, 4.0
"""Height of a chart at least, in sizes of body text: usually, and where there is little room."""


class Curve(Enum):
    """What is drawn."""

    TODAY = "today"
    USUAL = "usual"
    TOLD = "told"


class CourseCard(Card):
    """Two charts side by side, or one above the other; what they show is said below."""

    def __init__(self, look: Look, *, brief: bool = False, parent: QWidget | None = None) -> None:
        """`brief`: where nobody stands close enough to read sentences."""
        super().__init__(look, parent=parent)
        self._brief = brief
        high = LOW if brief else HIGH
        self._titles = [Label(look, size=TextSize.BODY, weight=Weight.SEMIBOLD) for _ in range(2)]
        self.arrivals, self.waits = DayChart(look, high), DayChart(look, high)
        self.keys = {curve: CurveKey(look, curve) for curve in Curve}
        self.said = Note(look)
        self._charts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._charts.setSpacing(look.theme.space(6))
        for title, chart in zip(self._titles, (self.arrivals, self.waits), strict=True):
            column = QVBoxLayout()
            column.setSpacing(look.theme.space(1))
            column.addWidget(title)
            column.addWidget(chart, 1)
            self._charts.addLayout(column, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(2))
        column.addLayout(self._charts, 1)
        row = FlowRow(look)
        row.fill(list(self.keys.values()))
        column.addWidget(row)
        column.addWidget(self.said)
        self.said.setVisible(not brief)

    def show_course(self, course: Course, language: Language) -> None:
        """Show the day so far and what is to come."""
        say = language.say
        arrivals, waits = say("Tickets in each half hour"), say("Minutes until the call, median")
        self._titles[0].write(arrivals)
        self._titles[1].write(waits)
        self._write_keys(course, language)
        self.said.write(to_come(course, language))
        now = _place(course)
        points = arrival_points(course)
        self.arrivals.show_points(points, now, arrivals, _spoken(points, language))
        points = wait_points(course)
        self.waits.show_points(points, now, waits, _spoken(points, language))

    def show_waits_alone(self, *, alone: bool) -> None:
        """Leave the tickets out where other things need the room more."""
        for widget in (self._titles[0], self.arrivals):
            widget.setVisible(not alone)

    def _write_keys(self, course: Course, language: Language) -> None:
        usual = language.say_many(
            "Usual: {n} day like this one, six of ten in the band",
            "Usual: {n} days like this one, six of ten in the band",
            course.days,
        )
        told = language.say("Expected, right eight times of ten")
        self.keys[Curve.TODAY].write(language.say("Today"))
        self.keys[Curve.USUAL].write(language.say("Usual") if self._brief else usual)
        self.keys[Curve.USUAL].setVisible(course.days > 0)
        self.keys[Curve.TOLD].write(language.say("Expected") if self._brief else told)
        self.keys[Curve.TOLD].setVisible(course.busy is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side where there is room."""
        super().resizeEvent(event)
        wide = is_wide(self._look, self.width())
        direction = QBoxLayout.Direction
        self._charts.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def _restyle(self) -> None:
        super()._restyle()
        pad = self._look.theme.space(3)
        self.setContentsMargins(pad, pad, pad, pad)


def arrival_points(course: Course) -> tuple[Point, ...]:
    """Today is told of half hours that are over; of the others what is expected."""
    return tuple(
        Point(
            clock(local(half.starts)),
            half.came if half.starts + HALF_MS <= course.at else None,
            half.usual.median if half.usual else None,
            (half.usual.low, half.usual.high) if half.usual else None,
            half.foretold.visits if half.foretold else None,
            (half.foretold.low, half.foretold.high) if half.foretold else None,
        )
        for half in course.halves
    )


def wait_points(course: Course) -> tuple[Point, ...]:
    """In minutes."""
    return tuple(
        Point(
            clock(local(half.starts)),
            half.wait_ms / MINUTE if half.wait_ms is not None else None,
            half.usual_wait.median / MINUTE if half.usual_wait else None,
            _minutes(half.usual_wait),
        )
        for half in course.halves
    )


def _minutes(band: Band | None) -> tuple[float, float] | None:
    return (band.low / MINUTE, band.high / MINUTE) if band else None


def _place(course: Course) -> float | None:
    for n, half in enumerate(course.halves):
        if half.starts <= course.at < half.starts + HALF_MS:
            return n + (course.at - half.starts) / HALF_MS
    return None


def _spoken(points: tuple[Point, ...], language: Language) -> str:
    """Each half hour with today's figure, or what is expected, beside the usual one."""
    said = []
    for one in points:
        figure = one.today if one.today is not None else one.told
        if figure is not None:
            text = f"{one.time}: {figure:.0f}"
            if one.usual is not None:
                text = language.say("{today} (usual: {n})", today=text, n=f"{one.usual:.0f}")
            said.append(text)
    return "; ".join(said)


class CurveKey(QWidget):
    """A piece of a curve, and what it means."""

    def __init__(self, look: Look, curve: Curve, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = Note(look)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.theme.space(1.5))
        row.addWidget(_Piece(look, curve), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._label)

    def write(self, text: str) -> None:
        self._label.write(text)


class _Piece(QWidget):
    def __init__(self, look: Look, curve: Curve) -> None:
        super().__init__()
        self._look, self._curve = look, curve
        look.changed.connect(self._restyle)
        self._restyle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, box = self._look.theme, QRectF(self.rect())
        start, end = QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y())
        if self._curve is Curve.USUAL:
            painter.fillRect(
                box.adjusted(0, box.height() / 4, 0, -box.height() / 4), QColor(theme.colours.tint)
            )
            painter.setPen(QPen(QColor(theme.colours.ink_soft), theme.stroke))
        else:
            dashed = self._curve is Curve.TOLD
            style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
            wide = theme.stroke * (2 if dashed else 3)
            painter.setPen(QPen(QColor(theme.colours.primary), wide, style))
        painter.drawLine(start, end)

    def _restyle(self) -> None:
        size = self._look.theme.size(TextSize.BODY)
        self.setFixedSize(round(size * 2.4), round(size))
        self.update()
