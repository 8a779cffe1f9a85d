"""Calling out of turn: a given number with a reason, or somebody who has no number yet.

A visit that was called minutes ago is called by hand only by who knows that and means it: else two
counters would call the same person, or one after the other who was just missed. No such guard
stands before a call that was undone: it has not been.
"""

from dataclasses import replace

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import Instant, elapsed
from center_app.domain.hall import Hall
from center_app.domain.journey import steps_of, within_reach
from center_app.domain.people import Employee
from center_app.domain.refusal import Reason, Refused
from center_app.domain.routing.rule import Rule
from center_app.domain.step import Line, StepId
from center_app.domain.verbs.code import as_code
from center_app.domain.verbs.desk import free_counter
from center_app.domain.verbs.later import back
from center_app.domain.verbs.welcome import issue, visit_of
from center_app.domain.visit import JUST_NOW_MS, Sitting, Stand, Visit

BY_HAND, WALK_IN = "by_hand", "walk_in"
"""The names of these calls in the reasons that are kept with them."""


def call_number(hall: Hall, command: c.CallNumber, now: Instant, rule: Rule) -> list[e.Event]:
    """Call this visit before its turn, wherever it was sent; the reason is kept with the call.

    Who was to be called later and stands here is back.

    Raises Refused(NOT_WAITING | NOT_SKILLED | UNKNOWN_VISIT | BAD_INPUT), CALLED_JUST_NOW where
    it is not called `again` on purpose, and what a call of the next one refuses for the counter.
    """
    counter, employee = free_counter(hall, command)
    visit = visit_of(hall, command.visit)
    if visit.stand not in (Stand.WAITING, Stand.LATER):
        raise Refused(Reason.NOT_WAITING, number=visit.number)
    steps = tuple(step.id for step in within_reach(visit, employee))
    if not steps:
        raise Refused(Reason.NOT_SKILLED, number=visit.number)
    before = called_just_now(visit, counter.code, employee.id, now)
    if before is not None and not command.again:
        raise Refused(Reason.CALLED_JUST_NOW, number=visit.number, counter=before.counter)
    why = e.Why(
        rule=BY_HAND,
        waited_ms=max(0, visit.counted_by(now)),
        reason=as_code("reason", command.reason),
    )
    why = _before_whom(hall, counter.code, employee, now, rule, why, visit.id)
    return [*back(visit, now), _called(command.id, visit.id, counter.code, employee, steps, why)]


def called_just_now(visit: Visit, counter: str, employee: str, now: Instant) -> Sitting | None:
    """The call of the last minutes, unless the visit was sent on to this counter or employee."""
    if visit.only_counter == counter or visit.only_employee == employee or not visit.sittings:
        return None
    last = visit.sittings[-1]
    return last if elapsed(last.called, now) < JUST_NOW_MS else None


def walk_in(hall: Hall, command: c.WalkIn, now: Instant, rule: Rule) -> list[e.Event]:
    """Give a number to who stands at the counter, and call it there at once.

    Raises Refused(NOT_SKILLED) when nothing of it could begin here, and what `issue` and a call
    of the next one refuse.
    """
    counter, employee = free_counter(hall, command)
    (issued,) = issue(hall, command, now)
    assert isinstance(issued, e.VisitIssued)
    steps = _first_steps(hall, issued.lines, employee)
    if not steps:
        raise Refused(Reason.NOT_SKILLED, number=issued.number)
    why = e.Why(rule=WALK_IN, waited_ms=0)
    why = _before_whom(hall, counter.code, employee, now, rule, why, command.visit)
    return [issued, _called(command.id, command.visit, counter.code, employee, steps, why)]


def _first_steps(hall: Hall, lines: tuple[Line, ...], employee: Employee) -> tuple[StepId, ...]:
    assert hall.catalogue is not None
    return tuple(
        step.id
        for step in steps_of(hall.catalogue, lines)
        if not step.id.stage
        and not lines[step.id.line].after
        and employee.can_serve(step.skill, partial=step.partial)
    )


def _before_whom(
    hall: Hall,
    counter: str,
    employee: Employee,
    now: Instant,
    rule: Rule,
    why: e.Why,
    called: str,
) -> e.Why:
    """The reason with whom the rule would have called there but for this visit."""
    choice = rule(hall, counter, employee, now, None)
    if choice is None:
        return why
    if choice.visit.id != called:
        waited_ms = choice.why.waited_ms
        return replace(why, next_visit=choice.visit.id, next_waited_ms=waited_ms)
    then = choice.why
    return replace(why, next_visit=then.next_visit, next_waited_ms=then.next_waited_ms)


def _called(
    sitting: str,
    visit: str,
    counter: str,
    employee: Employee,
    steps: tuple[StepId, ...],
    why: e.Why,
) -> e.Event:
    return e.VisitCalled(
        visit=visit, counter=counter, sitting=sitting, who=employee.id, steps=steps, why=why
    )
