"""Who sits where: signing in and out, and opening, pausing and closing a counter."""

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import Instant, elapsed, quality
from center_app.domain.hall import Counter, Hall, Status
from center_app.domain.people import Employee, Role
from center_app.domain.refusal import Reason, Refused
from center_app.domain.verbs.code import as_code

MOST_BREAKS = 10

IN_CHARGE = frozenset({Role.SUPERVISOR, Role.MANAGER})


def sign_in(hall: Hall, command: c.SignIn, _now: Instant) -> list[e.Event]:
    """One employee at one counter. Raises Refused(COUNTER_IS_TAKEN | SIGNED_IN_ELSEWHERE | …)."""
    counter = counter_of(hall, command.counter)
    if command.who not in hall.employees:
        raise Refused(Reason.UNKNOWN_EMPLOYEE)
    if counter.employee == command.who:
        return []
    if counter.employee is not None:
        raise Refused(Reason.COUNTER_IS_TAKEN, counter=counter.code)
    elsewhere = hall.signed_in_at(command.who)
    if elsewhere is not None:
        raise Refused(Reason.SIGNED_IN_ELSEWHERE, counter=elsewhere)
    return [e.EmployeeSignedIn(counter=counter.code, who=command.who)]


def sign_out(hall: Hall, command: c.SignOut, _now: Instant) -> list[e.Event]:
    """Raises Refused(COUNTER_IS_BUSY) while a visit is at the counter."""
    counter = staffed(hall, command.counter)
    _no_visit(counter)
    assert counter.employee is not None
    return [e.EmployeeSignedOut(counter=counter.code, who=counter.employee)]


def unlock_employee(hall: Hall, command: c.UnlockEmployee, _now: Instant) -> list[e.Event]:
    """A supervisor or the manager does it. Raises Refused(NOT_ALLOWED | UNKNOWN_EMPLOYEE)."""
    if command.who not in hall.employees:
        raise Refused(Reason.UNKNOWN_EMPLOYEE)
    if command.employee is not None:
        by = _in_charge(hall, command.employee)
        if by.id == command.who:
            raise Refused(Reason.NOT_ALLOWED)
    return [e.EmployeeUnlocked(who=command.who)]


def open_counter(hall: Hall, command: c.OpenCounter, _now: Instant) -> list[e.Event]:
    """Begin to serve, go on after a break, or stay open after all.

    Raises Refused(NOBODY_SIGNED_IN).
    """
    counter = staffed(hall, command.counter)
    if counter.closing:
        return [e.CounterClosing(counter=counter.code, closing=False)]
    if counter.status is Status.OPEN:
        return []
    return [e.CounterOpened(counter=counter.code)]


def plan_breaks(hall: Hall, command: c.PlanBreaks, _now: Instant) -> list[e.Event]:
    """Raises Refused(BAD_INPUT) for breaks that are not in order or overlap."""
    counter = counter_of(hall, command.counter)
    edges = [edge for one in command.breaks for edge in one]
    if edges != sorted(edges) or any(one.starts == one.ends for one in command.breaks):
        raise Refused(Reason.BAD_INPUT, setting="breaks")
    if len(command.breaks) > MOST_BREAKS:
        raise Refused(Reason.TOO_MANY, limit=MOST_BREAKS)
    return [e.BreaksPlanned(counter=counter.code, breaks=command.breaks)]


def pause_counter(hall: Hall, command: c.PauseCounter, _now: Instant) -> list[e.Event]:
    """Raises Refused(COUNTER_IS_CLOSED | COUNTER_IS_BUSY)."""
    counter = staffed(hall, command.counter)
    if counter.status is Status.CLOSED:
        raise Refused(Reason.COUNTER_IS_CLOSED, counter=counter.code)
    _no_visit(counter)
    return [e.CounterPaused(counter=counter.code, reason=as_code("reason", command.reason))]


def close_counter(hall: Hall, command: c.CloseCounter, _now: Instant) -> list[e.Event]:
    """While a visit is there, it closes by itself when that has left (`then_closed`)."""
    counter = staffed(hall, command.counter)
    if counter.visit is not None:
        return [] if counter.closing else [e.CounterClosing(counter=counter.code, closing=True)]
    if counter.status is Status.CLOSED:
        return []
    return [e.CounterClosed(counter=counter.code)]


LAST_OF_SITTING = (e.VisitEnded, e.VisitTransferred, e.VisitHeld, e.VisitMissed)


def then_closed(hall: Hall, events: list[e.Event]) -> list[e.Event]:
    """The events of a verb, with the closing of a counter that waited for its visit to leave."""
    last = events[-1] if events else None
    if not isinstance(last, LAST_OF_SITTING) or not hall.counters[last.counter].closing:
        return events
    return [*events, e.CounterClosed(counter=last.counter)]


def call_for_help(hall: Hall, command: c.CallForHelp, _now: Instant) -> list[e.Event]:
    """Calling again changes nothing. Raises Refused(NOBODY_SIGNED_IN | NOT_ALLOWED)."""
    counter = staffed(hall, command.counter)
    if command.employee not in (None, counter.employee):
        raise Refused(Reason.NOT_ALLOWED)
    if counter.code in hall.help:
        return []
    assert counter.employee is not None
    return [e.HelpCalled(counter=counter.code, who=counter.employee)]


def acknowledge_help(hall: Hall, command: c.AcknowledgeHelp, now: Instant) -> list[e.Event]:
    """Of several who see it the first counts. `employee` None: whoever is at the manager's screen.

    Raises Refused(NOT_ALLOWED | UNKNOWN_COUNTER).
    """
    counter = counter_of(hall, command.counter)
    if command.employee is not None:
        _in_charge(hall, command.employee)
    since = hall.help.get(counter.code)
    if since is None:
        return []
    after_ms, dq = elapsed(since, now), quality(since, now)
    return [e.HelpAcknowledged(counter=counter.code, after_ms=after_ms, dq=dq)]


def _in_charge(hall: Hall, who: str) -> Employee:
    employee = hall.employees.get(who)
    if employee is None or IN_CHARGE.isdisjoint(employee.roles):
        raise Refused(Reason.NOT_ALLOWED)
    return employee


def counter_of(hall: Hall, code: str) -> Counter:
    """Raises Refused(UNKNOWN_COUNTER)."""
    counter = hall.counters.get(code)
    if counter is None:
        raise Refused(Reason.UNKNOWN_COUNTER, counter=code)
    return counter


def staffed(hall: Hall, code: str) -> Counter:
    """The counter, with somebody signed in. Raises Refused(NOBODY_SIGNED_IN | UNKNOWN_COUNTER)."""
    counter = counter_of(hall, code)
    if counter.employee is None:
        raise Refused(Reason.NOBODY_SIGNED_IN, counter=code)
    return counter


def _no_visit(counter: Counter) -> None:
    if counter.visit is not None:
        raise Refused(Reason.COUNTER_IS_BUSY, counter=counter.code)
