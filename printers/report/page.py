"""How the parts of a day's report share one page of A4."""

from collections.abc import Callable

from reportlab.lib.pagesizes import A4

from center_app.domain.report import DayReport
from center_app.language import Language
from printers.report import (
    breakdown,
    chart,
    counters,
    heading,
    headline,
    nobody,
    notes,
    outcomes,
)
from printers.report.area import Area
from printers.report.pen import Pen

Part = tuple[float, Callable[[Pen, Area, DayReport, Language], None]]
"""How many points of the page something takes, and what draws it there."""

PAGE = Area(0, 0, *A4)
MARGIN = 36
GAP = 14
FOOT = 18


def draw_page(pen: Pen, report: DayReport, language: Language) -> None:
    """From head to foot, one part below the other."""
    head = Area(0, 0, PAGE.width, heading.HEIGHT)
    foot = Area(MARGIN, PAGE.height - FOOT - notes.HEIGHT, PAGE.width - 2 * MARGIN, notes.HEIGHT)
    heading.draw_heading(pen, head, MARGIN, report, language)
    notes.draw_notes(pen, foot, report, language)
    rest = Area(MARGIN, head.bottom + GAP, foot.width, foot.y - head.bottom - 2 * GAP)
    for height, draw in _parts(rest.height, report):
        draw(pen, Area(rest.x, rest.y, rest.width, height), report, language)
        rest = rest.below(height + GAP)


def _parts(room: float, report: DayReport) -> tuple[Part, ...]:
    """The tables have the rows that fit, and the chart what then is left."""
    first = (headline.HEIGHT, headline.draw_headline)
    if not report.figures.issued:
        return first, (nobody.HEIGHT, nobody.draw_nobody)
    signs = counters.height(report)
    left = room - headline.HEIGHT - outcomes.HEIGHT - signs - 4 * GAP
    tables = breakdown.height(breakdown.rows_in(left - chart.LEAST, report))
    return (
        first,
        (outcomes.HEIGHT, outcomes.draw_outcomes),
        (min(chart.MOST, left - tables), chart.draw_chart),
        (tables, breakdown.draw_breakdown),
        (signs, counters.draw_counters),
    )
