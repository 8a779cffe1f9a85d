"""The report of one business day: every figure that is printed, and where it can be checked.

Times are milliseconds since 1970 UTC, durations milliseconds.
"""

from collections import Counter as Tally
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from center_app.domain.catalogue import Catalogue
from center_app.domain.clock import MINUTE
from center_app.domain.facts import Facts, SittingFacts, StepFacts, VisitFacts
from center_app.domain.indicators import (
    Indicators,
    Promised,
    Spread,
    StepIndicators,
    WorkIndicators,
    by,
    indicators,
    promised,
    spread,
    work,
)
from center_app.domain.message_figures import MessageLine, message_lines, questions
from center_app.domain.place import Settings
from center_app.domain.presence import PresenceFacts
from center_app.domain.satisfaction import (
    NOBODY_RATED,
    ReasonLine,
    Satisfaction,
    by_employee,
    by_step,
    reason_lines,
)
from center_app.domain.step import StepState
from center_app.domain.text import Text
from center_app.domain.visit import Stand

T = TypeVar("T")

HALF_HOUR = 30 * MINUTE

LEFT = frozenset({Stand.MISSED, Stand.CANCELLED, Stand.EXPIRED})
NOT_SERVED = frozenset({StepState.MISSED, StepState.CANCELLED, StepState.EXPIRED})


@dataclass(frozen=True, slots=True)
class Seal:
    """The entry of the journal up to which the figures go, and the hash of the chain there."""

    epoch: str
    seq: int
    head: str


@dataclass(frozen=True, slots=True)
class HalfHour:
    """Who took a ticket in the half hour from `at`: how many, their waits, and who went unserved.

    `wait` is spread over the sittings of these visits, whenever they were.
    """

    at: int
    arrivals: int
    unserved: int
    wait: Spread | None


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """One service that was asked for; `unserved` counts its steps that nobody was served."""

    service: str
    agency: str
    name: Text
    target_ms: int
    figures: StepIndicators
    unserved: int
    satisfaction: Satisfaction = NOBODY_RATED


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """One agency: how many of its services were asked for, and the figures of their steps."""

    agency: str
    name: Text
    services: int
    figures: StepIndicators
    unserved: int
    satisfaction: Satisfaction = NOBODY_RATED


@dataclass(frozen=True, slots=True)
class CounterLine:
    """One counter at which somebody was, and what was served there."""

    counter: str
    figures: WorkIndicators


@dataclass(frozen=True, slots=True)
class EmployeeLine:
    """One employee who was there, by the id that the journal has, and what one served.

    `satisfaction` is None where too few have rated for it to be fair.
    """

    employee: str
    figures: WorkIndicators
    satisfaction: Satisfaction | None = None


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """How right the waits were that one class of visits was told (None: all of them)."""

    promised_as: str | None
    figures: Promised


@dataclass(frozen=True, slots=True)
class MissingLine:
    """How many copies of a service one document was missing for."""

    service: str
    document: str
    name: Text
    copies: int


@dataclass(frozen=True, slots=True)
class DayReport:
    """A business day in figures. `final`: nothing can be added to it any more.

    Services and agencies stand in the order of demand, counters in that of their signs. The
    employees are for the center's management: no paper has them, and none has the `promises`,
    `reasons` of ratings and `messages` yet. `missing` begins with what is missing most.
    """

    center: str
    name: Text
    day: date
    final: bool
    made_at: int
    sample: bool
    figures: Indicators
    half_hours: tuple[HalfHour, ...]
    agencies: tuple[AgencyLine, ...]
    services: tuple[ServiceLine, ...]
    counters: tuple[CounterLine, ...]
    employees: tuple[EmployeeLine, ...]
    seal: Seal
    promises: tuple[PromiseLine, ...] = ()
    reasons: tuple[ReasonLine, ...] = ()
    messages: tuple[MessageLine, ...] = ()
    questions: int = 0
    missing: tuple[MissingLine, ...] = ()


def day_report(
    day: date,
    facts: Facts,
    settings: Settings,
    catalogue: Catalogue,
    *,
    center: str,
    seal: Seal,
    final: bool,
    made_at: int,
) -> DayReport:
    """The report over the rows of a day's visits."""
    return DayReport(
        center=center,
        name=settings.name,
        day=day,
        final=final,
        made_at=made_at,
        sample=catalogue.sample,
        figures=indicators(facts),
        half_hours=tuple(_half_hours(day, facts, settings)),
        agencies=_agencies(facts, catalogue),
        services=_services(facts, catalogue),
        counters=_counters(facts),
        employees=_employees(facts),
        seal=seal,
        promises=tuple(_promises(facts.visits)),
        reasons=tuple(reason_lines(facts.visits, catalogue)),
        messages=tuple(message_lines(facts.messages, made_at)),
        questions=questions(facts.messages),
        missing=missing_lines(facts.steps, catalogue),
    )


