"""Who sits where: signing in and out, and opening, pausing and closing a counter."""

from collections.abc import Iterable

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import Instant, elapsed, quality
from center_app.domain.counter import Counter, Status
from center_app.domain.hall import Hall
from center_app.domain.people import Employee, Role
from center_app.domain.refusal import Reason, Refused
from center_app.domain.rights import IN_CHARGE, SERVES, has_one_of
from center_app.domain.undoable import Deed
from center_app.domain.verbs.code import as_code

MOST_BREAKS = 10


def sign_in(hall: Hall, command: c.SignIn, _now: Instant) -> list[e.Event]:
    """One employee at one counter. Raises Refused(COUNTER_IS_TAKEN | SIGNED_IN_ELSEWHERE | …)."""
    counter = counter_of(hall, command.counter)
    at_work(hall, command.who)
    if counter.employee == command.who:
        return []
    if counter.employee is not None:
        raise Refused(Reason.COUNTER_IS_TAKEN, counter=counter.code)
    elsewhere = hall.signed_in_at(command.who)
    if elsewhere is not None:
        raise Refused(Reason.SIGNED_IN_ELSEWHERE, counter=elsewhere)
    return [e.EmployeeSignedIn(counter=counter.code, who=command.who)]


def sign_out(hall: Hall, command: c.SignOut, _now: Instant) -> list[e.Event]:
    """Raises Refused(COUNTER_IS_BUSY) while a visit is at the counter, and what `minded` does."""
    counter = minded(hall, command)
    _no_visit(counter)
    assert counter.employee is not None
    return [e.EmployeeSignedOut(counter=counter.code, who=counter.employee)]


def unlock_employee(hall: Hall, command: c.UnlockEmployee, _now: Instant) -> list[e.Event]:
    """Nobody unlocks oneself. Raises Refused(NOT_ALLOWED | UNKNOWN_EMPLOYEE)."""
    if command.who not in hall.employees:
        raise Refused(Reason.UNKNOWN_EMPLOYEE)
    if command.employee == command.who:
        raise Refused(Reason.NOT_ALLOWED)
    return [e.EmployeeUnlocked(who=command.who)]


def reset_pin(hall: Hall, command: c.ResetPin, _now: Instant) -> list[e.Event]:
    """Raises Refused(NOT_ALLOWED | UNKNOWN_EMPLOYEE)."""
    known = hall.employees.get(command.who)
    if known is None:
        raise Refused(Reason.UNKNOWN_EMPLOYEE)
    check_rank(hall, command.employee, known.roles)
    return [e.PinReset(who=command.who)]


def check_rank(hall: Hall, by: str | None, roles: Iterable[Role]) -> None:
    """Only an administrator makes one, or touches what one has. Raises Refused(NOT_ALLOWED)."""
    if by is not None and Role.ADMIN in roles and Role.ADMIN not in hall.employees[by].roles:
        raise Refused(Reason.NOT_ALLOWED)


def open_counter(hall: Hall, command: c.OpenCounter, _now: Instant) -> list[e.Event]:
    """Begin to serve, go on after a break, or stay open after all.

    Raises Refused(NOBODY_SIGNED_IN | NOT_ALLOWED).
    """
    counter = minded(hall, command)
    if counter.closing:
        return [e.CounterClosing(counter=counter.code, closing=False)]
    if counter.status is Status.OPEN:
        return []
    return [e.CounterOpened(counter=counter.code)]


def plan_breaks(hall: Hall, command: c.PlanBreaks, _now: Instant) -> list[e.Event]:
    """Raises Refused(BAD_INPUT) for breaks that are not in order or overlap, and
    Refused(MOVED_ON) where they were planned anew since."""
    counter = counter_of(hall, command.counter)
    if command.known is not None and command.known != counter.breaks:
        raise Refused(Reason.MOVED_ON, counter=counter.code)
    edges = [edge for one in command.breaks for edge in one]
    if edges != sorted(edges) or any(one.starts == one.ends for one in command.breaks):
        raise Refused(Reason.BAD_INPUT, setting="breaks")
    if len(command.breaks) > MOST_BREAKS:
        raise Refused(Reason.TOO_MANY, limit=MOST_BREAKS)
    return [e.BreaksPlanned(counter=counter.code, breaks=command.breaks)]


