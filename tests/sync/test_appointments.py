"""A day's appointments on their way from the registry to the hall."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

import faulty_proxy
from center_app.center import Center
from center_app.domain import commands as c
from center_app.domain.appointment import Appointment, appointment_id
from center_app.domain.events import AppointmentMade, AppointmentWithdrawn
from center_app.domain.step import Line
from center_on import engine_of, random_id, serving_center
from enrolled import Enrolled
from faulty_proxy import FaultyProxy
from manual_clock import ManualClock, moment
from publisher import Publisher, opened, taking
from registry_process import RegistryProcess
from sync.down import AGAIN_MS, EVERY_MS, Down
from sync.unfit import CatalogueTrouble

TODAY = date(2026, 11, 22)


@pytest.fixture
def publisher(registry: RegistryProcess) -> Publisher:
    return Publisher(registry)


@pytest.fixture
def hall(database_url: str, clock: ManualClock) -> Iterator[Center]:
    center = serving_center(database_url, clock=clock)
    yield center
    engine_of(center).dispose()


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def down(
    hall: Center, center: Enrolled, proxy: FaultyProxy, publisher: Publisher, tmp_path: Path
) -> Iterator[Down]:
    client = center.client(proxy.url, read_s=2.0)
    yield taking(hall, client, tmp_path, publisher.signer.public)
    client.close()


def booked(code: str, at: str, service: str = "birth") -> Appointment:
    return Appointment(appointment_id(code), moment(at), (Line(service),))


def give(publisher: Publisher, center: Enrolled, day: date, *appointments: Appointment) -> None:
    with opened(publisher.registry) as ledger:
        ledger.shelf.book(center.name, day, appointments)


def told(hall: Center) -> list[str]:
    kinds = {AppointmentMade.type, AppointmentWithdrawn.type}
    return [one.envelope.type for one in hall.journal.after(0) if one.envelope.type in kinds]


EARLY, LATE = booked("EARLY1", "2026-11-22 10:00"), booked("LATE1", "2026-11-22 13:00")


def test_the_days_appointments_come_and_taken_twice_change_nothing(
    hall: Center, center: Enrolled, publisher: Publisher, down: Down, proxy: FaultyProxy
) -> None:
    give(publisher, center, TODAY, EARLY, LATE)
    tomorrow = booked("NEXT1", "2026-11-23 09:00")
    give(publisher, center, TODAY + timedelta(days=1), tomorrow)
    for _ in range(3):
        assert down.once() == EVERY_MS
    assert set(hall.hall.appointments.values()) == {EARLY, LATE, tomorrow}
    assert told(hall) == [AppointmentMade.type] * 3
    assert sum(b"If-None-Match" in one for one in proxy.seen if b"/appointments" in one) == 4
    journal = b"".join(one.body for one in hall.journal.after(0))
    assert b"EARLY1" not in journal, "the code itself is nowhere"


def test_what_is_called_off_or_moved_there_is_so_here(
    hall: Center, center: Enrolled, publisher: Publisher, down: Down
) -> None:
    give(publisher, center, TODAY, EARLY, LATE)
    down.once()
    moved = replace(EARLY, at=moment("2026-11-22 11:00"))
    give(publisher, center, TODAY, moved)
    down.once()
    assert list(hall.hall.appointments.values()) == [moved]
    give(publisher, center, TODAY)
    down.once()
    assert hall.hall.appointments == {}


def test_a_day_of_which_the_registry_knows_nothing_stays_as_it_was_taken_by_hand(
    hall: Center, down: Down
) -> None:
    hall.do(c.TakeAppointments(id=random_id(), station="roof", day=TODAY, appointments=(EARLY,)))
    assert down.once() == EVERY_MS
    assert (down.trouble, list(hall.hall.appointments.values())) == (None, [EARLY])


@pytest.mark.parametrize(
    "fault",
    [faulty_proxy.captive_portal, faulty_proxy.answer_truncated, faulty_proxy.not_json],
    ids=lambda fault: fault.__name__,
)
def test_an_error_keeps_what_is_known(
    hall: Center,
    center: Enrolled,
    publisher: Publisher,
    down: Down,
    proxy: FaultyProxy,
    fault: faulty_proxy.Fault,
) -> None:
    give(publisher, center, TODAY, EARLY)
    down.once()
    give(publisher, center, TODAY, LATE)
    proxy.plan.extend([faulty_proxy.passed, fault])
    assert down.once() == AGAIN_MS
    assert list(hall.hall.appointments.values()) == [EARLY]
    down.once()
    assert list(hall.hall.appointments.values()) == [LATE]


def test_what_does_not_fit_here_is_left_out_and_told_of(
    hall: Center, center: Enrolled, publisher: Publisher, down: Down
) -> None:
    give(publisher, center, TODAY, EARLY, booked("ODD1", "2026-11-22 12:00", "no-such-service"))
    down.once()
    assert list(hall.hall.appointments.values()) == [EARLY]
    assert down.trouble is CatalogueTrouble.APPOINTMENTS
    give(publisher, center, TODAY, EARLY)
    down.once()
    assert down.trouble is None


def test_an_hour_after_midnight_belongs_to_the_business_day_before(
    hall: Center, center: Enrolled, publisher: Publisher, down: Down
) -> None:
    night = booked("NIGHT1", "2026-11-23 01:00")
    give(publisher, center, TODAY, EARLY)
    give(publisher, center, TODAY + timedelta(days=1), night)
    down.once()
    assert set(hall.hall.appointments.values()) == {EARLY, night}


def test_another_centers_appointments_are_not_given(
    center: Enrolled, publisher: Publisher, registry: RegistryProcess
) -> None:
    give(publisher, center, TODAY, EARLY)
    path = f"/v1/centers/JO-TST-OTHER/appointments?day={TODAY}"
    assert center.http("GET", path).json()["code"] == "other_center"
    assert center.http("GET", "/v1/centers/{center}/appointments?day=soon").status_code == 400
