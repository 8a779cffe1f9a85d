"""The verbs of a sitting: add, finish, hold and transfer what is served at a counter."""

from collections.abc import Iterator

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain import journey
from center_app.domain.clock import Instant, elapsed, quality
from center_app.domain.hall import Hall, Status
from center_app.domain.journey import within_reach
from center_app.domain.people import Employee
from center_app.domain.refusal import Reason, Refused
from center_app.domain.step import Line, Outcome, Step, StepId
from center_app.domain.verbs.code import as_code
from center_app.domain.verbs.desk import sitting_at
from center_app.domain.verbs.staff import staffed
from center_app.domain.verbs.welcome import LARGEST_BASKET, checked
from center_app.domain.visit import Sitting, Stand, Visit
from center_app.domain.writing import cleaned


def add_line(hall: Hall, command: c.AddLine, _now: Instant) -> list[e.Event]:
    """Add a service to the basket of the visit that sits here: no wrong door."""
    visit, sitting, _step = served_visit(hall, command)
    if len(visit.lines) >= LARGEST_BASKET:
        raise Refused(Reason.TOO_MANY, limit=LARGEST_BASKET)
    assert hall.catalogue is not None
    service = checked(hall.catalogue, command.asked, None)
    line = Line(service.code, command.asked.quantity, command.asked.capacity)
    return [e.LineAdded(visit=visit.id, counter=command.counter, sitting=sitting.id, line=line)]


def finish(hall: Hall, command: c.Finish, now: Instant) -> list[e.Event]:
    """Finish the step being served; go on with the next, hand over what is left, or end.

    Raises Refused(WRONG_OUTCOMES) unless there is one outcome for each copy that the step
    serves, or none at all for "all completed"; MOVED_ON when another step is being served.
    """
    visit, sitting, step = served_visit(hall, command)
    if command.step is not None and command.step != step.id:
        raise Refused(Reason.MOVED_ON, counter=command.counter)
    copies = journey.copies(visit, step.id)
    outcomes = command.outcomes or (Outcome.COMPLETED,) * copies
    if len(outcomes) != copies:
        raise Refused(Reason.WRONG_OUTCOMES, copies=copies)
    assert step.since is not None
    finished = e.StepFinished(
        visit=visit.id,
        counter=command.counter,
        sitting=sitting.id,
        step=step.id,
        outcomes=outcomes,
        served_ms=elapsed(step.since, now),
        dq=quality(step.since, now),
    )
    after = journey.finished(visit, step.id, outcomes)
    futile = journey.futile(after, step.id)
    after = journey.dropped(after, futile)
    return [
        finished,
        *_dropped(visit, sitting, futile, e.Because.OUTCOME),
        *_afterwards(hall, after, sitting, now),
    ]


def drop_line(hall: Hall, command: c.DropLine, _now: Instant) -> list[e.Event]:
    """Let the rest of a line fall away, but for a step that is being served.

    Raises Refused(UNKNOWN_LINE) when nothing of it is still to come.
    """
    visit, sitting, served = served_visit(hall, command)
    steps = tuple(
        step.id
        for step in visit.steps
        if step.id.line == command.line and not step.over and step is not served
    )
    if not steps:
        raise Refused(Reason.UNKNOWN_LINE)
    return _dropped(visit, sitting, steps, e.Because.NOT_WANTED)


def hold(hall: Hall, command: c.Hold, _now: Instant) -> list[e.Event]:
    """Set the visit aside, so that the counter can call another."""
    visit, sitting, _step = served_visit(hall, command)
    return [
        e.VisitHeld(
            visit=visit.id,
            counter=command.counter,
            sitting=sitting.id,
            wish=command.wish,
            reason=as_code("reason", command.reason),
        )
    ]


def transfer(hall: Hall, command: c.Transfer, _now: Instant) -> list[e.Event]:
    """Send the visit on. Raises Refused(NOT_SKILLED) where nothing of it could be served."""
    visit, sitting, _step = served_visit(hall, command)
    if command.to_counter == command.counter or None not in (
        command.to_counter,
        command.to_employee,
    ):
        raise Refused(Reason.BAD_INPUT, setting="to_counter")
    for employee in _destination(hall, command):
        if not _serves_any(employee, visit):
            raise Refused(Reason.NOT_SKILLED, number=visit.number)
    return [
        e.VisitTransferred(
            visit=visit.id,
            counter=command.counter,
            sitting=sitting.id,
            to_counter=command.to_counter,
            to_employee=command.to_employee,
            reason=as_code("reason", command.reason),
            has_note=bool(cleaned(command.note)),
        )
    ]


def served_visit(hall: Hall, command: c.AtDesk) -> tuple[Visit, Sitting, Step]:
    """The visit that sits here and its step being served. Raises Refused(NOBODY_SERVED)."""
    visit, sitting = sitting_at(hall, command)
    step = visit.serving() if visit is not None else None
    if visit is None or sitting is None or step is None or visit.stand is not Stand.SERVING:
        raise Refused(Reason.NOBODY_SERVED, counter=command.counter)
    return visit, sitting, step


def _dropped(
    visit: Visit, sitting: Sitting, steps: tuple[StepId, ...], because: e.Because
) -> list[e.Event]:
    return [
        e.StepDropped(
            visit=visit.id,
            counter=sitting.counter,
            sitting=sitting.id,
            step=step,
            because=because,
        )
        for step in steps
    ]


def _afterwards(hall: Hall, visit: Visit, sitting: Sitting, now: Instant) -> Iterator[e.Event]:
    """What follows a finished step: the next one here, the queue for the rest, or the end."""
    here = within_reach(visit, hall.employees[sitting.employee])
    if here:
        yield e.StepStarted(
            visit=visit.id, counter=sitting.counter, sitting=sitting.id, step=here[0].id
        )
    elif any(not step.over for step in visit.steps):
        yield e.VisitTransferred(
            visit=visit.id,
            counter=sitting.counter,
            sitting=sitting.id,
            to_counter=None,
            to_employee=None,
            reason=e.REST,
        )
    else:
        yield e.VisitEnded(
            visit=visit.id,
            counter=sitting.counter,
            sitting=sitting.id,
            total_ms=elapsed(visit.issued, now),
            dq=quality(visit.issued, now),
        )


def _destination(hall: Hall, command: c.Transfer) -> Iterator[Employee]:
    """Who would serve the visit, where it is sent to one in particular."""
    if command.to_employee is not None:
        counter = hall.signed_in_at(command.to_employee)
        if counter is None:
            raise Refused(Reason.UNKNOWN_EMPLOYEE)
        yield _who_serves(hall, counter)
    if command.to_counter is not None:
        yield _who_serves(hall, command.to_counter)


def _who_serves(hall: Hall, code: str) -> Employee:
    """Who serves at a counter, or will after a break: at a closed one nobody would be called.

    Raises Refused(COUNTER_IS_CLOSED | NOBODY_SIGNED_IN | UNKNOWN_COUNTER).
    """
    counter = staffed(hall, code)
    if counter.status is Status.CLOSED:
        raise Refused(Reason.COUNTER_IS_CLOSED, counter=code)
    employee = hall.employee_at(code)
    assert employee is not None
    return employee


def _serves_any(employee: Employee, visit: Visit) -> bool:
    return bool(within_reach(journey.waiting_again(visit), employee))
