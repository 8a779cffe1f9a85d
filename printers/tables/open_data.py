"""A month as open data: tables for everybody, in which nobody can be found out.

A withheld cell is empty. The dictionary says what each column is, in both languages.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from center_app.domain.clock import MINUTE, local
from center_app.domain.dossier import Dossier
from center_app.domain.indicators import Spread, StepIndicators
from center_app.domain.period import PeriodReport
from center_app.domain.span import code_of
from center_app.domain.suppression import LEAST, Sum, withheld
from center_app.domain.text import Text
from center_app.language import Language, words
from printers.tables.table import Cell, Column, Table
from printers.tables.text_files import write_csv
from printers.tables.xlsx import FIRST_OF_ZIP

WHOLE = ""
"""The key of the whole center, of which agencies and services are parts."""


@dataclass(frozen=True, slots=True)
class Described:
    """A column: its name in the file, what it says, and its kind."""

    key: str
    meaning: str
    kind: str


MONTH = Described("month", words("The month, as YYYY-MM."), "month")
CENTER = Described("center", words("The center's code at the national registry."), "code")
STEPS = Described("steps", words("Steps of services that were asked for."), "number")
SERVICES = (
    MONTH,
    CENTER,
    Described("level", words("What the line is about: center, agency or service."), "code"),
    Described("agency", words("The agency's code; empty: all of them."), "code"),
    Described("service", words("The service's code; empty: all of them."), "code"),
    Described("name_ar", words("The name in Arabic."), "text"),
    Described("name_en", words("The name in English."), "text"),
    STEPS,
    Described(
        "within_target_percent",
        words("Steps whose serving began within the service's target, in percent."),
        "percent",
    ),
    Described("median_wait_min", words("Half of the waits were no longer, in minutes."), "minutes"),
    Described("p90_wait_min", words("Nine of ten waits were no longer, in minutes."), "minutes"),
)
TICKETS = Described("tickets", words("Tickets that were issued."), "number")
DAYS = (
    MONTH,
    CENTER,
    Described("day", words("The business day; empty: all of them."), "date"),
    TICKETS,
)
HOURS = (
    MONTH,
    CENTER,
    Described("hour", words("The hour of the day, 0 to 23; empty: all of them."), "hour"),
    TICKETS,
)

FILES = {"services": SERVICES, "days": DAYS, "hours": HOURS}


def write_open_data(file: BinaryIO, dossier: Dossier, languages: Sequence[Language]) -> None:
    """A ZIP of the tables as CSV and of their dictionary as CSV and JSON.

    The same dossier always gives the same bytes.
    """
    contents = {f"{table.key}.csv": _as_csv(table) for table in open_tables(dossier)}
    contents["dictionary.csv"] = _dictionary_csv(languages)
    contents["dictionary.json"] = _dictionary_json(languages)
    with ZipFile(file, "w", ZIP_DEFLATED) as parts:
        for name, content in contents.items():
            info = ZipInfo(name, FIRST_OF_ZIP)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0
            parts.writestr(info, content)


def open_tables(dossier: Dossier) -> tuple[Table, ...]:
    """What is published, without what is withheld."""
    report = dossier.report
    days = {visit.day.isoformat(): 0 for visit in dossier.facts.visits}
    for visit in dossier.facts.visits:
        days[visit.day.isoformat()] += 1
    return (
        _table("services", _services(report)),
        _table("days", _flat(report, days)),
        _table("hours", _flat(report, _by_hour(dossier))),
    )


def _by_hour(dossier: Dossier) -> dict[str, int]:
    hours: dict[int, int] = {}
    for visit in dossier.facts.visits:
        hour = local(visit.issued_at).hour
        hours[hour] = hours.get(hour, 0) + 1
    return {str(hour): hours[hour] for hour in sorted(hours)}


def _flat(report: PeriodReport, counts: dict[str, int]) -> Iterator[tuple[Cell, ...]]:
    """One count a line, and first that of all together."""
    whole = counts | {WHOLE: sum(counts.values())}
    hidden = withheld(whole, [Sum(WHOLE, tuple(counts))])
    for key in (WHOLE, *counts):
        yield (*_where(report), key, None if key in hidden else whole[key])


def _services(report: PeriodReport) -> Iterator[tuple[Cell, ...]]:
    lines = tuple(_lines(report))
    hidden = _withheld(lines, lambda one: one.steps)
    within = _withheld(lines, lambda one: one.within.part)
    beyond = _withheld(lines, lambda one: one.within.whole - one.within.part)
    for one in lines:
        shown, figures = one.key not in hidden, one.figures
        judged = shown and one.key not in within | beyond
        waits = figures.wait if shown else None
        yield (
            *_where(report),
            one.level,
            one.key[0] or None,
            one.key[1] or None,
            one.name.ar,
            one.name.en,
            figures.steps if shown else None,
            round(figures.within.percent)
            if judged and figures.within.percent is not None
            else None,
            *_minutes(waits),
        )


@dataclass(frozen=True, slots=True)
class _Line:
    """`key`: the codes of agency and service, empty for all of them."""

    level: str
    key: tuple[str, str]
    name: Text
    figures: StepIndicators


def _lines(report: PeriodReport) -> Iterator[_Line]:
    yield _Line("center", (WHOLE, WHOLE), report.name, _whole(report))
    for agency in report.agencies:
        yield _Line("agency", (agency.agency, WHOLE), agency.name, agency.figures)
        for service in report.services:
            if service.agency == agency.agency:
                key = (agency.agency, service.service)
                yield _Line("service", key, service.name, service.figures)


def _whole(report: PeriodReport) -> StepIndicators:
    """The figures of all steps together."""
    figures = report.figures
    steps = sum(one.figures.steps for one in report.agencies)
    return StepIndicators(
        steps, figures.steps_done, 0, figures.wait, figures.service, figures.within
    )


def _withheld(
    lines: Iterable[_Line], count: Callable[[StepIndicators], int]
) -> frozenset[tuple[str, str]]:
    counts = {line.key: count(line.figures) for line in lines}
    agencies = tuple(key for key in counts if key[0] and not key[1])
    sums = [Sum((WHOLE, WHOLE), agencies)]
    for agency, _ in agencies:
        services = tuple(key for key in counts if key[0] == agency and key[1])
        sums.append(Sum((agency, WHOLE), services))
    return withheld(counts, sums)


def _minutes(waits: Spread | None) -> tuple[Cell, Cell]:
    if waits is None or waits.count < LEAST:
        return None, None
    return round(waits.median / MINUTE), round(waits.p90 / MINUTE)


def _where(report: PeriodReport) -> tuple[Cell, Cell]:
    return code_of(report.span), report.center


def _table(key: str, rows: Iterable[tuple[Cell, ...]]) -> Table:
    columns = tuple(Column(column.key, column.key) for column in FILES[key])
    return Table(key, key, columns, list(rows))


def _as_csv(table: Table) -> bytes:
    file = BytesIO()
    write_csv(file, [table])
    return file.getvalue()


def _dictionary_csv(languages: Sequence[Language]) -> bytes:
    heads = ("file", "column", "kind", *(f"meaning_{language.code}" for language in languages))
    rows = [
        (f"{name}.csv", one.key, one.kind, *(language.say(one.meaning) for language in languages))
        for name, columns in FILES.items()
        for one in columns
    ]
    return _as_csv(Table("dictionary", "", tuple(Column(head, head) for head in heads), rows))


def _dictionary_json(languages: Sequence[Language]) -> bytes:
    withheld_means = words(
        "An empty cell is withheld: fewer than {n}, or it would tell of another that is."
    )
    whole = {
        "withheld": {lang.code: lang.say(withheld_means, n=LEAST) for lang in languages},
        "files": {
            f"{name}.csv": [
                {
                    "column": one.key,
                    "kind": one.kind,
                    "meaning": {lang.code: lang.say(one.meaning) for lang in languages},
                }
                for one in columns
            ]
            for name, columns in FILES.items()
        },
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"
