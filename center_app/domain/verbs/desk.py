"""The verbs that bring a visit to a counter: call, recall, start, miss and resume."""

from math import ceil

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import SECOND, Instant, elapsed, quality
from center_app.domain.counter import Counter, Status
from center_app.domain.hall import Hall
from center_app.domain.journey import within_reach
from center_app.domain.people import Employee
from center_app.domain.refusal import Reason, Refused
from center_app.domain.routing.rule import Rule, routing_of
from center_app.domain.step import StepState
from center_app.domain.verbs.back_office import waits_aside
from center_app.domain.verbs.later import back
from center_app.domain.verbs.staff import staffed
from center_app.domain.verbs.welcome import visit_of
from center_app.domain.visit import Sitting, Stand, Visit


def call_next(hall: Hall, command: c.CallNext, now: Instant, rule: Rule) -> list[e.Event]:
    """Decide whom this counter serves now, and say why it is that visit.

    Raises Refused(NOBODY_WAITING) when nothing that the counter may serve is waiting,
    ENDS_AFTER_CLOSING when nothing of it could be finished before closing and the employee has
    not agreed to serve `late`, ALREADY_SERVING while a visit is at the counter.
    """
    counter, employee = free_counter(hall, command)
    left_ms = None if command.late else until_closing(hall, now)
    choice = rule(hall, counter.code, employee, now, left_ms)
    if choice is None and left_ms is not None and rule(hall, counter.code, employee, now, None):
        raise Refused(Reason.ENDS_AFTER_CLOSING)
    if choice is None:
        raise Refused(Reason.NOBODY_WAITING)
    return [
        e.VisitCalled(
            visit=choice.visit.id,
            counter=counter.code,
            sitting=command.id,
            who=employee.id,
            steps=tuple(step.id for step in within_reach(choice.visit, employee)),
            why=choice.why,
        )
    ]


def until_closing(hall: Hall, now: Instant) -> int | None:
    """Milliseconds until the center closes; None where it does not, or is closed already."""
    closes = hall.settings.calendar.closing(now.at) if hall.settings is not None else None
    return closes - now.at if closes is not None else None


def recall(hall: Hall, command: c.Recall, now: Instant) -> list[e.Event]:
    """Call the same visit again, some times and not at once.

    Raises Refused(RECALLED_ENOUGH | RECALLED_JUST_NOW | NOBODY_CALLED | MOVED_ON).
    """
    visit, sitting = called_visit(hall, command)
    routing = routing_of(hall)
    if sitting.recalls >= int(routing.recalls):
        raise Refused(Reason.RECALLED_ENOUGH)
    left = routing.recall_gap_s * SECOND - elapsed(sitting.recalled or sitting.called, now)
    if left > 0:
        raise Refused(Reason.RECALLED_JUST_NOW, seconds=ceil(left / SECOND))
    return [
        e.VisitRecalled(
            visit=visit.id,
            counter=command.counter,
            sitting=sitting.id,
            times=sitting.recalls + 1,
        )
    ]


def start(hall: Hall, command: c.Start, now: Instant) -> list[e.Event]:
    """The visit has come: its wait ends, and the first step begins."""
    visit, sitting = called_visit(hall, command)
    first = next(step for step in visit.steps if step.state is StepState.CALLED)
    return [
        e.SittingStarted(
            visit=visit.id,
            counter=command.counter,
            sitting=sitting.id,
            wait_ms=max(0, visit.wait_by(now)),
            walk_ms=elapsed(sitting.called, now),
            dq=quality(visit.queued, now),
        ),
        e.StepStarted(visit=visit.id, counter=command.counter, sitting=sitting.id, step=first.id),
    ]


def miss(hall: Hall, command: c.Miss, _now: Instant) -> list[e.Event]:
    """The visit that was called has not come. Raises Refused(NOBODY_CALLED | MOVED_ON)."""
    visit, sitting = called_visit(hall, command)
    return [e.VisitMissed(visit=visit.id, counter=command.counter, sitting=sitting.id)]


