"""The days side by side: who came, how long they waited, and how many within the target."""

from dataclasses import replace

from center_app.domain.agreement import USUAL_PERCENT
from center_app.domain.clock import MINUTE
from center_app.domain.period import DayLine, PeriodReport
from center_app.language import Language
from printers.report import palette, wording
from printers.report.area import Area
from printers.report.chart import MINUTES, TICK, VALUE, scale_top
from printers.report.pen import Align, Pen, Point, Style
from printers.report.title import draw_title
from printers.report.typeface import Weight

HEIGHT = 322.0

AXIS = 16
GAP = 26
SCALE = 24
NAME = Style(7.6, Weight.MEDIUM, palette.SOFT)

TICKETS = (10, 20, 50, 100, 200, 300, 400, 600, 800, 1_000, 1_500, 2_000, 3_000, 5_000)
WHOLE = 100

FIGURES = 24
"""More days than this leave no room for a figure at each."""


def draw_by_day(pen: Pen, area: Area, report: PeriodReport, language: Language) -> None:
    below = draw_title(pen, area, language.say("Day by day"))
    plots = Area(below.x + SCALE, below.y + 12, below.width - SCALE, below.height - AXIS - 12)
    came, waits, kept = plots.rows(3, GAP)
    days = report.days
    _name(pen, came, language.say("tickets issued, and of them left without service (red)"))
    _draw_came(pen, came, days)
    words = language.say("wait in minutes: median (line), 9 of 10 waited at most (amber)")
    _name(pen, waits, words)
    _draw_waits(pen, waits, days)
    words = language.say("within target; the line is at {percent}%", percent=USUAL_PERCENT)
    _name(pen, kept, words)
    _draw_kept(pen, kept, days)
    _axis(pen, Area(plots.x, plots.bottom, plots.width, AXIS), days)


def _name(pen: Pen, plot: Area, words: str) -> None:
    pen.text((plot.x, plot.y - 6), words, NAME)


def _draw_came(pen: Pen, plot: Area, days: tuple[DayLine, ...]) -> None:
    top = scale_top(max((day.figures.issued for day in days), default=0), TICKETS)
    _scale(pen, plot, wording.number(top))
    for cell, day in zip(_cells(plot, days), days, strict=True):
        height = plot.height * day.figures.issued / top
        _bar(pen, plot, cell, height, palette.GREEN_MILD)
        _bar(pen, plot, cell, plot.height * day.figures.abandoned.part / top, palette.RED)
        if len(days) <= FIGURES:
            at = (cell.x + cell.width / 2, plot.bottom - height - 2.5)
            pen.text(at, wording.number(day.figures.issued), VALUE, Align.CENTRE)


def _draw_waits(pen: Pen, plot: Area, days: tuple[DayLine, ...]) -> None:
    waits = [day.figures.wait for day in days]
    longest = max((wait.p90 for wait in waits if wait), default=0)
    top = scale_top(longest / MINUTE, MINUTES)
    _scale(pen, plot, str(top))
    line: list[tuple[Point, int]] = []
    for cell, wait in zip(_cells(plot, days), waits, strict=True):
        if wait is not None:
            _bar(pen, plot, cell, plot.height * wait.p90 / (top * MINUTE), palette.AMBER_TINT)
            y = plot.bottom - plot.height * wait.median / (top * MINUTE)
            line.append(((cell.x + cell.width / 2, y), round(wait.median / MINUTE)))
    if len(line) > 1:
        pen.line([at for at, _ in line], palette.INK, 1.3)
    for at, minutes in line:
        pen.dot(at, 2.0, palette.INK)
        if len(days) <= FIGURES:
            pen.text((at[0], at[1] - 4.5), str(minutes), VALUE, Align.CENTRE)


def _draw_kept(pen: Pen, plot: Area, days: tuple[DayLine, ...]) -> None:
    _scale(pen, plot, f"{WHOLE}%")
    for cell, day in zip(_cells(plot, days), days, strict=True):
        reached = day.figures.within.percent
        if reached is None:
            continue
        colour = palette.GREEN if reached >= USUAL_PERCENT else palette.AMBER
        _bar(pen, plot, cell, plot.height * reached / WHOLE, colour)
        if len(days) <= FIGURES:
            at = (cell.x + cell.width / 2, plot.bottom - 4)
            ink = palette.INK if colour == palette.AMBER else palette.WHITE
            pen.text(at, str(round(reached)), replace(VALUE, colour=ink), Align.CENTRE)
    y = plot.bottom - plot.height * USUAL_PERCENT / WHOLE
    pen.line([(plot.x, y), (plot.end, y)], palette.INK, 0.9)


def _bar(pen: Pen, plot: Area, cell: Area, height: float, colour: str) -> None:
    if height:
        bar = cell.inside(cell.width * 0.18, 0)
        pen.fill(Area(bar.x, plot.bottom - height, bar.width, height), colour)


def _axis(pen: Pen, axis: Area, days: tuple[DayLine, ...]) -> None:
    for cell, day in zip(_cells(axis, days), days, strict=True):
        at = (cell.x + cell.width / 2, axis.y + 10)
        pen.text(at, f"{day.day.day}/{day.day.month}", TICK, Align.CENTRE)


def _scale(pen: Pen, plot: Area, top: str) -> None:
    for y, label in ((plot.y, top), (plot.bottom, "0")):
        pen.line([(plot.x, y), (plot.end, y)], palette.RULE, 0.5)
        pen.text((plot.x - 5, y + 2.5), label, TICK, Align.END)


def _cells(plot: Area, days: tuple[DayLine, ...]) -> tuple[Area, ...]:
    """A place for each day, none wider than in a week of seven."""
    if not days:
        return ()
    shown = max(len(days), 7)
    return plot.columns((1,) * shown, 0)[: len(days)]