def pause_counter(hall: Hall, command: c.PauseCounter, _now: Instant) -> list[e.Event]:
    """Raises Refused(COUNTER_IS_CLOSED | COUNTER_IS_BUSY | NOT_ALLOWED)."""
    counter = minded(hall, command)
    if counter.status is Status.CLOSED:
        raise Refused(Reason.COUNTER_IS_CLOSED, counter=counter.code)
    _no_visit(counter)
    return [e.CounterPaused(counter=counter.code, reason=as_code("reason", command.reason))]


def close_counter(hall: Hall, command: c.CloseCounter, _now: Instant) -> list[e.Event]:
    """While a visit is there, it closes by itself when that has left (`then_closed`)."""
    counter = minded(hall, command)
    if counter.visit is not None:
        return [] if counter.closing else [e.CounterClosing(counter=counter.code, closing=True)]
    if counter.status is Status.CLOSED:
        return []
    return [e.CounterClosed(counter=counter.code)]


LAST_OF_SITTING = (e.VisitEnded, e.VisitTransferred, e.VisitHeld, e.VisitMissed, e.VisitUndone)


def then_closed(hall: Hall, events: list[e.Event]) -> list[e.Event]:
    """The events of a verb, with the closing of a counter that waited for its visit to leave."""
    last = events[-1] if events else None
    if not isinstance(last, LAST_OF_SITTING) or getattr(last, "own", None) is not None:
        return events  # what was by paper left no counter
    if not hall.counters[last.counter].closing:
        return events
    if isinstance(last, e.VisitUndone) and last.deed is not Deed.CALL:
        return events  # the visit is at the counter still
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
    since = hall.help.get(counter.code)
    if since is None:
        return []
    after_ms, dq = elapsed(since, now), quality(since, now)
    return [e.HelpAcknowledged(counter=counter.code, after_ms=after_ms, dq=dq)]


def at_work(hall: Hall, who: str) -> Employee:
    """Whoever may sign in at a counter.

    Raises Refused(UNKNOWN_EMPLOYEE | EMPLOYEE_INACTIVE | NO_ROLE_TO_SERVE).
    """
    employee = hall.employees.get(who)
    if employee is None:
        raise Refused(Reason.UNKNOWN_EMPLOYEE)
    if not employee.active:
        raise Refused(Reason.EMPLOYEE_INACTIVE)
    if SERVES.isdisjoint(employee.roles):
        raise Refused(Reason.NO_ROLE_TO_SERVE)
    return employee


def counter_of(hall: Hall, code: str) -> Counter:
    """Raises Refused(UNKNOWN_COUNTER)."""
    counter = hall.counters.get(code)
    if counter is None or counter.retired:
        raise Refused(Reason.UNKNOWN_COUNTER, counter=code)
    return counter


def staffed(hall: Hall, code: str) -> Counter:
    """The counter, with somebody signed in. Raises Refused(NOBODY_SIGNED_IN | UNKNOWN_COUNTER)."""
    counter = counter_of(hall, code)
    if counter.employee is None:
        raise Refused(Reason.NOBODY_SIGNED_IN, counter=code)
    return counter


def minded(hall: Hall, command: c.AtCounter) -> Counter:
    """A staffed counter, to whoever sits there or answers for the hall; None: to anybody.

    A press that comes late must not hit whoever has taken over meanwhile. Raises
    Refused(NOT_ALLOWED | MOVED_ON | NOBODY_SIGNED_IN | UNKNOWN_COUNTER).
    """
    counter = staffed(hall, command.counter)
    in_charge = has_one_of(IN_CHARGE, hall.employees.get(command.employee or ""))
    if command.employee not in (None, counter.employee) and not in_charge:
        raise Refused(Reason.NOT_ALLOWED)
    if command.who not in (None, counter.employee):
        raise Refused(Reason.MOVED_ON, counter=counter.code)
    return counter


def _no_visit(counter: Counter) -> None:
    if counter.visit is not None:
        raise Refused(Reason.COUNTER_IS_BUSY, counter=counter.code)
