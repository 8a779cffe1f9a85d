from collections.abc import Callable
from datetime import date

import pytest

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.appointment import Appointment, Coming, appointment_id
from center_app.domain.catalogue import Audience, Capacity
from center_app.domain.clock import HOUR, MINUTE
from center_app.domain.refusal import Reason
from center_app.domain.step import Line
from center_app.domain.views.appointment import MyAppointment
from center_app.domain.visit import Stand
from days import refusal
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock, moment

TODAY = date(2026, 11, 22)
TEN = moment("2026-11-22 10:00")

Ids = Callable[[], str]


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(moment("2026-11-22 08:30"))


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    return running_hall(clock=clock)


def booked(code: str, at: int = TEN, *lines: Line) -> Appointment:
    return Appointment(appointment_id(code), at, lines or (Line("birth"),))


def take(
    center: MemoryCenter, *appointments: Appointment, command: str = "take-1", day: date = TODAY
) -> tuple[e.Event, ...]:
    return center.do(
        c.TakeAppointments(id=command, station="roof", day=day, appointments=appointments)
    ).events


def check_in(code: str, visit: str = "visit-1") -> c.CheckIn:
    token = f"token-of-{visit}".ljust(22, "x")
    return c.CheckIn(
        id=f"check-in-{visit}",
        station="kiosk",
        visit=visit,
        token=token,
        appointment=appointment_id(code),
    )


def test_appointments_are_known_by_no_more_than_a_hash(center: MemoryCenter) -> None:
    (made,) = take(center, booked("7K3P9Q"))
    assert isinstance(made, e.AppointmentMade)
    assert "7K3P9Q" not in repr(made)
    assert center.hall.appointments[appointment_id("7K3P9Q")].at == TEN


def test_taking_the_same_appointments_again_changes_nothing(center: MemoryCenter) -> None:
    take(center, booked("AAAA1"), booked("BBBB2"))
    assert take(center, booked("BBBB2"), booked("AAAA1"), command="again") == ()


def test_what_is_not_among_them_any_more_is_withdrawn(center: MemoryCenter) -> None:
    take(center, booked("AAAA1"), booked("BBBB2"))
    moved = booked("BBBB2", TEN + HOUR)
    gone, made = take(center, moved, booked("CCCC3"), command="again")[:2]
    assert gone == e.AppointmentWithdrawn(appointment=appointment_id("AAAA1"))
    assert made == e.AppointmentMade(appointment=moved)
    assert set(center.hall.appointments) == {appointment_id("BBBB2"), appointment_id("CCCC3")}


def test_the_appointments_of_another_day_stay(center: MemoryCenter) -> None:
    take(center, booked("AAAA1"))
    tomorrow = booked("BBBB2", TEN + 24 * HOUR)
    assert len(take(center, tomorrow, command="next", day=date(2026, 11, 23))) == 1
    assert len(center.hall.appointments) == 2


def test_one_wrong_appointment_lets_none_in(center: MemoryCenter) -> None:
    wrong = {
        Reason.UNKNOWN_SERVICE: booked("BBBB2", TEN, Line("haircut")),
        Reason.ONLINE_ONLY: booked("BBBB2", TEN, Line("clearance")),
        Reason.TOO_MANY: booked("BBBB2", TEN, Line("passport", 6)),
        Reason.WRONG_CAPACITY: booked("BBBB2", TEN, Line("birth", 1, Capacity.PROXY)),
        Reason.WRONG_AUDIENCE: Appointment(
            appointment_id("BBBB2"), TEN, (Line("birth"),), Audience.ESTABLISHMENTS
        ),
        Reason.NOTHING_ASKED: Appointment(appointment_id("BBBB2"), TEN, ()),
        Reason.BAD_INPUT: Appointment("7K3P9Q", TEN, (Line("birth"),)),
    }
    for n, (reason, appointment) in enumerate(wrong.items()):
        command = c.TakeAppointments(
            id=f"take-{n}",
            station="roof",
            day=TODAY,
            appointments=(booked("AAAA1"), appointment),
        )
        assert refusal(center.do, command) is reason
    assert center.hall.appointments == {}


@pytest.mark.parametrize(
    ("day", "at"),
    [
        (date(2026, 11, 21), TEN - 24 * HOUR),
        (date(2027, 2, 22), TEN + 92 * 24 * HOUR),
        (TODAY, TEN + 24 * HOUR),
    ],
)
def test_days_that_are_over_too_far_or_wrong_are_refused(
    center: MemoryCenter, day: date, at: int
) -> None:
    command = c.TakeAppointments(
        id="take", station="roof", day=day, appointments=(booked("AAAA1", at),)
    )
    assert refusal(center.do, command) is Reason.BAD_INPUT


def test_an_appointment_that_stands_twice_is_refused(center: MemoryCenter) -> None:
    twice = (booked("AAAA1"), booked("AAAA1", TEN + HOUR))
    command = c.TakeAppointments(id="take", station="roof", day=TODAY, appointments=twice)
    assert refusal(center.do, command) is Reason.BAD_INPUT