def release(hall: Hall, command: c.Release, now: Instant) -> list[e.Event]:
    """Let nobody wait for one who is gone: a held or directed visit waits for all again, and one
    that was put off waits.

    Raises Refused(VISIT_IS_BUSY | VISIT_IS_OVER | RESULT_NOT_HERE | UNKNOWN_VISIT).
    """
    visit = visit_of(hall, command.visit)
    if not visit.open:
        raise Refused(Reason.VISIT_IS_OVER, number=visit.number)
    if visit.sitting is not None:
        raise Refused(Reason.VISIT_IS_BUSY, number=visit.number)
    if visit.held is None:
        free = [e.VisitReleased(visit=visit.id, held_ms=0)] if visit.directed else []
        return [*back(visit, now), *free]
    if waits_aside(visit):
        raise Refused(Reason.RESULT_NOT_HERE, number=visit.number)
    held_ms, dq = elapsed(visit.held, now), quality(visit.held, now)
    return [e.VisitReleased(visit=visit.id, held_ms=held_ms, dq=dq)]


def resume(hall: Hall, command: c.Resume, now: Instant) -> list[e.Event]:
    """Go on with a visit that was held, at any counter whose employee has the skill."""
    counter, employee = free_counter(hall, command)
    visit = visit_of(hall, command.visit)
    if visit.stand is not Stand.HELD or visit.held is None:
        raise Refused(Reason.NOT_HELD, number=visit.number)
    if waits_aside(visit):
        raise Refused(Reason.RESULT_NOT_HERE, number=visit.number)
    step = next(step for step in visit.steps if step.state is StepState.HELD)
    if not employee.can_serve(step.skill, partial=step.partial):
        raise Refused(Reason.NOT_SKILLED, number=visit.number)
    return [
        e.VisitResumed(
            visit=visit.id,
            counter=counter.code,
            sitting=command.id,
            who=employee.id,
            step=step.id,
            held_ms=elapsed(visit.held, now),
            dq=quality(visit.held, now),
        )
    ]


def free_counter(
    hall: Hall, command: c.CallNext | c.CallNumber | c.WalkIn | c.Resume
) -> tuple[Counter, Employee]:
    """An open counter without a visit, and who sits there.

    Raises Refused(COUNTER_IS_CLOSED | ALREADY_SERVING | NOT_ALLOWED | …).
    """
    counter = own_counter(hall, command.counter, command.employee)
    if counter.status is not Status.OPEN:
        raise Refused(Reason.COUNTER_IS_CLOSED, counter=counter.code)
    if counter.visit is not None:
        raise Refused(Reason.ALREADY_SERVING, number=hall.visits[counter.visit].number)
    employee = hall.employee_at(counter.code)
    assert employee is not None
    return counter, employee


def own_counter(hall: Hall, code: str, employee: str | None) -> Counter:
    """The counter at which the employee sits; None stands for whoever sits there.

    Raises Refused(NOT_ALLOWED | NOBODY_SIGNED_IN | UNKNOWN_COUNTER).
    """
    counter = staffed(hall, code)
    if employee is not None and employee != counter.employee:
        raise Refused(Reason.NOT_ALLOWED)
    return counter


def called_visit(hall: Hall, command: c.AtDesk) -> tuple[Visit, Sitting]:
    """The visit that was called to the counter and has not come yet."""
    visit, sitting = sitting_at(hall, command)
    if visit is None or sitting is None or visit.stand is not Stand.CALLED:
        raise Refused(Reason.NOBODY_CALLED, counter=command.counter)
    return visit, sitting


def sitting_at(hall: Hall, command: c.AtDesk) -> tuple[Visit | None, Sitting | None]:
    """Who is at the counter, if it is who the employee saw there.

    Raises Refused(MOVED_ON) for another sitting, NOT_ALLOWED for another's counter.
    """
    counter = own_counter(hall, command.counter, command.employee)
    visit = hall.visit_at(counter.code)
    sitting = visit.sitting if visit is not None else None
    if command.sitting is not None and (sitting is None or sitting.id != command.sitting):
        raise Refused(Reason.MOVED_ON, counter=counter.code)
    return visit, sitting
