"""What the manager sees: who waits and how long, the counters, and the day's figures so far."""

from dataclasses import dataclass

from center_app.domain.catalogue import Catalogue
from center_app.domain.clock import MINUTE, Instant, elapsed
from center_app.domain.facts import StepFacts, facts_of
from center_app.domain.hall import Hall, Phase, Status
from center_app.domain.indicators import Indicators, StepIndicators, by, indicators
from center_app.domain.refusal import Reason, Refused
from center_app.domain.text import Text
from center_app.domain.verbs.welcome import first_queues
from center_app.domain.views.query import Query
from center_app.domain.visit import Line, Stand, StepState


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """One service today: who waits for it now and how its waits were, against its target."""

    service: str
    agency: str
    name: Text
    target_ms: int
    waiting: int
    longest_ms: int | None
    serving: int
    counters: int
    """Open counters that may serve its first stage."""
    today: StepIndicators


@dataclass(frozen=True, slots=True)
class CounterRow:
    """One counter now; `since` is when it came to its status or its visit came to it."""

    counter: str
    zone: str
    status: Status
    reason: str | None
    employee: str | None
    number: str | None
    stand: Stand | None
    since: int | None
    served: int


@dataclass(frozen=True, slots=True)
class OverviewView:
    """The hall at one glance. `longest_ms` is the longest wait of those who wait now."""

    name: Text
    phase: Phase
    open: bool
    waiting: int
    longest_ms: int | None
    over_target: int
    called: int
    being_served: int
    held: int
    services: tuple[ServiceRow, ...]
    counters: tuple[CounterRow, ...]
    today: Indicators


@dataclass(frozen=True)
class Overview(Query[OverviewView]):
    """Asked by the manager's first page."""


def overview(hall: Hall, _query: Overview, now: Instant) -> OverviewView:
    settings, catalogue = hall.settings, hall.catalogue
    if settings is None or catalogue is None:
        raise Refused(Reason.NO_CATALOGUE)
    facts = facts_of(iter(hall.visits.values()), catalogue, now)
    waiting = list(hall.standing(Stand.WAITING))
    waits = [elapsed(visit.queued, now) for visit in waiting]
    late = {step.visit for step in facts.steps if step.within is False and _still(step)}
    stands = [visit.stand for visit in hall.visits.values()]
    return OverviewView(
        name=settings.name,
        phase=hall.phase,
        open=hall.phase is not Phase.CLOSED and settings.calendar.is_open(now.at),
        waiting=len(waiting),
        longest_ms=max(waits, default=None),
        over_target=len(late),
        called=stands.count(Stand.CALLED),
        being_served=stands.count(Stand.SERVING),
        held=stands.count(Stand.HELD),
        services=_service_rows(hall, catalogue, facts.steps, now),
        counters=tuple(_counter_row(hall, code, facts.steps) for code in hall.counters),
        today=indicators(facts),
    )


def _still(step: StepFacts) -> bool:
    return step.state in (StepState.WAITING, StepState.CALLED)


def _service_rows(
    hall: Hall, catalogue: Catalogue, steps: tuple[StepFacts, ...], now: Instant
) -> tuple[ServiceRow, ...]:
    """A row for every service asked for today, those with most people waiting first."""
    today = by(lambda step: step.service, steps)
    waits: dict[str, list[int]] = {}
    for visit in hall.standing(Stand.WAITING):
        for code in {step.service for step in visit.steps if step.state is StepState.WAITING}:
            waits.setdefault(code, []).append(elapsed(visit.queued, now))
    rows = []
    for code, figures in today.items():
        service = catalogue.service(code)
        if service is None:
            continue
        mine = waits.get(code, [])
        first = first_queues(catalogue, (Line(code),))[0]
        rows.append(
            ServiceRow(
                service=code,
                agency=service.agency,
                name=service.name,
                target_ms=service.target * MINUTE,
                waiting=len(mine),
                longest_ms=max(mine, default=None),
                serving=sum(s.service == code and s.state is StepState.SERVING for s in steps),
                counters=len(hall.serving.get(first, ())),
                today=figures,
            )
        )
    rows.sort(key=lambda row: (-row.waiting, -(row.longest_ms or 0), -row.today.steps, row.service))
    return tuple(rows)


def _counter_row(hall: Hall, code: str, steps: tuple[StepFacts, ...]) -> CounterRow:
    counter = hall.counters[code]
    visit = hall.visit_at(code)
    since = counter.since
    if visit is not None:
        since = visit.sittings[-1].started or visit.sittings[-1].called
    return CounterRow(
        counter=code,
        zone=counter.zone,
        status=counter.status,
        reason=counter.reason,
        employee=counter.employee,
        number=visit.number if visit else None,
        stand=visit.stand if visit else None,
        since=since.at if since else None,
        served=sum(s.counter == code and s.state is StepState.DONE for s in steps),
    )