def _half_hours(day: date, facts: Facts, settings: Settings) -> Iterator[HalfHour]:
    """Every half hour from the opening to the closing, further where tickets were given then."""
    calendar = settings.calendar
    hours = () if calendar.around_the_clock else tuple(calendar.spans(day))
    edges = [visit.issued_at for visit in facts.visits]
    edges += [opens for opens, _ in hours] + [closes - 1 for _, closes in hours]
    if not edges:
        return
    visits = grouped(facts.visits, lambda visit: visit.issued_at // HALF_HOUR)
    sittings = grouped(facts.sittings, lambda sitting: sitting.visit)
    for slot in range(min(edges) // HALF_HOUR, max(edges) // HALF_HOUR + 1):
        yield _half_hour(slot * HALF_HOUR, visits.get(slot, []), sittings)


def _half_hour(
    at: int, visits: list[VisitFacts], sittings: dict[str, list[SittingFacts]]
) -> HalfHour:
    waits = (sitting.wait_ms for visit in visits for sitting in sittings.get(visit.visit, ()))
    unserved = sum(visit.stand in LEFT for visit in visits)
    return HalfHour(at, len(visits), unserved, spread(waits))


def _agencies(facts: Facts, catalogue: Catalogue) -> tuple[AgencyLine, ...]:
    lines, steps = [], facts.steps
    rated = by_step(lambda step: step.agency, facts)
    unserved = grouped(_unserved(steps), lambda step: step.agency)
    asked = grouped({step.service: step for step in steps}.values(), lambda step: step.agency)
    for code, figures in by(lambda step: step.agency, steps).items():
        agency = catalogue.agency(code)
        name = (agency.short or agency.name) if agency is not None else Text(code, code)
        left = len(unserved.get(code, ()))
        happy = rated.get(code, NOBODY_RATED)
        lines.append(AgencyLine(code, name, len(asked[code]), figures, left, happy))
    return tuple(sorted(lines, key=lambda line: (-line.figures.steps, line.agency)))


def _services(facts: Facts, catalogue: Catalogue) -> tuple[ServiceLine, ...]:
    lines, steps = [], facts.steps
    rated = by_step(lambda step: step.service, facts)
    unserved = grouped(_unserved(steps), lambda step: step.service)
    last = {step.service: step for step in steps}
    for code, figures in by(lambda step: step.service, steps).items():
        service = catalogue.service(code)
        name = service.name if service is not None else Text(code, code)
        left = len(unserved.get(code, ()))
        happy = rated.get(code, NOBODY_RATED)
        agency, target_ms = last[code].agency, last[code].target_ms
        lines.append(ServiceLine(code, agency, name, target_ms, figures, left, happy))
    return tuple(sorted(lines, key=lambda line: (-line.figures.steps, line.service)))


def missing_lines(steps: Iterable[StepFacts], catalogue: Catalogue) -> tuple[MissingLine, ...]:
    """Which documents of which services were missing, the most frequent first."""
    tally = Tally((step.service, paper) for step in steps for paper in (step.missing or "").split())
    lines = [
        MissingLine(service, paper, _paper_name(catalogue, service, paper), copies)
        for (service, paper), copies in tally.items()
    ]
    return tuple(sorted(lines, key=lambda line: (-line.copies, line.service, line.document)))


def _paper_name(catalogue: Catalogue, service: str, paper: str) -> Text:
    card = catalogue.service(service)
    names = (one.name for one in card.documents if one.id == paper) if card is not None else ()
    return next(iter(names), Text(paper, paper))


def _counters(facts: Facts) -> tuple[CounterLine, ...]:
    lines = (CounterLine(*line) for line in _worked(facts, lambda row: row.counter))
    return tuple(sorted(lines, key=lambda line: (len(line.counter), line.counter)))


def _employees(facts: Facts) -> tuple[EmployeeLine, ...]:
    rated, lines = by_employee(facts), sorted(_worked(facts, lambda row: row.employee))
    return tuple(EmployeeLine(*line, rated.get(line[0])) for line in lines)


def _worked(
    facts: Facts, whose: Callable[[SittingFacts | StepFacts | PresenceFacts], str | None]
) -> Iterator[tuple[str, WorkIndicators]]:
    sittings, steps = grouped(facts.sittings, whose), grouped(facts.steps, whose)
    presences = grouped(facts.presences, whose)
    for name in sittings.keys() | presences.keys():
        assert name is not None  # steps alone may have been served nowhere
        rows = sittings.get(name, ()), steps.get(name, ()), presences.get(name, ())
        yield name, work(*rows)


def _promises(visits: tuple[VisitFacts, ...]) -> Iterator[PromiseLine]:
    """All that was told, then the classes in the order of how many were told."""
    whole = promised(visits)
    if whole is None:
        return
    yield PromiseLine(None, whole)
    of_class = grouped(visits, lambda visit: visit.promised_as)
    lines = [PromiseLine(name, one) for name, them in of_class.items() if (one := promised(them))]
    yield from sorted(lines, key=lambda line: (-line.figures.within.whole, line.promised_as or ""))


def _unserved(steps: tuple[StepFacts, ...]) -> Iterator[StepFacts]:
    return (step for step in steps if step.state in NOT_SERVED)


K = TypeVar("K")


def grouped(each: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    """The things that have the same key, by it, in their order."""
    groups: dict[K, list[T]] = {}
    for one in each:
        groups.setdefault(key(one), []).append(one)
    return groups
