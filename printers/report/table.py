"""A table of names and figures, as many rows as there is room for."""

from collections.abc import Sequence
from dataclasses import dataclass

from printers.report import palette
from printers.report.area import Area
from printers.report.pen import Align, Pen, Style
from printers.report.typeface import Weight

ROW = 13.8
HEAD = 24

HEADING = Style(7, Weight.MEDIUM, palette.SOFT)
NAME = Style(7.8, Weight.REGULAR)
OTHERS = Style(7.8, Weight.MEDIUM, palette.SOFT)
FIGURE = Style(7.8, Weight.REGULAR)
BAR = 24
"""Points of a bar that stands for 100 %."""

GOOD, FAIR = 0.8, 0.5
"""From which share within target on a bar is green, and amber: elsewhere 80 % is asked for."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its name, its figures, and the share that is drawn as a bar beside the last."""

    name: str
    figures: tuple[str, ...]
    share: float | None
    rest: bool = False
    """The last line, for all that would not fit."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures: its heading and how wide it is, in points."""

    heading: str
    width: float


def draw_table(
    pen: Pen, area: Area, heading: str, columns: Sequence[Column], rows: Sequence[Row]
) -> None:
    middles = _middles(area, columns)
    room = area.width - sum(column.width for column in columns) - 6
    _headings(pen, area, heading, columns, middles)
    y = area.y + HEAD
    for row in rows:
        base = y + 9.6
        style = OTHERS if row.rest else NAME
        name, style = pen.fitted(row.name, style, room, least=6.6)
        pen.text((area.x, base), name, style)
        *others, (last, middle) = zip(row.figures, middles, strict=True)
        for figure, at in others:
            pen.text((at, base), figure, FIGURE, Align.CENTRE)
        pen.text((middle - BAR / 2 - 1, base), last, FIGURE, Align.CENTRE)
        _bar(pen, Area(area.end - BAR, y + 4.6, BAR, 5), row.share)
        y += ROW
        pen.line([(area.x, y), (area.end, y)], palette.RULE, 0.4)


def _headings(
    pen: Pen, area: Area, heading: str, columns: Sequence[Column], middles: Sequence[float]
) -> None:
    bottom = area.y + HEAD
    pen.text((area.x, bottom - 5), heading, HEADING)
    for column, middle in zip(columns, middles, strict=True):
        lines = pen.wrapped(column.heading, HEADING, column.width - 2)
        for n, line in enumerate(reversed(lines)):
            pen.text((middle, bottom - 5 - 8 * n), line, HEADING, Align.CENTRE)
    pen.line([(area.x, bottom), (area.end, bottom)], palette.GREEN, 0.9)


def _middles(area: Area, columns: Sequence[Column]) -> list[float]:
    """The middle of each column."""
    middles, x = [], area.end - sum(column.width for column in columns)
    for column in columns:
        middles.append(x + column.width / 2)
        x += column.width
    return middles


def _bar(pen: Pen, area: Area, share: float | None) -> None:
    if share is None:
        return
    colour = palette.GREEN if share >= GOOD else palette.AMBER if share >= FAIR else palette.RED
    pen.fill(area, palette.GROUND, radius=2.5)
    if share:
        pen.fill(
            Area(area.x, area.y, max(1.5, area.width * share), area.height), colour, radius=2.5
        )
