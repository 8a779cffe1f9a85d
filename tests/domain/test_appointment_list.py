import pytest

from center_app.domain.appointment import Appointment, appointment_id, code_of
from center_app.domain.appointment_list import given_appointments, read_appointments
from center_app.domain.catalogue import Audience, Capacity
from center_app.domain.clock import local
from center_app.domain.plain import Unreadable, plain
from center_app.domain.step import Line

HEADING = "code,date,time,service"


def read(*rows: str, heading: str = HEADING) -> str:
    """The first fault that the file is refused with."""
    with pytest.raises(Unreadable) as refused:
        read_appointments("\n".join((heading, *rows)).encode(), "booked.csv")
    return str(refused.value.faults[0])


def test_a_row_is_an_appointment() -> None:
    (one,) = read_appointments(f"{HEADING}\n7K3P9Q,2026-12-01,09:30,birth\n".encode(), "b.csv")
    assert one.id == appointment_id("7K3P9Q")
    assert f"{local(one.at):%Y-%m-%d %H:%M}" == "2026-12-01 09:30"
    assert one.lines == (Line("birth"),)
    assert one.audience is Audience.INDIVIDUALS


def test_rows_of_one_code_are_one_visit() -> None:
    body = (
        "service,code,time,date,quantity,capacity,audience\r\n"
        "licence,ccc-2,10:00,2026-12-01,,representative,establishments\r\n"
        "birth,AB 12,09:30,2026-12-01,,,\r\n"
        "passport,ab-12,09:30,2026-12-01,3,guardian,\r\n"
    )
    first, second = read_appointments(b"\xef\xbb\xbf" + body.encode(), "b")
    assert first.id == appointment_id("AB12")
    assert first.lines == (Line("birth"), Line("passport", 3, Capacity.GUARDIAN))
    assert second.audience is Audience.ESTABLISHMENTS


def test_a_code_has_one_form_however_it_is_typed() -> None:
    assert code_of(" 7k3-p9 q") == "7K3P9Q"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("7K,2026-12-01,09:30,birth", "row 2, code: '7K' is no code"),
        ("7K3P9Q,1.12.2026,09:30,birth", "row 2, date: '1.12.2026' is not a date"),
        ("7K3P9Q,2026-12-01,25:30,birth", "row 2, time: '25:30' is not a time"),
        ("7K3P9Q,2026-12-01,09:30,", "row 2, service: '' names no service"),
        ("7K3P9Q,2026-12-01,09:30", "row 2: has 3 fields, not 4"),
    ],
)
def test_a_fault_is_told_by_row_and_column(row: str, told: str) -> None:
    assert told in read(row)


def test_a_column_with_names_of_people_is_refused() -> None:
    assert "'name': is no column of it" in read("Salma,2026-12-01", heading=f"{HEADING},name")


def test_missing_and_repeated_columns_are_named() -> None:
    assert "time: is missing" in read(heading="code,date,service")
    assert "code: stands twice" in read(heading=f"{HEADING},code")


def test_one_code_has_one_time() -> None:
    rows = ("7K3P9Q,2026-12-01,09:30,birth", "7K3P9Q,2026-12-01,10:30,passport")
    assert "row 3: has another time" in read(*rows)


@pytest.mark.parametrize("value", ["0", "100", "two"])
def test_a_quantity_is_a_number_of_copies(value: str) -> None:
    heading = f"{HEADING},quantity"
    assert "quantity" in read(f"7K3P9Q,2026-12-01,09:30,birth,{value}", heading=heading)


def test_no_more_than_twenty_faults_are_told() -> None:
    with pytest.raises(Unreadable) as refused:
        read_appointments("\n".join([HEADING, *["x,y,z,"] * 40]).encode(), "b.csv")
    assert len(refused.value.faults) == 21


def test_what_is_not_text_is_refused() -> None:
    with pytest.raises(Unreadable, match="row 1: is not written in UTF-8"):
        read_appointments(b"\xff\xfe", "b.csv")


def test_the_registry_gives_ids_and_no_codes() -> None:
    booked = Appointment(appointment_id("7K3P9Q"), 1_796_106_600_000, (Line("birth", 2),))
    assert given_appointments(plain([booked]), "a.json") == (booked,)


def test_a_fault_of_the_registrys_list_is_told_by_its_place() -> None:
    wrong = [{"id": "x", "at": "soon", "lines": []}]
    with pytest.raises(Unreadable, match=r"a\.json, \[0\]\.at"):
        given_appointments(wrong, "a.json")
