"""The counters, as many side by side as fit: what each served, and how busy that kept it."""

from collections.abc import Sequence

from center_app.domain.clock import HOUR, MINUTE
from center_app.domain.report import CounterLine, DayReport
from center_app.language import Language
from printers.report import palette, wording
from printers.report.area import Area
from printers.report.pen import Align, Pen, Style
from printers.report.title import HEIGHT as TITLE
from printers.report.title import draw_title
from printers.report.typeface import Weight

ABREAST = 20
"""Counters side by side; more stand in a second line."""

NAMES = 92
LINE = 12.5
ROWS = 5
BLOCK = ROWS * LINE + 5

LABEL = Style(7.6, Weight.REGULAR, palette.SOFT)
FIGURE = Style(7.6, Weight.REGULAR)
SIGN = Style(8.2, Weight.SEMIBOLD, palette.GREEN_DEEP)


def height(report: DayReport) -> float:
    blocks = -(-len(report.counters) // ABREAST)
    return TITLE + blocks * BLOCK if blocks else 0


def draw_counters(pen: Pen, area: Area, report: DayReport, language: Language) -> None:
    if not report.counters:
        return
    below = draw_title(pen, area, language.say("Counters"))
    whole = language.say(
        "Occupancy of all counters: {percent}", percent=wording.percent(report.figures.occupancy)
    )
    pen.text((area.end, area.y + 9), whole, LABEL, Align.END)
    for first in range(0, len(report.counters), ABREAST):
        some = report.counters[first : first + ABREAST]
        _block(pen, Area(below.x, below.y, below.width, BLOCK - 5), some, language)
        below = below.below(BLOCK)


def _block(pen: Pen, area: Area, counters: Sequence[CounterLine], language: Language) -> None:
    lines = area.rows(ROWS)
    labels = (
        language.say("Counter"),
        language.say("Visits"),
        language.say("Median service"),
        language.say("Hours of serving"),
        language.say("Occupancy"),
    )
    pen.fill(lines[0], palette.GREEN_TINT, radius=3)
    for line, label in zip(lines, labels, strict=True):
        pen.text((line.x + 5, line.y + 9), label, LABEL)
        pen.line([(line.x, line.bottom), (line.end, line.bottom)], palette.RULE, 0.4)
    room = (area.width - NAMES) / max(len(counters), 12)
    for n, counter in enumerate(counters):
        x = area.x + NAMES + room * (n + 0.5)
        for line, figure in zip(lines, _figures(counter), strict=True):
            style = SIGN if line is lines[0] else FIGURE
            pen.text((x, line.y + 9), figure, style, Align.CENTRE)


def _figures(line: CounterLine) -> tuple[str, ...]:
    figures, serving_ms = line.figures, line.figures.occupancy.part
    return (
        line.counter,
        wording.number(figures.visits),
        wording.minutes(figures.service.median if figures.service else None),
        f"{serving_ms // HOUR}:{serving_ms % HOUR // MINUTE:02d}",
        wording.percent(figures.occupancy),
    )
