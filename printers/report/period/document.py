"""The report of a week, a month or any other days, on several pages."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO

from center_app.domain.clock import HOUR
from center_app.domain.dossier import Dossier
from center_app.domain.period import PeriodReport
from center_app.language import Language
from printers.measures import measure
from printers.report import headline, nobody, outcomes, wording
from printers.report.area import Area
from printers.report.pen import Pen
from printers.report.period import agreements, by_day, heat
from printers.report.period.definitions import closing_blocks
from printers.report.period.flow import Block, Document, heading_of, write_document
from printers.report.period.grid import Grid, blocks_of
from printers.tables.table import Cell, in_words

OfReport = Callable[[Pen, Area, PeriodReport, Language], None]
"""What draws a part that is of the report alone."""

COMPARED = (
    "issued",
    "served",
    "within",
    "wait_median",
    "wait_p90",
    "abandoned",
    "no_show",
    "resolved",
    "satisfaction",
)
"""The figures that stand beside those of the days before."""

MOST_MISSING = 12
"""Documents that are missing most often."""


def write_period_report(file: BinaryIO, dossier: Dossier, language: Language) -> None:
    """Write the report as a PDF; the same dossier always gives the same bytes."""
    report = dossier.report
    kind = _kind(dossier, language)
    document = Document(heading_of(report, kind, language), tuple(_blocks(dossier, language)))
    write_document(file, document, report, language)


def _kind(dossier: Dossier, language: Language) -> str:
    span = dossier.report.span
    if span.is_month:
        return language.say("Monthly report")
    return language.say("Weekly report") if span.is_week else language.say("Report")


def _blocks(dossier: Dossier, language: Language) -> Iterator[Block]:
    report = dossier.report

    def one(height: float, draw: OfReport) -> Block:
        return Block(height, lambda pen, area: draw(pen, area, report, language))

    yield one(headline.HEIGHT, headline.draw_headline)
    if not report.figures.issued:
        yield one(nobody.HEIGHT, nobody.draw_nobody)
        yield from closing_blocks(report, language)
        return
    yield one(outcomes.HEIGHT, outcomes.draw_outcomes)
    yield one(by_day.HEIGHT, by_day.draw_by_day)
    yield from blocks_of(compared(dossier, language))
    yield one(heat.height(report), heat.draw_heat)
    lines = dossier.agreements
    draw = partial(agreements.draw_agreements, lines=lines, language=language)
    yield Block(agreements.height(lines), draw)
    yield from blocks_of(_services(dossier, language))
    yield from blocks_of(_counters(dossier, language))
    yield from blocks_of(_missing(dossier, language))
    yield from closing_blocks(report, language)


def compared(dossier: Dossier, language: Language) -> Grid:
    """What is compared with the days before; nothing where nobody came then."""
    before = dossier.before
    lines = []
    for key in COMPARED if before is not None else ():
        one = measure(key)
        assert before is not None
        now, then = one.find(dossier.report.figures), one.find(before)
        lines.append((language.say(one.name), _shown(now), _shown(then)))
    earlier = wording.span(dossier.report.span.before(), language)
    return Grid(
        language.say("Beside the days before"),
        (language.say("Figure"), wording.span(dossier.report.span, language), earlier),
        (130.0, 130.0),
        lines,
    )


def _shown(cell: Cell) -> str:
    return wording.number(cell) if isinstance(cell, int) else in_words(cell)


def _services(dossier: Dossier, language: Language) -> Grid:
    def line(n: int) -> tuple[str, ...]:
        one = dossier.report.services[n]
        wait, service = one.figures.wait, one.figures.service
        return (
            one.name.in_(language.code),
            wording.number(one.figures.steps),
            wording.number(one.unserved),
            wording.minutes(one.target_ms),
            wording.minutes(wait.median if wait else None),
            wording.minutes(wait.p90 if wait else None),
            wording.minutes(service.median if service else None),
            wording.percent(one.figures.within),
        )

    headings = (
        language.say("Service"),
        language.say("steps"),
        language.say("unserved"),
        language.say("target"),
        language.say("median wait"),
        language.say("9 of 10 at most"),
        language.say("median service"),
        language.say("within target"),
    )
    lines = [line(n) for n in range(len(dossier.report.services))]
    return Grid(language.say("By service"), headings, (40.0, 44, 40, 46, 50, 46, 46), lines)


def _counters(dossier: Dossier, language: Language) -> Grid:
    lines = [
        (
            one.counter,
            wording.number(one.figures.visits),
            wording.number(one.figures.done),
            wording.minutes(one.figures.service.median if one.figures.service else None),
            f"{one.figures.occupancy.part / HOUR:.1f}",
            f"{one.figures.occupancy.whole / HOUR:.1f}",
            wording.percent(one.figures.occupancy),
        )
        for one in dossier.report.counters
    ]
    headings = (
        language.say("Counter"),
        language.say("Visits"),
        language.say("Steps served"),
        language.say("Median service"),
        language.say("Hours of serving"),
        language.say("Hours signed in, without breaks"),
        language.say("Occupancy"),
    )
    return Grid(language.say("Counters"), headings, (60.0, 64, 64, 70, 90, 64), lines)


def _missing(dossier: Dossier, language: Language) -> Grid:
    names = {one.service: one.name.in_(language.code) for one in dossier.report.services}
    lines = [
        (
            one.name.in_(language.code),
            names.get(one.service, one.service),
            wording.number(one.copies),
        )
        for one in dossier.report.missing[:MOST_MISSING]
    ]
    headings = (language.say("Document"), language.say("Service"), language.say("copies"))
    return Grid(language.say("Documents that were missing most"), headings, (240.0, 50.0), lines)
