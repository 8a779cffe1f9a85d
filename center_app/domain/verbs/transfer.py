"""Sending on who sits at a counter, with the number and the waited time."""

from collections.abc import Iterator
from dataclasses import replace

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain import journey
from center_app.domain.catalogue import Capacity
from center_app.domain.clock import Instant
from center_app.domain.counter import Status
from center_app.domain.hall import Hall
from center_app.domain.journey import within_reach
from center_app.domain.people import Employee
from center_app.domain.refusal import Reason, Refused
from center_app.domain.rights import IN_CHARGE
from center_app.domain.verbs.adding import line_added
from center_app.domain.verbs.code import as_code
from center_app.domain.verbs.seated import served_visit
from center_app.domain.verbs.staff import call_for_help, staffed
from center_app.domain.visit import Sitting, Visit
from center_app.domain.writing import cleaned


def transfer(hall: Hall, command: c.Transfer, now: Instant) -> list[e.Event]:
    """Send the visit on. A service that is not in the basket comes into it; where nobody who
    supervises is at a counter and could serve it, the silent call for help goes out instead.

    Raises Refused(NOT_SKILLED) where nothing of it could be served.
    """
    visit, sitting, _step = served_visit(hall, command)
    where = (command.to_counter, command.to_employee, command.to_service, command.to_agency)
    named = sum(one is not None for one in where) + command.to_supervisor
    if named > 1 or command.to_counter == command.counter:
        raise Refused(Reason.BAD_INPUT, setting="to_counter")
    as_code("reason", command.reason)
    if command.to_supervisor:
        who = supervisor_for(hall, visit, command.counter)
        if who is None:
            asking = c.CallForHelp(
                id=command.id,
                station=command.station,
                employee=command.employee,
                counter=command.counter,
            )
            return call_for_help(hall, asking, now)
        command = replace(command, to_employee=who)
    for employee in _destination(hall, command):
        if not serves_any(employee, visit):
            raise Refused(Reason.NOT_SKILLED, number=visit.number)
    added = list(_added(hall, command, visit, sitting))
    if command.to_agency is not None and not waits_for_agency(visit, command.to_agency):
        raise Refused(Reason.NOT_SKILLED, number=visit.number)
    return [
        *added,
        e.VisitTransferred(
            visit=visit.id,
            counter=command.counter,
            sitting=sitting.id,
            to_counter=command.to_counter,
            to_employee=command.to_employee,
            reason=command.reason,
            has_note=bool(cleaned(command.note)),
            to_service=command.to_service,
            to_agency=command.to_agency,
        ),
    ]


def supervisor_for(hall: Hall, visit: Visit, but: str) -> str | None:
    """Who supervises, is at another counter and could serve something of it; the free one first."""
    able = [
        counter
        for counter in hall.counters.values()
        if counter.code != but
        and counter.status is not Status.CLOSED
        and not counter.closing
        and (who := hall.employee_at(counter.code)) is not None
        and not IN_CHARGE.isdisjoint(who.roles)
        and serves_any(who, visit)
    ]
    able.sort(key=lambda one: (one.status is not Status.OPEN, one.visit is not None))
    return able[0].employee if able else None


def serves_any(employee: Employee, visit: Visit) -> bool:
    """Whether there is something of it that this employee could serve now."""
    return bool(within_reach(journey.waiting_again(visit), employee))


def waits_for_agency(visit: Visit, agency: str) -> bool:
    """Whether something of it could be had of this agency now."""
    return any(step.agency == agency for step in journey.waiting_again(visit).ready())


def _added(
    hall: Hall, command: c.Transfer, visit: Visit, sitting: Sitting
) -> Iterator[e.LineAdded]:
    """The line of the service that it is sent to, if that is not in the basket.

    Raises Refused(NOT_SKILLED) for one that waits, or would wait, for others.
    """
    if command.to_service is None:
        return
    left = [s for s in visit.steps if not s.over and s.service == command.to_service]
    ready = (step.service for step in journey.waiting_again(visit).ready())
    if command.to_service in ready:
        return
    if left:
        raise Refused(Reason.NOT_SKILLED, number=visit.number)
    assert hall.catalogue is not None
    known = hall.catalogue.service(command.to_service)
    capacity = known.capacities[0] if known is not None else Capacity.SELF
    added = line_added(hall, visit, sitting, c.Asked(command.to_service, capacity=capacity))
    if added.line.after:
        raise Refused(Reason.NOT_SKILLED, number=visit.number)
    yield added


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
    """Who serves at a counter, or will after a break: at one that is closed, or closes behind its
    present visit, nobody would be called.

    Raises Refused(COUNTER_IS_CLOSED | COUNTER_IS_CLOSING | NOBODY_SIGNED_IN | UNKNOWN_COUNTER).
    """
    counter = staffed(hall, code)
    if counter.status is Status.CLOSED:
        raise Refused(Reason.COUNTER_IS_CLOSED, counter=code)
    if counter.closing:
        raise Refused(Reason.COUNTER_IS_CLOSING, counter=code)
    employee = hall.employee_at(code)
    assert employee is not None
    return employee
