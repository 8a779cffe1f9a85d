"""The visit at a counter, as the employee there sees it."""

from dataclasses import dataclass
from datetime import date

from center_app.domain import journey
from center_app.domain.catalogue import Audience
from center_app.domain.clock import SECOND, Instant
from center_app.domain.counter import Counter
from center_app.domain.hall import Hall
from center_app.domain.journey import within_reach
from center_app.domain.people import Employee, skill_queue
from center_app.domain.routing.rule import routing_of
from center_app.domain.routing.why import Why
from center_app.domain.standstill import stood_ms
from center_app.domain.step import Line, Outcome, Step, StepId, StepState
from center_app.domain.views.calls import next_number
from center_app.domain.visit import Assistance, Promise, Stand, Visit

MOST_NAMED = 4
"""Other counters that are named for one step: more than anybody reads out to a citizen."""


LAST_COUNTERS = 8
"""Earlier counters that are named, the last ones: who was sent about more than that is rare."""


@dataclass(frozen=True, slots=True)
class DeskStep:
    """One step of the basket; `mine`: this employee may serve it, `ready`: nothing comes before.

    `copies` is how many it serves, as far as is known: none of what fell away.

    `so_far` is how its copies stood when a back office had got it.

    `counter` is where it was served last. `elsewhere` are open counters that could serve what is
    not `mine`, the free ones first and no more than are worth naming.
    """

    line: int
    stage: int
    service: str
    copies: int
    state: StepState
    mine: bool
    ready: bool
    target_ms: int
    outcomes: tuple[Outcome, ...]
    counter: str | None
    elsewhere: tuple[str, ...]
    agency: str = ""
    so_far: tuple[Outcome, ...] = ()


@dataclass(frozen=True, slots=True)
class Collects:
    """What a pick-up is for: promised to which number at which moment (ms since 1970 UTC), for
    which day."""

    number: str
    promised_at: int
    ready: date


@dataclass(frozen=True, slots=True)
class DeskVisit:
    """The visit at the desk. `since` is when its present stand began (ms since 1970 UTC).

    `waited_ms` grows until it is served; `promise` is what the kiosk said of the first call.
    `seen` are the papers that somebody has looked at already.
    `following` is the step that is started here when the one being served is finished. Until
    `arrive_by` (ms since 1970 UTC) who was called may still be on the way. `why` it was called is
    None after a hold; `next_number` is that of the runner-up. It may be called again from
    `recall_at` on (ms since 1970 UTC), `recalls_left` times. There are so many `notes` of earlier
    counters, which the center is asked for apart. Who comes for a result `collects` it.
    """

    visit: str
    number: str
    sitting: str
    serving: StepId | None
    stand: Stand
    since: int
    waited_ms: int
    promise: Promise | None
    audience: Audience
    language: str
    priority: str | None
    assistance: tuple[Assistance, ...]
    lines: tuple[Line, ...]
    steps: tuple[DeskStep, ...]
    following: StepId | None
    earlier_counters: tuple[str, ...]
    recalls: int
    why: Why | None = None
    next_number: str | None = None
    seen: frozenset[str] = frozenset()
    arrive_by: int = 0
    recall_at: int = 0
    recalls_left: int = 0
    notes: int = 0
    collects: Collects | None = None


def at_desk(hall: Hall, visit: Visit, employee: Employee, now: Instant) -> DeskVisit:
    """The visit of a counter's sitting, seen by the `employee` of that counter."""
    sitting, served = visit.sittings[-1], visit.serving()
    since = sitting.started or sitting.called
    routing = routing_of(hall)
    on_the_way = routing.arrival_ms(assisted=bool(visit.assistance))
    return DeskVisit(
        visit=visit.id,
        number=visit.called_as,
        sitting=sitting.id,
        serving=served.id if served is not None else None,
        stand=visit.stand,
        since=since.at,
        waited_ms=max(0, visit.waited_by(now)) if visit.stand is Stand.CALLED else visit.waited_ms,
        promise=visit.promise,
        audience=visit.audience,
        language=visit.language,
        priority=visit.priority,
        assistance=visit.assistance,
        lines=visit.lines,
        steps=_steps(hall, visit, sitting.counter, employee),
        following=_following(visit, employee),
        earlier_counters=_earlier_counters(visit),
        recalls=sitting.recalls,
        why=sitting.why,
        next_number=next_number(hall, sitting.why),
        seen=visit.seen,
        arrive_by=sitting.called.at + on_the_way + stood_ms(hall, sitting.called, now),
        recall_at=(sitting.recalled or sitting.called).at + round(routing.recall_gap_s * SECOND),
        notes=visit.notes,
        collects=_collects(hall, visit),
        recalls_left=max(0, int(routing.recalls) - sitting.recalls),
    )


def _steps(hall: Hall, visit: Visit, counter: str, employee: Employee) -> tuple[DeskStep, ...]:
    ready = {step.id for step in journey.waiting_again(visit).ready()}
    return tuple(
        DeskStep(
            line=step.id.line,
            stage=step.id.stage,
            service=step.service,
            copies=journey.copies(visit, step.id),
            state=step.state,
            mine=(mine := employee.can_serve(step.skill, partial=step.partial)),
            ready=step.id in ready,
            target_ms=step.target_ms,
            outcomes=step.outcomes,
            counter=step.counter,
            elsewhere=() if mine or step.over else _elsewhere(hall, step, counter),
            agency=step.agency,
            so_far=step.so_far,
        )
        for step in visit.steps
    )


def _earlier_counters(visit: Visit) -> tuple[str, ...]:
    before = dict.fromkeys(s.counter for s in visit.sittings[:-1] if s.started is not None)
    return tuple(before)[-LAST_COUNTERS:]


def _collects(hall: Hall, visit: Visit) -> Collects | None:
    result = hall.results.get(visit.result) if visit.result is not None else None
    if result is None:
        return None
    return Collects(result.number, result.promised.at, result.ready)


def _following(visit: Visit, employee: Employee) -> StepId | None:
    served = visit.serving()
    if served is None:
        return None
    onward = within_reach(journey.finished(visit, served.id, (Outcome.COMPLETED,)), employee)
    return onward[0].id if onward else None


def _elsewhere(hall: Hall, step: Step, counter: str) -> tuple[str, ...]:
    able = hall.serving.get(skill_queue(step.skill, partial=step.partial), frozenset())
    others = (one for code, one in hall.counters.items() if code in able and code != counter)
    return tuple(one.code for one in sorted(others, key=_is_busy)[:MOST_NAMED])


def _is_busy(counter: Counter) -> bool:
    return counter.visit is not None
