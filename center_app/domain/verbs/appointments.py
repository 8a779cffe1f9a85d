"""The verbs of booked visits: they are made known, and who has one checks in."""

import re
from collections import Counter as Tally
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.appointment import Appointment, Coming, Window, coming
from center_app.domain.calendar import Calendar
from center_app.domain.catalogue import Catalogue
from center_app.domain.clock import MINUTE, Instant, local
from center_app.domain.hall import Hall
from center_app.domain.refusal import Reason, Refused
from center_app.domain.standstill import stood_ms
from center_app.domain.verbs.welcome import LARGEST_BASKET, checked, issued, open_center
from center_app.domain.visit import Stand, Visit

MOST = 2_000
"""Appointments of one day; more is a mistake."""

FURTHEST = timedelta(days=60)
"""How far ahead appointments are taken."""

ID = re.compile(r"[0-9a-f]{64}")


def take_appointments(hall: Hall, command: c.TakeAppointments, now: Instant) -> list[e.Event]:
    """What is new, changed or gone among the day's appointments.

    Raises Refused(BAD_INPUT | UNKNOWN_SERVICE | …): then nothing of it is taken.
    """
    if hall.settings is None or hall.catalogue is None:
        raise Refused(Reason.NO_CATALOGUE)
    calendar = hall.settings.calendar
    _check_day(command.day, calendar.day_of(now.at))
    if len(command.appointments) > MOST:
        raise Refused(Reason.TOO_MANY, limit=MOST)
    for one, times in Tally(one.id for one in command.appointments).items():
        if times > 1:
            raise Refused(Reason.BAD_INPUT, setting="appointment", value=one)
    for appointment in command.appointments:
        _check(hall, appointment, hall.catalogue, calendar, command.day)
    wanted = {one.id: one for one in command.appointments}
    known = [one for one in hall.appointments.values() if calendar.day_of(one.at) == command.day]
    made = [e.AppointmentMade(appointment=one) for one in wanted.values() if _is_new(hall, one)]
    gone = [e.AppointmentWithdrawn(appointment=one.id) for one in known if one.id not in wanted]
    return [*gone, *made]


def fitting(
    hall: Hall, day: date, appointments: Iterable[Appointment]
) -> Iterator[tuple[Appointment, bool]]:
    """Those of the business day, and whether each could be taken.

    Raises Refused(NO_CATALOGUE) for a center that has not been set up.
    """
    if hall.settings is None or hall.catalogue is None:
        raise Refused(Reason.NO_CATALOGUE)
    calendar, seen = hall.settings.calendar, set[str]()
    for one in appointments:
        if calendar.day_of(one.at) != day:
            continue
        try:
            _check(hall, one, hall.catalogue, calendar, day)
        except Refused:
            yield one, False
        else:
            yield one, one.id not in seen
        seen.add(one.id)


def check_in(hall: Hall, command: c.CheckIn, now: Instant) -> list[e.Event]:
    """Give the ticket of an appointment; who is too late for it waits like everybody else.

    Raises Refused(UNKNOWN_APPOINTMENT | CHECKED_IN | TOO_EARLY) beside what `issue` raises.
    """
    settings = open_center(hall, now)
    appointment = appointment_of(hall, command.appointment, now)
    before = checked_in(hall, appointment)
    if before is not None:
        raise Refused(Reason.CHECKED_IN, number=before.number)
    how = coming_to(hall, appointment, settings.window, now)
    if how is Coming.EARLY:
        opens = appointment.at - settings.window.early_min * MINUTE
        raise Refused(Reason.TOO_EARLY, time=f"{local(opens):%H:%M}")
    asking = c.Issue(
        id=command.id,
        station=command.station,
        employee=command.employee,
        visit=command.visit,
        token=command.token,
        asked=tuple(c.Asked(one.service, one.quantity, one.capacity) for one in appointment.lines),
        audience=appointment.audience,
        language=command.language,
        priority=command.priority,
        assistance=command.assistance,
        appointment=None if how is Coming.LATE else appointment.at,
        promise=command.promise,
    )
    return [issued(hall, asking, booking=appointment.id)]


def appointment_of(hall: Hall, which: str, now: Instant) -> Appointment:
    """The appointment of the present business day with this id.

    Raises Refused(UNKNOWN_APPOINTMENT).
    """
    found = hall.appointments.get(which)
    calendar = hall.settings.calendar if hall.settings is not None else None
    if found is None or calendar is None or calendar.day_of(found.at) != calendar.day_of(now.at):
        raise Refused(Reason.UNKNOWN_APPOINTMENT)
    return found


def coming_to(hall: Hall, appointment: Appointment, window: Window, now: Instant) -> Coming:
    """How it is to come now; nobody is late by the time in which nobody could come in."""
    booked = Instant(appointment.at, 0, "")
    return coming(appointment, window, now.at, stood_ms(hall, booked, now))


def checked_in(hall: Hall, appointment: Appointment) -> Visit | None:
    """The visit that has come of it; one that was given back does not count."""
    return next(
        (
            visit
            for visit in hall.visits.values()
            if visit.booking == appointment.id and visit.stand is not Stand.CANCELLED
        ),
        None,
    )


def _check_day(day: date, today: date) -> None:
    if not today <= day <= today + FURTHEST:
        raise Refused(Reason.BAD_INPUT, setting="day", value=day.isoformat())


def _check(
    hall: Hall, appointment: Appointment, catalogue: Catalogue, calendar: Calendar, day: date
) -> None:
    """What was taken once stays, though its service was withdrawn since."""
    if not ID.fullmatch(appointment.id):
        raise Refused(Reason.BAD_INPUT, setting="appointment")
    if calendar.day_of(appointment.at) != day:
        raise Refused(Reason.BAD_INPUT, setting="at", value=f"{local(appointment.at):%Y-%m-%d}")
    if not _is_new(hall, appointment):
        return
    if not appointment.lines:
        raise Refused(Reason.NOTHING_ASKED)
    if len(appointment.lines) > LARGEST_BASKET:
        raise Refused(Reason.TOO_MANY, limit=LARGEST_BASKET)
    for line in appointment.lines:
        asked = c.Asked(line.service, line.quantity, line.capacity)
        checked(catalogue, asked, appointment.audience)


def _is_new(hall: Hall, appointment: Appointment) -> bool:
    return hall.appointments.get(appointment.id) != appointment
