"""The rows of the table of some days: one for each day, agency, service or whatever is chosen."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from center_app.domain.catalogue import Channel
from center_app.domain.hand_overs import NOTHING_DONE
from center_app.domain.indicators import Indicators, Share, Spread
from center_app.domain.period import ORDINARY, UNKNOWN, PeriodReport
from center_app.domain.report import AgencyLine, ServiceLine
from center_app.language import Language, words
from center_app.language.bidi import isolate
from center_app.language.dates import short_day
from ui.manager.figures import NOTHING, of, percent, short, spoken
from ui.manager.table import Cell, Head, TableRow

NO_SHARE = Share(0, 0)


class PeriodColumn(Head):
    """The columns of any group."""

    NAME = (words("Name"), "")
    NUMBER = (
        words("How many"),
        words("Visits; of agencies, services, channels what was asked for; of counters who came."),
    )
    WITHIN = (
        words("Within target"),
        words("Services whose serving began within their target, of all that are decided."),
    )
    MEDIAN = (words("Median"), words("Half of the waits were no longer; of counters: of serving."))
    P80 = (words("80 % within"), words("Eight of ten were no longer."))
    P90 = (words("90 % within"), words("Nine of ten were no longer."))
    LONGEST = (words("Longest"), words("The longest of all."))
    UNSERVED = (
        words("Not served"),
        words("Who left or expired without service; of agencies, services, channels what did."),
    )


class Grouping(Head):
    """By what the table groups."""

    DAY = (words("By day"), "")
    AGENCY = (words("By agency"), "")
    SERVICE = (words("By service"), "")
    COUNTER = (words("By counter"), "")
    PRIORITY = (words("By priority"), "")
    AUDIENCE = (words("By individuals and establishments"), "")
    LANGUAGE = (words("By language"), "")
    CHANNEL = (words("By channel"), "")
    HAND_OVER = (words("Waits after a hand-over"), "")


ABOUT = {
    Grouping.AGENCY: "agency",
    Grouping.SERVICE: "service",
    Grouping.COUNTER: "counter",
    Grouping.PRIORITY: "priority",
    Grouping.AUDIENCE: "audience",
    Grouping.LANGUAGE: "language",
    Grouping.CHANNEL: "channel",
}
"""By which field of `Which` the visits behind a row are found."""


@dataclass(frozen=True, slots=True)
class _Line:
    """What one row says; `unserved` is None where it does not apply."""

    key: str
    name: str
    number: int
    wait: Spread | None
    within: Share = NO_SHARE
    unserved: int | None = None


def period_rows(
    report: PeriodReport,
    grouping: Grouping,
    language: Language,
    order: PeriodColumn = PeriodColumn.NAME,
) -> tuple[TableRow, ...]:
    """The rows, those first that have most in the column; by NAME in the order of the report."""
    lines = list(LINES[grouping](report, language))
    if order is not PeriodColumn.NAME:
        lines.sort(key=MEASURES[order], reverse=True)
    return tuple(TableRow(line.key, False, _cells(line, language)) for line in lines)


MEASURES: Mapping[PeriodColumn, Callable[[_Line], float]] = {
    PeriodColumn.NUMBER: lambda line: line.number,
    PeriodColumn.WITHIN: lambda line: line.within.percent or -1.0,
    PeriodColumn.MEDIAN: lambda line: line.wait.median if line.wait else -1,
    PeriodColumn.P80: lambda line: line.wait.p80 if line.wait else -1,
    PeriodColumn.P90: lambda line: line.wait.p90 if line.wait else -1,
    PeriodColumn.LONGEST: lambda line: line.wait.longest if line.wait else -1,
    PeriodColumn.UNSERVED: lambda line: -1 if line.unserved is None else line.unserved,
}


def _cells(line: _Line, language: Language) -> dict[Head, Cell]:
    wait = line.wait

    def time(ms: int | None) -> Cell:
        return Cell(short(ms, language), spoken(ms, language))

    unserved = NOTHING if line.unserved is None else str(line.unserved)
    return {
        PeriodColumn.NAME: Cell(line.name),
        PeriodColumn.NUMBER: Cell(str(line.number)),
        PeriodColumn.WITHIN: Cell(percent(line.within), said=of(line.within, language)),
        PeriodColumn.MEDIAN: time(wait.median if wait else None),
        PeriodColumn.P80: time(wait.p80 if wait else None),
        PeriodColumn.P90: time(wait.p90 if wait else None),
        PeriodColumn.LONGEST: time(wait.longest if wait else None),
        PeriodColumn.UNSERVED: Cell(unserved),
    }


def _of_visits(key: str, name: str, figures: Indicators) -> _Line:
    left = figures.abandoned.part
    return _Line(key, name, figures.issued, figures.wait, figures.within, left)


def _of_steps(key: str, line: AgencyLine | ServiceLine, language: Language) -> _Line:
    figures = line.figures
    name = line.name.in_(language.code)
    return _Line(key, name, figures.steps, figures.wait, figures.within, line.unserved)


def _days(report: PeriodReport, language: Language) -> Iterator[_Line]:
    for line in report.days:
        yield _of_visits(line.day.isoformat(), short_day(line.day, language), line.figures)


def _agencies(report: PeriodReport, language: Language) -> Iterator[_Line]:
    return (_of_steps(line.agency, line, language) for line in report.agencies)


def _services(report: PeriodReport, language: Language) -> Iterator[_Line]:
    return (_of_steps(line.service, line, language) for line in report.services)


def _counters(report: PeriodReport, language: Language) -> Iterator[_Line]:
    for line in report.counters:
        name = language.say("Counter {counter}", counter=line.counter)
        yield _Line(line.counter, name, line.figures.visits, line.figures.service)


def _priorities(report: PeriodReport, language: Language) -> Iterator[_Line]:
    for line in report.priorities:
        name = language.say("Ordinary") if line.group == ORDINARY else isolate(line.group)
        yield _of_visits(line.group, name, line.figures)


AUDIENCES = {"individuals": words("Individuals"), "establishments": words("Establishments")}


def _audiences(report: PeriodReport, language: Language) -> Iterator[_Line]:
    for line in report.audiences:
        yield _of_visits(line.group, language.say(AUDIENCES[line.group]), line.figures)


LANGUAGES = {"ar": "العربية", "en": "English"}
"""Each by its own name, as everywhere."""


def _languages(report: PeriodReport, _language: Language) -> Iterator[_Line]:
    for line in report.languages:
        name = LANGUAGES.get(line.group, isolate(line.group))
        yield _of_visits(line.group, name, line.figures)


CHANNELS = {
    Channel.COUNTER: words("Here only"),
    Channel.BOTH: words("Here and online"),
    Channel.ASSISTED: words("Online, with help here"),
    Channel.ONLINE: words("Online only"),
    UNKNOWN: words("Not in the catalogue any more"),
}


def _channels(report: PeriodReport, language: Language) -> Iterator[_Line]:
    for line in report.channels:
        name, figures = language.say(CHANNELS[line.channel]), line.figures
        number, wait, within = figures.steps, figures.wait, figures.within
        yield _Line(line.channel, name, number, wait, within, line.unserved)


def _hand_overs(report: PeriodReport, language: Language) -> Iterator[_Line]:
    names = {line.agency: line.name.in_(language.code) for line in report.agencies}
    names[NOTHING_DONE] = language.say("nothing finished")
    for one in report.hand_overs:
        name = language.say(
            "{before}, then {after}",
            before=names.get(one.before, one.before),
            after=names.get(one.after, one.after),
        )
        yield _Line(f"{one.before} {one.after}", name, one.wait.count, one.wait)


LINES: Mapping[Grouping, Callable[[PeriodReport, Language], Iterable[_Line]]] = {
    Grouping.DAY: _days,
    Grouping.AGENCY: _agencies,
    Grouping.SERVICE: _services,
    Grouping.COUNTER: _counters,
    Grouping.PRIORITY: _priorities,
    Grouping.AUDIENCE: _audiences,
    Grouping.LANGUAGE: _languages,
    Grouping.CHANNEL: _channels,
    Grouping.HAND_OVER: _hand_overs,
}
