"""The report of a day, counted from its rows."""

from collections import Counter as Tally
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TypeVar

from center_app.domain.catalogue import Catalogue
from center_app.domain.clock import MINUTE
from center_app.domain.counted import indicators
from center_app.domain.facts import Facts, SittingFacts, StepFacts, VisitFacts
from center_app.domain.indicators import (
    WorkIndicators,
    by,
    promised,
    spread,
    work,
)
from center_app.domain.message_figures import message_lines, questions
from center_app.domain.place import Settings
from center_app.domain.presence import PresenceFacts
from center_app.domain.report import (
    AgencyLine,
    CounterLine,
    DayReport,
    EmployeeLine,
    HalfHour,
    MissingLine,
    PromiseLine,
    Seal,
    ServiceLine,
)
from center_app.domain.satisfaction import (
    NOBODY_RATED,
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
        agencies=agency_lines(facts, catalogue),
        services=service_lines(facts, catalogue),
        counters=counter_lines(facts),
        employees=employee_lines(facts),
        seal=seal,
        promises=tuple(promise_lines(facts.visits)),
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


def agency_lines(facts: Facts, catalogue: Catalogue) -> tuple[AgencyLine, ...]:
    """Every agency that was asked for, in the order of demand."""
    lines, steps = [], facts.steps
    rated = by_step(lambda step: step.agency, facts)
    unserved = grouped(_unserved(steps), lambda step: step.agency)
    asked = Tally(agency for agency, _ in {(step.agency, step.service) for step in steps})
    for code, figures in by(lambda step: step.agency, steps).items():
        agency = catalogue.agency(code)
        name = (agency.short or agency.name) if agency is not None else Text(code, code)
        left = len(unserved.get(code, ()))
        happy = rated.get(code, NOBODY_RATED)
        lines.append(AgencyLine(code, name, asked[code], figures, left, happy))
    return tuple(sorted(lines, key=lambda line: (-line.figures.steps, line.agency)))


def service_lines(facts: Facts, catalogue: Catalogue) -> tuple[ServiceLine, ...]:
    """Every service that was asked for, in the order of demand."""
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


def counter_lines(facts: Facts) -> tuple[CounterLine, ...]:
    """Every counter at which somebody was, in the order of their signs."""
    lines = (CounterLine(*line) for line in _worked(facts, lambda row: row.counter))
    return tuple(sorted(lines, key=lambda line: (len(line.counter), line.counter)))


def employee_lines(facts: Facts) -> tuple[EmployeeLine, ...]:
    """Everybody who was at a counter, by the id that the journal has."""
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


def promise_lines(visits: tuple[VisitFacts, ...]) -> Iterator[PromiseLine]:
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
    groups: defaultdict[K, list[T]] = defaultdict(list)
    for one in each:
        groups[key(one)].append(one)
    return dict(groups)
