"""The rows of the services' table: agencies, and below each its services, cell by cell."""

from center_app.domain.clock import MINUTE
from center_app.domain.estimate.prospect import ServiceProspect
from center_app.domain.indicators import StepIndicators
from center_app.domain.views.manager import OverviewView
from center_app.domain.views.services import AgencyGroup, ServiceRow
from center_app.domain.views.today import TodayView
from center_app.language import Language, words
from ui.manager.figures import NOTHING, of, percent, short, spoken
from ui.manager.pressing import Prospects, agencies_first, services_first
from ui.manager.table import EMPTY, Cell, Head, TableRow
from ui.theme import Tone


class Column(Head):
    """The columns of services."""

    SERVICE = (words("Service"), "")
    WAITING = (words("Waiting"), words("Visits that wait for the service now."))
    LONGEST = (
        words("Longest wait now"),
        words("The longest wait that goes on now, beside the target of the service."),
        "000 minutes 000 minutes",
    )
    NOW = (
        words("Who comes now"),
        words("About how long who comes now waits until the call: the hall played forward."),
        "about 00 min",
    )
    THEN = (
        words("In 30 minutes"),
        words("The same of who comes in half an hour, if as many come until then as expected."),
        "about 00 min",
    )
    COUNTERS = (
        words("Counters"),
        words("Open counters that can serve it now, at the stage that is waited for."),
        "000 000",
    )
    WITHIN = (
        words("Within target"),
        words("Services of today whose serving began within their target."),
    )
    MEDIAN = (words("Median"), words("Half of today's waits were no longer."))
    P90 = (words("90 % within"), words("Nine of ten of today's waits were no longer."))
    MAX = (words("Longest"), words("The longest of today's waits that have ended."))


def service_rows(
    view: OverviewView,
    today: TodayView | None,
    language: Language,
    ahead: Prospects,
    *,
    all_of_today: bool,
) -> tuple[TableRow, ...]:
    """The rows of what goes on now, or of all services that were asked for today; what presses
    most is first."""
    rows: list[TableRow] = []
    for group in agencies_first(view.agencies):
        services = [
            row for row in services_first(group) if all_of_today or row.waiting or row.serving
        ]
        if services:
            rows.append(_group(group, language))
        for row in services:
            figures = today.services.get(row.service) if today is not None else None
            cells = _cells(row, figures, language) | _ahead(ahead.get(row.service), language)
            rows.append(TableRow(row.service, False, cells))
    return tuple(rows)


def _ahead(one: ServiceProspect | None, language: Language) -> dict[Head, Cell]:
    waits = (one.now_ms, one.then_ms) if one is not None else (None, None)
    target = one.target_ms if one is not None else 0
    return {
        column: _expected(wait, target, language)
        for column, wait in zip((Column.NOW, Column.THEN), waits, strict=True)
    }


def _expected(wait: int | None, target: int, language: Language) -> Cell:
    if wait is None:
        return Cell(NOTHING)
    tone = Tone.BAD if wait > target else Tone.NEUTRAL
    if wait < MINUTE:
        return Cell(language.say("at once"), tone=tone)
    return Cell(
        language.say("about {n} min", n=wait // MINUTE), spoken(wait, language), tone, wait > target
    )


def _group(group: AgencyGroup, language: Language) -> TableRow:
    cells: dict[Head, Cell] = dict.fromkeys(Column, EMPTY)
    cells[Column.SERVICE] = Cell(group.name.in_(language.code), strong=True)
    if group.waiting:
        cells[Column.WAITING] = Cell(str(group.waiting), strong=True)
    return TableRow(group.agency, True, cells)


def _cells(row: ServiceRow, figures: StepIndicators | None, language: Language) -> dict[Head, Cell]:
    waits = figures.wait if figures is not None else None
    return {
        Column.SERVICE: Cell(row.name.in_(language.code)),
        Column.WAITING: _waiting(row),
        Column.LONGEST: _longest(row, language),
        Column.COUNTERS: _counters(row, language),
        Column.WITHIN: _within(figures, language),
        Column.MEDIAN: _wait(waits.median if waits else None, row, language),
        Column.P90: _wait(waits.p90 if waits else None, row, language),
        Column.MAX: _wait(waits.longest if waits else None, row, language),
    }


def _waiting(row: ServiceRow) -> Cell:
    if not row.waiting:
        return Cell(NOTHING, said="0")
    return Cell(str(row.waiting), strong=True)


def _longest(row: ServiceRow, language: Language) -> Cell:
    target = language.say("of {n} min", n=row.target_ms // MINUTE)
    if row.longest_ms is None:
        return Cell(NOTHING, note=target)
    tone = Tone.BAD if row.longest_ms > row.target_ms else Tone.NEUTRAL
    said = language.say(
        "{wait} of {target}",
        wait=spoken(row.longest_ms, language),
        target=spoken(row.target_ms, language),
    )
    bar = (row.longest_ms / MINUTE, max(1, row.target_ms / MINUTE))
    return Cell(short(row.longest_ms, language), said, tone, True, target, bar)


def _counters(row: ServiceRow, language: Language) -> Cell:
    """None at all is an alarm while somebody waits, and worth a look while nobody does."""
    if row.unserved or not row.counters:
        tone = Tone.BAD if row.unserved else Tone.WARN
        return Cell(
            str(row.counters), language.say("no open counter"), tone, strong=True, alarm=True
        )
    return Cell(str(row.counters))


def _within(figures: StepIndicators | None, language: Language) -> Cell:
    if figures is None:
        return Cell(NOTHING)
    return Cell(percent(figures.within), said=of(figures.within, language))


def _wait(ms: int | None, row: ServiceRow, language: Language) -> Cell:
    late = ms is not None and ms > row.target_ms
    tone = Tone.BAD if late else Tone.NEUTRAL
    return Cell(short(ms, language), spoken(ms, language), tone)
