"""The tables of a period: figures with their definitions, groups, every visit, and the seal."""

from collections.abc import Callable, Sequence

from center_app.domain.dossier import Dossier
from center_app.domain.indicators import Share, Spread, StepIndicators, WorkIndicators
from center_app.domain.period import HourCell, PeriodReport
from center_app.domain.satisfaction import Satisfaction
from center_app.language import Language
from printers.measures import MEASURES
from printers.tables.rows_of_visits import steps_table, visits_table
from printers.tables.table import Cell, Column, Table, duration, moment


def tables_of(dossier: Dossier, language: Language) -> tuple[Table, ...]:
    """Every table, in the order of the sheets."""
    report = dossier.report
    return (
        _summary(dossier, language),
        _days(report, language),
        _by_hour(report, language, "demand", language.say("Demand by hour"), lambda one: one.steps),
        _by_hour(report, language, "waits", language.say("Median wait by hour"), _median_wait),
        _agencies(dossier, language),
        _services(report, language),
        _counters(report, language),
        _missing(report, language),
        visits_table(dossier, language),
        steps_table(dossier, language),
        _seal(report, language),
    )


def _summary(dossier: Dossier, language: Language) -> Table:
    columns = (
        Column("figure", language.say("Figure")),
        Column("value", language.say("Value")),
        Column("part", language.say("Part")),
        Column("whole", language.say("Of")),
        Column("before", language.say("Before")),
        Column("definition", language.say("Definition")),
        Column("key", language.say("Name in data")),
    )
    rows = []
    for one in MEASURES:
        value = one.find(dossier.report.figures)
        part, whole = (value.part, value.whole) if isinstance(value, Share) else (None, None)
        if one.key == "occupancy":
            part, whole = None, None  # they are times
        before = one.find(dossier.before) if dossier.before else None
        said = language.say(one.definition)
        rows.append((language.say(one.name), value, part, whole, before, said, one.key))
    return Table("summary", language.say("Summary"), columns, rows)


def _days(report: PeriodReport, language: Language) -> Table:
    columns = (
        Column("day", language.say("Day")),
        *(Column(one.key, language.say(one.name)) for one in MEASURES),
    )
    rows = [(line.day, *(one.find(line.figures) for one in MEASURES)) for line in report.days]
    return Table("days", language.say("Days"), columns, rows)


def _by_hour(
    report: PeriodReport,
    language: Language,
    key: str,
    title: str,
    value: Callable[[HourCell], Cell],
) -> Table:
    """A line for each service and a column for each hour in which somebody took a ticket."""
    hours = sorted({line.hour for line in report.hours})
    cells = {(line.service, line.hour): value(line) for line in report.hours}
    names = {line.service: line.name.in_(language.code) for line in report.services}
    columns = (
        Column("service", language.say("Service")),
        *(Column(f"h{hour:02d}", f"{hour:02d}:00") for hour in hours),
    )
    rows = [
        (name, *(cells.get((service, hour)) for hour in hours)) for service, name in names.items()
    ]
    return Table(key, title, columns, rows, shaded=True)


def _median_wait(line: HourCell) -> Cell:
    return duration(line.wait.median if line.wait else None)


def _agencies(dossier: Dossier, language: Language) -> Table:
    agreed = {line.agency: line for line in dossier.agreements}
    columns = (
        Column("agency", language.say("Agency")),
        Column("name", language.say("Name")),
        Column("services", language.say("Services")),
        *_step_columns(language),
        Column("agreed", language.say("Agreed")),
        Column("kept", language.say("Agreement kept")),
    )
    rows = [
        (
            line.agency,
            line.name.in_(language.code),
            line.services,
            *_step_cells(line.figures, line.unserved, line.satisfaction),
            Share(agreed[line.agency].agreed_percent, 100),
            agreed[line.agency].kept,
        )
        for line in dossier.report.agencies
    ]
    return Table("agencies", language.say("Agencies"), columns, rows)


