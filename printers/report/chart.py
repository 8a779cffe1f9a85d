"""The day in half hours: who came, and below it how long they waited. Time runs as one reads."""

from collections.abc import Sequence

from center_app.domain.clock import MINUTE
from center_app.domain.day_report import HALF_HOUR
from center_app.domain.report import DayReport, HalfHour
from center_app.language import Language
from printers.report import palette, wording
from printers.report.area import Area
from printers.report.pen import Align, Pen, Point, Style
from printers.report.title import draw_title
from printers.report.typeface import Weight

LEAST, MOST = 146.0, 200.0
"""Points that the chart is high at least and at most."""

AXIS = 12
GAP = 17
SCALE = 20
"""Points beside the plots for the figures of the scales."""

ARRIVALS = (5, 10, 20, 30, 40, 50, 60, 80, 100, 150, 200, 250, 300, 400, 500)
MINUTES = (5, 10, 15, 20, 30, 45, 60, 90, 120, 150, 180, 240, 300, 360, 480, 600)
HEADROOM = 1.12
"""A scale goes so much further than the highest value, for the figure over it."""

TICK = Style(7, Weight.REGULAR, palette.SOFT)
VALUE = Style(7, Weight.SEMIBOLD)
NAME = Style(7.2, Weight.REGULAR, palette.SOFT)
DENSE = 20
"""More half hours than this leave no room for a figure at each."""


def draw_chart(pen: Pen, area: Area, report: DayReport, language: Language) -> None:
    below = draw_title(pen, area, language.say("Arrivals and waits by the half hour"))
    _key(pen, area, language)
    plots = Area(below.x + SCALE, below.y + 2, below.width - SCALE, below.height - AXIS - 2)
    arrivals, waits = plots.rows(2, GAP)
    slots = report.half_hours
    _draw_arrivals(pen, arrivals, slots)
    _draw_waits(pen, waits, slots)
    _axis(pen, Area(plots.x, plots.bottom, plots.width, AXIS), slots)


def _key(pen: Pen, area: Area, language: Language) -> None:
    """What the colours mean, at the far end of the title's line."""
    entries = (
        (palette.GREEN_MILD, language.say("tickets issued")),
        (palette.RED, language.say("of them unserved")),
        (palette.INK, language.say("median wait, minutes")),
        (palette.AMBER_TINT, language.say("9 of 10 waited at most")),
    )
    x = area.end
    for colour, label in reversed(entries):
        x -= pen.width(label, NAME)
        pen.text((x, area.y + 9), label, NAME)
        x -= 10
        if colour == palette.INK:
            _line_with_dot(pen, (x + 1, area.y + 6.2))
        else:
            pen.fill(Area(x, area.y + 3, 6.5, 6.5), colour, radius=1.5)
        x -= 12


def _line_with_dot(pen: Pen, middle: Point) -> None:
    x, y = middle
    pen.line([(x - 5, y), (x + 5, y)], palette.INK, 1.3)
    pen.dot(middle, 2.0, palette.INK)


def _draw_arrivals(pen: Pen, plot: Area, slots: Sequence[HalfHour]) -> None:
    top = scale_top(max((slot.arrivals for slot in slots), default=0), ARRIVALS)
    _scale(pen, plot, top)
    for cell, slot in zip(_cells(plot, slots), slots, strict=True):
        came, left = (plot.height * n / top for n in (slot.arrivals, slot.unserved))
        _bar(pen, plot, cell, came, palette.GREEN_MILD)
        _bar(pen, plot, cell, left, palette.RED)
        if slot.arrivals and len(slots) <= DENSE:
            at = (cell.x + cell.width / 2, plot.bottom - came - 2.5)
            pen.text(at, wording.number(slot.arrivals), VALUE, Align.CENTRE)


def _draw_waits(pen: Pen, plot: Area, slots: Sequence[HalfHour]) -> None:
    longest = max((slot.wait.p90 for slot in slots if slot.wait), default=0)
    top = scale_top(longest / MINUTE, MINUTES)
    _scale(pen, plot, top)
    medians: list[Point] = []
    for cell, slot in zip(_cells(plot, slots), slots, strict=True):
        if slot.wait is not None:
            p90, median = (
                plot.height * n / (top * MINUTE) for n in (slot.wait.p90, slot.wait.median)
            )
            _bar(pen, plot, cell, p90, palette.AMBER_TINT)
            medians.append((cell.x + cell.width / 2, plot.bottom - median))
    if len(medians) > 1:
        pen.line(medians, palette.INK, 1.3)
    for at in medians:
        pen.dot(at, 2.0, palette.INK)
    waits = [slot.wait for slot in slots if slot.wait is not None]
    for at, wait in zip(medians, waits if len(slots) <= DENSE else (), strict=False):
        minutes = wording.number(round(wait.median / MINUTE))
        pen.text((at[0], at[1] - 4.5), minutes, VALUE, Align.CENTRE)


def _bar(pen: Pen, plot: Area, cell: Area, height: float, colour: str) -> None:
    if height:
        bar = cell.inside(cell.width * 0.16, 0)
        pen.fill(Area(bar.x, plot.bottom - height, bar.width, height), colour)


def _axis(pen: Pen, axis: Area, slots: Sequence[HalfHour]) -> None:
    """The full hours, each where it begins."""
    apart = 1 if len(slots) <= DENSE else 2
    for cell, slot in zip(_cells(axis, slots), slots, strict=True):
        if slot.at % (2 * apart * HALF_HOUR) == 0:
            pen.text((cell.x, axis.y + 10), wording.clock(slot.at), TICK, Align.CENTRE)


def _scale(pen: Pen, plot: Area, top: int) -> None:
    for y, label in ((plot.y, str(top)), (plot.bottom, "0")):
        pen.line([(plot.x, y), (plot.end, y)], palette.RULE, 0.5)
        pen.text((plot.x - 5, y + 2.5), label, TICK, Align.END)


def _cells(plot: Area, slots: Sequence[HalfHour]) -> tuple[Area, ...]:
    return plot.columns((1,) * len(slots), 0) if slots else ()


def scale_top(most: float, steps: Sequence[int]) -> int:
    """The top of a scale: the first of the steps that leaves room above the highest value."""
    return next((step for step in steps if step >= most * HEADROOM), round(most * HEADROOM))
