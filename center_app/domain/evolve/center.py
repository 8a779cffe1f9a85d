"""What the events of setting up, of the day and of the staff change."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from center_app.domain import events as e
from center_app.domain import journey
from center_app.domain.action import is_told_of
from center_app.domain.counter import Counter, Status
from center_app.domain.evolve import presence
from center_app.domain.evolve.fact import Fact
from center_app.domain.evolve.results import forget_results
from center_app.domain.hall import DAYS_KEPT, NUMBERS_KEPT, Hall, Phase
from center_app.domain.journey import within_reach
from center_app.domain.message import SETTLED
from center_app.domain.pause import PAUSES_KEPT, Standstill
from center_app.domain.people import Employee
from center_app.domain.visit import Stand, Visit


def center_configured(hall: Hall, event: e.CenterConfigured, fact: Fact) -> None:
    hall.settings = event.settings
    hall.count_serving()


def catalogue_received(hall: Hall, event: e.CatalogueReceived, fact: Fact) -> None:
    """The last release counts: one that names the catalogue in force calls the one before off."""
    hall.release = event.release
    is_other = event.release.serial != hall.catalogue_serial
    hall.next_serial = event.release.serial if is_other else ""


def catalogue_adopted(hall: Hall, event: e.CatalogueAdopted, fact: Fact) -> None:
    """One that was taken by hand stands too, until the registry gives another."""
    hall.catalogue_serial, hall.next_serial = event.serial, ""
    hall.count_serving()


def counter_placed(hall: Hall, event: e.CounterPlaced, fact: Fact) -> None:
    known = hall.counters.get(event.counter) or Counter(event.counter, event.zone)
    hall.set_counter(replace(known, zone=event.zone, retired=False))


def counter_retired(hall: Hall, event: e.CounterRetired, fact: Fact) -> None:
    counter = hall.counters[event.counter]
    hall.set_counter(replace(counter, status=Status.CLOSED, since=fact.at, retired=True))
    hall.help.pop(event.counter, None)
    _undirect(hall, event.counter, None)


def employee_enrolled(hall: Hall, event: e.EmployeeEnrolled, fact: Fact) -> None:
    """Who was sent to an employee that can no longer serve it waits for all again.

    What was lent for today goes on where the skills for good stay as they were.
    """
    if event.who in hall.lasting and hall.lasting[event.who] == event.skills:
        event = replace(event, skills=hall.employees[event.who].skills)
    else:
        hall.lasting.pop(event.who, None)
    _set_employee(hall, Employee(event.who, event.home, event.roles, event.skills, event.active))


def skills_lent(hall: Hall, event: e.SkillsLent, fact: Fact) -> None:
    employee = hall.employees[event.who]
    hall.lasting.setdefault(event.who, employee.skills)
    _set_employee(hall, replace(employee, skills=event.skills))


def _set_employee(hall: Hall, employee: Employee) -> None:
    hall.employees[employee.id] = employee
    hall.count_serving()
    at = hall.signed_in_at(employee.id)
    _undirect(hall, at, employee.id, lambda visit: not within_reach(visit, employee))


def clock_stepped(hall: Hall, event: e.ClockStepped, fact: Fact) -> None:
    hall.clock_set = fact.at._replace(at=event.new)


def entry_damaged(hall: Hall, event: e.EntryDamaged, fact: Fact) -> None:
    hall.damaged = True


def appointment_made(hall: Hall, event: e.AppointmentMade, fact: Fact) -> None:
    hall.appointments[event.appointment.id] = event.appointment


def appointment_withdrawn(hall: Hall, event: e.AppointmentWithdrawn, fact: Fact) -> None:
    del hall.appointments[event.appointment]


def day_opened(hall: Hall, event: e.DayOpened, fact: Fact) -> None:
    """A new day: numbers start again, and who is gone is gone; who still waits goes on.

    Where the center closes over night everybody signs in anew, but for who is at work already.
    On a day that the hall comes back to the numbers go on.
    """
    assert hall.settings is not None
    forget_results(hall, min(hall.day or event.day, event.day))
    going_on = [visit for visit in hall.visits.values() if visit.open]
    hall.visits = {visit.id: visit for visit in going_on}
    hall.index()
    for counter in list(hall.counters.values()):
        if not hall.settings.calendar.around_the_clock and counter.code not in event.staying:
            _undirect(hall, counter.code, counter.employee)
            begun = Counter(counter.code, counter.zone, since=fact.at, retired=counter.retired)
            hall.set_counter(begun)
        elif counter.breaks or counter.closing:
            closing = counter.closing and counter.visit is not None
            hall.set_counter(replace(counter, breaks=(), closing=closing))
    for who, skills in hall.lasting.items():
        _set_employee(hall, replace(hall.employees[who], skills=skills))
    hall.lasting = {}
    hall.help, hall.bulletins = {}, {}
    hall.muted = False
    if not hall.settings.calendar.around_the_clock and not event.going_on:
        hall.paused, hall.standstills = None, []
    _leave_day(hall)
    hall.day = event.day
    is_over = event.day == hall.closed and not going_on and not event.going_on
    hall.phase = Phase.CLOSED if is_over else Phase.RUNNING
    hall.used = dict(hall.earlier.get(event.day.isoformat(), {}))
    hall.carried = frozenset(number for visit in going_on for number in visit.numbers)
    hall.calls = [call for call in hall.calls if call.visit in hall.visits]
    hall.messages = {m.id: m for m in hall.messages.values() if m.progress not in SETTLED}
    hall.actions = {a.id: a for a in hall.actions.values() if is_told_of(a, fact.at)}
    _forget_appointments(hall)
    presence.begin_day(hall, event, fact)


def _forget_appointments(hall: Hall) -> None:
    """Those of days that a corrected clock may still come back to are kept."""
    assert hall.settings is not None
    assert hall.day is not None
    since = hall.settings.calendar.begin_of_day(hall.day - timedelta(days=DAYS_KEPT))
    kept = {one.id: one for one in hall.appointments.values() if one.at >= since}
    hall.appointments = kept


def _leave_day(hall: Hall) -> None:
    """Remember how far the numbers of the day were."""
    if hall.day is not None:
        left = hall.day.isoformat()
        others = [(day, used) for day, used in hall.earlier.items() if day != left]
        hall.earlier = dict([*others, (left, hall.used)][-NUMBERS_KEPT:])


def day_closed(hall: Hall, event: e.DayClosed, fact: Fact) -> None:
    hall.phase, hall.closed = Phase.CLOSED, event.day
    hall.bulletins = {}
    _go_on(hall, fact)
    for counter in [each for each in hall.counters.values() if each.closing]:
        hall.set_counter(replace(counter, closing=False))
    presence.turn_all(hall, fact)


def day_reopened(hall: Hall, event: e.DayReopened, fact: Fact) -> None:
    hall.phase, hall.closed = Phase.RUNNING, None
    for visit in event.returned:
        hall.put(journey.returned(hall.visits[visit], fact.at))
    presence.turn_all(hall, fact)


def voice_muted(hall: Hall, event: e.VoiceMuted, _fact: Fact) -> None:
    hall.muted = event.muted


def hall_paused(hall: Hall, event: e.HallPaused, fact: Fact) -> None:
    hall.paused = fact.at


def hall_resumed(hall: Hall, event: e.HallResumed, fact: Fact) -> None:
    _go_on(hall, fact)


def _go_on(hall: Hall, fact: Fact) -> None:
    if hall.paused is not None:
        hall.standstills = [*hall.standstills, Standstill(hall.paused, fact.at)][-PAUSES_KEPT:]
    hall.paused = None


def employee_signed_in(hall: Hall, event: e.EmployeeSignedIn, fact: Fact) -> None:
    hall.set_counter(replace(hall.counters[event.counter], employee=event.who))
    presence.turn(hall, event.counter, fact)


def employee_signed_out(hall: Hall, event: e.EmployeeSignedOut, fact: Fact) -> None:
    _set_counter(hall, event.counter, Status.CLOSED, fact, employee=None)
    _undirect(hall, event.counter, event.who)


def employee_took_over(hall: Hall, event: e.EmployeeTookOver, fact: Fact) -> None:
    """Who was called there comes to the other one; who was sent to the one who is gone waits."""
    visit = hall.visit_at(event.counter)
    if visit is not None:
        sitting = replace(visit.sittings[-1], employee=event.who)
        hall.put(replace(visit, sittings=(*visit.sittings[:-1], sitting)))
    counter = hall.counters[event.counter]
    hall.set_counter(replace(counter, employee=event.who, closing=False))
    presence.turn(hall, event.counter, fact)
    _undirect(hall, event.counter, event.instead_of)


def employee_unlocked(hall: Hall, event: e.EmployeeUnlocked, fact: Fact) -> None:
    """Only on record: PINs are no matter of the hall."""


def pin_reset(hall: Hall, event: e.PinReset, fact: Fact) -> None:
    """Only on record, for the same reason."""


def counter_opened(hall: Hall, event: e.CounterOpened, fact: Fact) -> None:
    _set_counter(hall, event.counter, Status.OPEN, fact)
    hall.set_counter(replace(hall.counters[event.counter], free_since=fact.at))


def breaks_planned(hall: Hall, event: e.BreaksPlanned, fact: Fact) -> None:
    hall.set_counter(replace(hall.counters[event.counter], breaks=event.breaks))


def counter_paused(hall: Hall, event: e.CounterPaused, fact: Fact) -> None:
    _set_counter(hall, event.counter, Status.PAUSED, fact, reason=event.reason)


def counter_closing(hall: Hall, event: e.CounterClosing, fact: Fact) -> None:
    hall.set_counter(replace(hall.counters[event.counter], closing=event.closing))


def counter_closed(hall: Hall, event: e.CounterClosed, fact: Fact) -> None:
    _set_counter(hall, event.counter, Status.CLOSED, fact)
    _undirect(hall, event.counter, hall.counters[event.counter].employee)


def help_called(hall: Hall, event: e.HelpCalled, fact: Fact) -> None:
    hall.help[event.counter] = fact.at


def help_acknowledged(hall: Hall, event: e.HelpAcknowledged, fact: Fact) -> None:
    del hall.help[event.counter]


def _set_counter(hall: Hall, code: str, status: Status, fact: Fact, **changes: str | None) -> None:
    changes.setdefault("reason", None)
    counter = replace(hall.counters[code], status=status, since=fact.at, closing=False)
    hall.set_counter(replace(counter, **changes))  # type: ignore[arg-type]
    presence.turn(hall, code, fact)


def _undirect(
    hall: Hall,
    counter: str | None,
    who: str | None,
    stranded: Callable[[Visit], bool] = lambda _visit: True,
) -> None:
    """Who was sent to a counter or employee that is gone (`stranded`) waits for all again."""
    for visit in list(hall.standing(Stand.WAITING, Stand.LATER)):
        to_counter = counter is not None and visit.only_counter == counter
        to_employee = who is not None and visit.only_employee == who
        if (to_counter or to_employee) and stranded(visit):
            hall.put(replace(visit, only_counter=None, only_employee=None))