def _services(report: PeriodReport, language: Language) -> Table:
    columns = (
        Column("service", language.say("Service")),
        Column("name", language.say("Name")),
        Column("agency", language.say("Agency")),
        Column("target", language.say("Target")),
        *_step_columns(language),
    )
    rows = [
        (
            line.service,
            line.name.in_(language.code),
            line.agency,
            duration(line.target_ms),
            *_step_cells(line.figures, line.unserved, line.satisfaction),
        )
        for line in report.services
    ]
    return Table("services", language.say("Services"), columns, rows)


def _step_columns(language: Language) -> tuple[Column, ...]:
    return (
        Column("steps", language.say("Steps")),
        Column("done", language.say("Steps served")),
        Column("unserved", language.say("Unserved")),
        Column("wait_mean", language.say("Mean wait")),
        Column("wait_median", language.say("Median wait")),
        Column("wait_p80", language.say("8 of 10 waited at most")),
        Column("wait_p90", language.say("9 of 10 waited at most")),
        Column("wait_longest", language.say("Longest wait")),
        Column("service_median", language.say("Median service")),
        Column("within", language.say("Within target")),
        Column("satisfaction", language.say("Satisfaction")),
        Column("rated", language.say("Visits rated")),
    )


def _step_cells(
    figures: StepIndicators, unserved: int, satisfaction: Satisfaction
) -> tuple[Cell, ...]:
    return (
        figures.steps,
        figures.done,
        unserved,
        *_spread(figures.wait),
        duration(figures.service.median if figures.service else None),
        figures.within,
        satisfaction.mean,
        satisfaction.rated,
    )


def _spread(waits: Spread | None) -> tuple[Cell, ...]:
    if waits is None:
        return (None,) * 5
    each = (waits.mean, waits.median, waits.p80, waits.p90, waits.longest)
    return tuple(map(duration, each))


def _counters(report: PeriodReport, language: Language) -> Table:
    columns = (
        Column("counter", language.say("Counter")),
        Column("visits", language.say("Visits")),
        Column("done", language.say("Steps served")),
        Column("service_median", language.say("Median service")),
        Column("serving", language.say("Time of serving")),
        Column("available", language.say("Time signed in, without breaks")),
        Column("occupancy", language.say("Occupancy")),
    )
    rows = [(line.counter, *_work(line.figures)) for line in report.counters]
    return Table("counters", language.say("Counters"), columns, rows)


def _work(figures: WorkIndicators) -> tuple[Cell, ...]:
    return (
        figures.visits,
        figures.done,
        duration(figures.service.median if figures.service else None),
        duration(figures.occupancy.part),
        duration(figures.occupancy.whole),
        figures.occupancy,
    )


def _missing(report: PeriodReport, language: Language) -> Table:
    names = {line.service: line.name.in_(language.code) for line in report.services}
    columns = (
        Column("service", language.say("Service")),
        Column("name", language.say("Name")),
        Column("document", language.say("Missing document")),
        Column("copies", language.say("Copies")),
    )
    rows = [
        (line.service, names.get(line.service, line.service), line.name.in_(language.code), n)
        for line in report.missing
        if (n := line.copies)
    ]
    return Table("missing", language.say("Missing documents"), columns, rows)


def _seal(report: PeriodReport, language: Language) -> Table:
    seal = report.seal
    columns = (Column("what", language.say("Journal")), Column("value", language.say("Value")))
    rows: Sequence[tuple[Cell, ...]] = [
        (language.say("Center"), report.name.in_(language.code)),
        (language.say("Code of the center"), report.center),
        (language.say("First day"), report.span.first),
        (language.say("Last day"), report.span.last),
        (language.say("All days complete"), report.final),
        (language.say("Sample catalogue"), report.sample),
        (language.say("Epoch"), seal.epoch),
        (language.say("Last entry"), seal.seq),
        (language.say("Time of the last entry"), moment(report.made_at)),
        (language.say("SHA-256 of the chain up to it"), seal.head),
    ]
    return Table("journal", language.say("Journal"), columns, rows)
