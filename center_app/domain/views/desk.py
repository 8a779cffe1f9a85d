"""What a counter's employee sees: the visit at the desk, who waits, who was set aside."""

from dataclasses import dataclass

from center_app.domain import journey
from center_app.domain.catalogue import Audience
from center_app.domain.clock import MINUTE, Instant, elapsed
from center_app.domain.hall import Hall, Status, counter_queue, employee_queue
from center_app.domain.people import Employee, skill_queue
from center_app.domain.routing import within_reach
from center_app.domain.verbs.staff import counter_of
from center_app.domain.views.query import Query
from center_app.domain.visit import (
    Assistance,
    Line,
    Outcome,
    Promise,
    Stand,
    Step,
    StepState,
    Visit,
    Wish,
)


@dataclass(frozen=True, slots=True)
class DeskStep:
    """One step of the basket; `mine`: this employee may serve it, `ready`: nothing comes before.

    `counter` is where it was served last, `elsewhere` the other open counters that could serve it.
    """

    line: int
    stage: int
    service: str
    state: StepState
    mine: bool
    ready: bool
    target_ms: int
    outcomes: tuple[Outcome, ...]
    counter: str | None
    elsewhere: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeskVisit:
    """The visit at the desk. `since` is when its present stand began (ms since 1970 UTC).

    `waited_ms` grows until it is served; `promise` is what the kiosk said of the first call.
    """

    visit: str
    number: str
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
    earlier_counters: tuple[str, ...]
    recalls: int


@dataclass(frozen=True, slots=True)
class HeldVisit:
    """A visit set aside that this employee could take up again."""

    visit: str
    number: str
    since: int
    wish: Wish | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Colleague:
    """An open counter to which a visit could be sent; `able`: it could serve this visit."""

    counter: str
    employee: str
    busy: bool
    able: bool


@dataclass(frozen=True, slots=True)
class DeskView:
    """A counter as its employee sees it; `served_today` counts this employee's finished steps.

    `at` is the moment of the view (ms since 1970 UTC), from which a screen counts on by itself.
    """

    at: int
    counter: str
    zone: str
    status: Status
    since: int | None
    reason: str | None
    employee: str | None
    visit: DeskVisit | None
    waiting: int
    longest_ms: int | None
    held: tuple[HeldVisit, ...]
    colleagues: tuple[Colleague, ...]
    served_today: int


@dataclass(frozen=True)
class Desk(Query[DeskView]):
    counter: str


def desk(hall: Hall, query: Desk, now: Instant) -> DeskView:
    """Raises Refused(UNKNOWN_COUNTER)."""
    counter = counter_of(hall, query.counter)
    employee = hall.employee_at(counter.code)
    visit = hall.visit_at(counter.code)
    waiting, longest = _waiting(hall, counter.code, employee, now)
    return DeskView(
        at=now.at,
        counter=counter.code,
        zone=counter.zone,
        status=counter.status,
        since=counter.since.at if counter.since else None,
        reason=counter.reason,
        employee=counter.employee,
        visit=_at_desk(hall, visit, employee, now) if visit and employee else None,
        waiting=waiting,
        longest_ms=longest,
        held=_held(hall, employee) if employee else (),
        colleagues=_colleagues(hall, counter.code, visit),
        served_today=_served(hall, counter.employee),
    )


def _at_desk(hall: Hall, visit: Visit, employee: Employee, now: Instant) -> DeskVisit:
    sitting = visit.sittings[-1]
    since = sitting.started or sitting.called
    waited = visit.waited_ms
    if visit.stand is Stand.CALLED:
        waited += elapsed(visit.queued, now)
    return DeskVisit(
        visit=visit.id,
        number=visit.number,
        stand=visit.stand,
        since=since.at,
        waited_ms=waited,
        promise=visit.promise,
        audience=visit.audience,
        language=visit.language,
        priority=visit.priority,
        assistance=visit.assistance,
        lines=visit.lines,
        steps=_steps(hall, visit, sitting.counter, employee),
        earlier_counters=tuple(
            dict.fromkeys(s.counter for s in visit.sittings[:-1] if s.started is not None)
        ),
        recalls=sitting.recalls,
    )


def _steps(hall: Hall, visit: Visit, counter: str, employee: Employee) -> tuple[DeskStep, ...]:
    ready = {step.id for step in visit.ready()}
    return tuple(
        DeskStep(
            line=step.id.line,
            stage=step.id.stage,
            service=step.service,
            state=step.state,
            mine=employee.can_serve(step.skill, partial=step.partial),
            ready=step.id in ready,
            target_ms=_target(hall, step),
            outcomes=step.outcomes,
            counter=step.counter,
            elsewhere=_elsewhere(hall, step, counter),
        )
        for step in visit.steps
    )


def _elsewhere(hall: Hall, step: Step, counter: str) -> tuple[str, ...]:
    able = hall.serving.get(skill_queue(step.skill, partial=step.partial), frozenset())
    return tuple(code for code in hall.counters if code in able and code != counter)


def _target(hall: Hall, step: Step) -> int:
    service = hall.catalogue.service(step.service) if hall.catalogue else None
    return service.target * MINUTE if service is not None else 0


def _waiting(
    hall: Hall, counter: str, employee: Employee | None, now: Instant
) -> tuple[int, int | None]:
    """How many wait for this counter, and for how long the first of them (milliseconds)."""
    if employee is None:
        return 0, None
    mine = (*employee.queues, counter_queue(counter), employee_queue(employee.id))
    number = sum(hall.crowd.get(key, 0) for key in mine)
    heads = [hall.queues[key][0][0] for key in mine if key in hall.queues]
    return number, max(0, now.at - min(heads)) if heads else None


def _held(hall: Hall, employee: Employee) -> tuple[HeldVisit, ...]:
    return tuple(
        HeldVisit(visit.id, visit.number, visit.held.at, visit.held_wish, visit.held_reason)
        for visit in hall.standing(Stand.HELD)
        if visit.held is not None and _could_resume(visit, employee)
    )


def _could_resume(visit: Visit, employee: Employee) -> bool:
    return any(
        employee.can_serve(step.skill, partial=step.partial)
        for step in visit.steps
        if step.state is StepState.HELD
    )


def _colleagues(hall: Hall, counter: str, visit: Visit | None) -> tuple[Colleague, ...]:
    found = []
    for other in hall.counters.values():
        employee = hall.employee_at(other.code)
        if other.code == counter or other.status is not Status.OPEN or employee is None:
            continue
        able = visit is not None and bool(within_reach(journey.waiting_again(visit), employee))
        found.append(Colleague(other.code, employee.id, other.visit is not None, able))
    return tuple(found)


def _served(hall: Hall, employee: str | None) -> int:
    return sum(
        step.employee == employee and step.state is StepState.DONE
        for visit in hall.visits.values()
        for step in visit.steps
    )