def test_who_checks_in_has_a_ticket_for_all_that_is_booked(
    center: MemoryCenter, clock: ManualClock
) -> None:
    take(center, booked("7K3P9Q", TEN, Line("birth"), Line("passport", 3, Capacity.GUARDIAN)))
    clock.go_on(minutes=45)
    issued = center.do(check_in("7K3P9Q")).the(e.VisitIssued)
    assert issued.appointment == TEN
    assert issued.booking == appointment_id("7K3P9Q")
    assert [(line.service, line.quantity) for line in issued.lines] == [
        ("birth", 1),
        ("passport", 3),
    ]
    assert center.hall.visits["visit-1"].wait_by(clock.now()) < 0


def test_it_is_too_early_an_hour_before(center: MemoryCenter, clock: ManualClock) -> None:
    take(center, booked("7K3P9Q"))
    assert center.see(MyAppointment(appointment_id("7K3P9Q"))).coming is Coming.EARLY
    refused = refusal(center.do, check_in("7K3P9Q"))
    assert refused is Reason.TOO_EARLY
    clock.go_on(minutes=30)
    assert center.see(MyAppointment(appointment_id("7K3P9Q"))).coming is Coming.IN_TIME
    assert center.do(check_in("7K3P9Q", "visit-2")).events


def test_who_comes_too_late_waits_like_everybody_else(
    center: MemoryCenter, clock: ManualClock
) -> None:
    take(center, booked("7K3P9Q"), booked("BBBB2"))
    clock.go_on(minutes=105)
    assert center.do(check_in("7K3P9Q")).the(e.VisitIssued).appointment == TEN
    clock.go_on(minutes=1)
    assert center.see(MyAppointment(appointment_id("BBBB2"))).coming is Coming.LATE
    late = center.do(check_in("BBBB2", "visit-2")).the(e.VisitIssued)
    assert (late.appointment, late.booking) == (None, appointment_id("BBBB2"))
    assert center.hall.visits["visit-2"].wait_by(clock.now()) == 0


def test_an_appointment_gives_one_number(center: MemoryCenter, clock: ManualClock) -> None:
    take(center, booked("7K3P9Q"))
    clock.go_on(minutes=45)
    number = center.do(check_in("7K3P9Q")).the(e.VisitIssued).number
    assert refusal(center.do, check_in("7K3P9Q", "visit-2")) is Reason.CHECKED_IN
    assert center.see(MyAppointment(appointment_id("7K3P9Q"))).number == number
    center.do(c.Cancel(id="cancel", station="kiosk", visit="visit-1"))
    assert center.do(check_in("7K3P9Q", "visit-3")).events


def test_an_unknown_code_and_one_of_another_day_are_refused(
    center: MemoryCenter, clock: ManualClock
) -> None:
    take(center, booked("BBBB2", TEN + 24 * HOUR), day=date(2026, 11, 23))
    for code in ("7K3P9Q", "BBBB2"):
        assert refusal(center.do, check_in(code, f"of-{code}")) is Reason.UNKNOWN_APPOINTMENT
    clock.go_on(minutes=24 * 60 + 45)
    center.refresh()
    assert center.do(check_in("BBBB2", "visit-2")).events


def test_a_withdrawn_appointment_takes_no_number_away(
    center: MemoryCenter, clock: ManualClock
) -> None:
    take(center, booked("7K3P9Q"))
    clock.go_on(minutes=60)
    center.do(check_in("7K3P9Q"))
    take(center, command="none-left")
    assert center.hall.visits["visit-1"].stand is Stand.WAITING
    assert center.hall.visits["visit-1"].appointment == TEN


def test_appointments_are_forgotten_with_the_days_that_are_over(
    center: MemoryCenter, clock: ManualClock
) -> None:
    take(center, booked("7K3P9Q"))
    clock.go_on(minutes=8 * 24 * 60)
    center.refresh()
    assert center.hall.appointments
    clock.go_on(minutes=24 * 60)
    center.refresh()
    assert not center.hall.appointments


def test_nobody_checks_in_while_the_center_is_closed(
    center: MemoryCenter, clock: ManualClock
) -> None:
    take(center, booked("7K3P9Q"))
    clock.go_on(minutes=60)
    center.do(c.CloseDay(id="close", station="manager"))
    assert refusal(center.do, check_in("7K3P9Q")) is Reason.DAY_IS_CLOSED


def test_the_wait_of_an_appointment_counts_from_its_time(
    center: MemoryCenter, clock: ManualClock
) -> None:
    take(center, booked("7K3P9Q"))
    clock.go_on(minutes=60)
    center.do(check_in("7K3P9Q"))
    clock.go_on(minutes=40)
    assert center.hall.visits["visit-1"].wait_by(clock.now()) == 10 * MINUTE
