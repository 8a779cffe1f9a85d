"""What holds at every call, whatever a center's management has set within the ranges."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from center_app.domain import events as e
from center_app.domain.calendar import Calendar
from center_app.domain.clock import MINUTE, Instant
from center_app.domain.evolve import evolve
from center_app.domain.hall import Hall
from center_app.domain.people import Employee
from center_app.domain.refusal import Reason
from center_app.domain.routing.parameters import Routing
from center_app.domain.routing.rule import most_due
from center_app.domain.visit import Stand, Visit
from days import Day, refusal
from founding import CENTER, SETTINGS, Post, full, partial
from halls import MemoryCenter, running_hall
from invariants import eligible, in_one_sitting, ready_steps
from manual_clock import ManualClock, moment
from routings import routings
from small_catalogue import SMALL

POSTS = (
    Post("1", "universal"),
    Post("2", "registrar", full("birth", "family-book", "photo", "passport")),
    Post("3", "nurse", (*full("vaccination"), *partial("insurance"))),
)
COUNTERS = st.sampled_from([post.counter for post in POSTS])
BASKETS = st.sampled_from(
    [
        ("birth",),
        ("vaccination",),
        ("passport",),
        ("insurance",),
        ("birth", "vaccination"),
        ("birth", "family-book", "passport", "insurance", "vaccination"),
    ]
)


class Comes(NamedTuple):
    """Somebody, so many minutes after the one before; `booked` minutes later, if at all."""

    basket: tuple[str, ...]
    priority: bool
    booked: int | None
    after: int


class Call(NamedTuple):
    """A counter calls, so many minutes after the call before; who is called may be absent."""

    counter: str
    comes: bool
    after: int


arrivals = st.lists(
    st.builds(
        Comes,
        BASKETS,
        st.booleans(),
        st.sampled_from([None, None, None, -15, 5, 40]),
        st.integers(0, 20),
    ),
    min_size=2,
    max_size=14,
)
calls = st.lists(
    st.builds(Call, COUNTERS, st.sampled_from([True, True, True, False]), st.integers(0, 30)),
    min_size=2,
    max_size=25,
)


@given(routings, arrivals, calls)
@settings(max_examples=80, deadline=None)
def test_every_call_is_right_whatever_is_set(
    routing: Routing, arrivals: list[Comes], calls: list[Call]
) -> None:
    clock = ManualClock(moment("2026-11-22 08:00"))
    always = replace(SETTINGS, routing=routing, calendar=Calendar(around_the_clock=True))
    center = running_hall(posts=POSTS, clock=clock, settings=always)
    day = Day(center)
    for one in arrivals:
        clock.go_on(minutes=one.after)
        _issue(day, clock, one)
    for call in calls:
        clock.go_on(minutes=call.after)
        _judged(center, day, call, clock.now())
    _decide_again(center)


def _issue(day: Day, clock: ManualClock, one: Comes) -> None:
    day.issue(
        *one.basket,
        bundle="newborn" if len(one.basket) > 2 else None,
        priority="elderly" if one.priority else None,
        appointment=None if one.booked is None else clock.now().at + one.booked * MINUTE,
    )


def _judged(center: MemoryCenter, day: Day, call: Call, now: Instant) -> None:
    """Let the counter call; who was called is served, or missed and comes back at once."""
    employee = center.hall.employee_at(call.counter)
    assert employee is not None
    waiting = center.hall.standing(Stand.WAITING)
    mine = [visit for visit in waiting if eligible(visit, call.counter, employee)]
    refused = refusal(day.call, call.counter)
    assert refused is (None if mine else Reason.NOBODY_WAITING)
    if refused is not None:
        return
    called = center.hall.visit_at(call.counter)
    assert called is not None
    before = next(visit for visit in mine if visit.id == called.id)
    others = [visit for visit in mine if visit is not before]
    _nobody_was_forgotten(center.hall, before, others, employee, now)
    _nobody_alike_waited_longer(before, others, employee, now)
    if not call.comes:
        day.miss(call.counter)
        day.come_back(called.number)
        return
    day.start(call.counter)
    _served_in_order(center.hall, day, call.counter, employee)


def _nobody_was_forgotten(
    hall: Hall, called: Visit, others: list[Visit], employee: Employee, now: Instant
) -> None:
    """Whoever is within the bound of all that is wanted leaves nobody beyond all of theirs."""
    if _waited(hall, called, now) <= min(_bounds(hall, called, employee)):
        for other in others:
            assert _waited(hall, other, now) <= max(_bounds(hall, other, employee))


def _waited(hall: Hall, visit: Visit, now: Instant) -> float:
    assert hall.settings is not None
    start = hall.settings.routing.head_start_min if visit.appointment is not None else 0
    return (visit.counted_by(now) + round(start * MINUTE)) / MINUTE


def _bounds(hall: Hall, visit: Visit, employee: Employee) -> Iterator[float]:
    """In minutes, of each service that the employee could begin with; a hair is left to floats."""
    assert hall.settings is not None
    routing = hall.settings.routing
    for step in ready_steps(visit):
        if step.skill in {skill.code for skill in employee.skills}:
            target = step.target_ms / MINUTE
            bound = max(routing.bound_targets * target, routing.bound_min)
            yield bound / (routing.bound_priority if visit.priority else 1)


def _nobody_alike_waited_longer(
    called: Visit, others: list[Visit], employee: Employee, now: Instant
) -> None:
    kind = _kind(called, employee)
    for other in others:
        if _kind(other, employee) == kind:
            assert other.counted_by(now) <= called.counted_by(now)


def _kind(visit: Visit, employee: Employee) -> object:
    """Service, class and how much of the basket one sitting would finish."""
    services = {step.skill for step in ready_steps(visit)}
    booked = visit.appointment is not None
    return services, visit.priority, booked, in_one_sitting(visit, employee)


def _served_in_order(hall: Hall, day: Day, counter: str, employee: Employee) -> None:
    """Serve the sitting to its end: only what the employee may, and nothing before its time."""
    skills = {skill.code for skill in employee.skills}
    while (visit := hall.visit_at(counter)) is not None:
        step = visit.serving()
        assert step is not None
        assert step.skill in skills
        open_lines = {one.id.line for one in visit.steps if not one.over}
        assert open_lines.isdisjoint(visit.lines[step.id.line].after)
        day.finish(counter)


def _decide_again(center: MemoryCenter) -> None:
    """The same journal: asked at each of its calls, the rule calls the same for the same reason."""
    hall = Hall(CENTER, {SMALL.serial: SMALL})
    for fact in center.facts:
        event = fact.event
        if isinstance(event, e.VisitCalled):
            employee = hall.employee_at(event.counter)
            assert employee is not None
            choice = most_due(hall, event.counter, employee, fact.at)
            assert choice is not None
            assert (choice.visit.id, choice.why) == (event.visit, event.why)
        evolve(hall, fact)
    assert hall == center.hall
