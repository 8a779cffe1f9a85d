"""The figures by agency and by service, side by side; what does not fit is summed up."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from center_app.domain.indicators import Share, StepIndicators
from center_app.domain.report import AgencyLine, DayReport, ServiceLine
from center_app.language import Language
from printers.report import wording
from printers.report.area import Area
from printers.report.pen import Pen
from printers.report.table import HEAD, ROW, Column, Row, draw_table
from printers.report.title import HEIGHT as TITLE
from printers.report.title import draw_title

FEWEST, MOST = 5, 14
"""Rows of a table, however little or much room there is."""

Line = TypeVar("Line", AgencyLine, ServiceLine)


def rows_in(room: float, report: DayReport) -> int:
    """How many rows the tables have where there is so much room for them."""
    fitting = int((room - TITLE - HEAD) / ROW)
    asked_for = max(len(report.services), len(report.agencies))
    return max(FEWEST, min(MOST, fitting, asked_for))


def height(rows: int) -> float:
    return TITLE + HEAD + rows * ROW


def draw_breakdown(pen: Pen, area: Area, report: DayReport, language: Language) -> None:
    rows = int((area.height - TITLE - HEAD) / ROW)
    agencies, services = area.columns((0.95, 1.05), 18)
    _draw_agencies(pen, agencies, report.agencies, rows, language)
    _draw_services(pen, services, report.services, rows, language)


def _draw_agencies(
    pen: Pen, area: Area, lines: Sequence[AgencyLine], most: int, language: Language
) -> None:
    def row(line: AgencyLine) -> Row:
        figures = line.figures
        return Row(
            line.name.in_(language.code),
            (
                wording.number(figures.steps),
                wording.number(line.unserved),
                wording.minutes(figures.wait.median if figures.wait else None),
                wording.percent(figures.within),
            ),
            _fraction(figures.within),
        )

    def rest(others: Sequence[AgencyLine]) -> Row:
        name = language.say_many("{n} more agency", "{n} more agencies", len(others))
        return _rest(name, others, sum(line.unserved for line in others))

    columns = (
        Column(language.say("steps"), 30),
        Column(language.say("unserved"), 32),
        Column(language.say("median wait"), 32),
        Column(language.say("within target"), 47),
    )
    below = draw_title(pen, area, language.say("By agency"))
    draw_table(pen, below, language.say("Agency"), columns, _rows(lines, most, row, rest))


def _draw_services(
    pen: Pen, area: Area, lines: Sequence[ServiceLine], most: int, language: Language
) -> None:
    def row(line: ServiceLine) -> Row:
        figures = line.figures
        return Row(
            line.name.in_(language.code),
            (
                wording.number(figures.steps),
                wording.minutes(line.target_ms),
                wording.minutes(figures.wait.median if figures.wait else None),
                wording.percent(figures.within),
            ),
            _fraction(figures.within),
        )

    def rest(others: Sequence[ServiceLine]) -> Row:
        name = language.say_many("{n} more service", "{n} more services", len(others))
        return _rest(name, others, None)

    columns = (
        Column(language.say("steps"), 30),
        Column(language.say("target"), 32),
        Column(language.say("median wait"), 32),
        Column(language.say("within target"), 47),
    )
    below = draw_title(pen, area, language.say("By service"))
    draw_table(pen, below, language.say("Service"), columns, _rows(lines, most, row, rest))


def _rows(
    lines: Sequence[Line],
    most: int,
    row: Callable[[Line], Row],
    rest: Callable[[Sequence[Line]], Row],
) -> list[Row]:
    if len(lines) <= most:
        return [row(line) for line in lines]
    return [*(row(line) for line in lines[: most - 1]), rest(lines[most - 1 :])]


def _rest(name: str, others: Sequence[Line], second: int | None) -> Row:
    """What can be summed up of the lines that do not fit; a median cannot."""
    within = _together([line.figures for line in others])
    steps = sum(line.figures.steps for line in others)
    shown = wording.NONE if second is None else wording.number(second)
    figures = (wording.number(steps), shown, wording.NONE, wording.percent(within))
    return Row(name, figures, _fraction(within), rest=True)


def _together(figures: Sequence[StepIndicators]) -> Share:
    return Share(sum(f.within.part for f in figures), sum(f.within.whole for f in figures))


def _fraction(share: Share) -> float | None:
    return share.part / share.whole if share.whole else None
