"""Numbers, names and PINs: kept with the entries that they belong to, and never among them."""

from typing import Any

import pytest

from center_app.center import Center
from center_app.domain import commands as c
from center_app.domain.message import Voice
from center_app.domain.people import Role
from center_app.domain.refusal import Reason
from center_app.domain.text import Text
from center_app.store.kept.credentials import Person
from center_on import PIN, random_id
from days import Day, refusal
from manual_clock import ManualClock

NAME = Text("هدى النمر", "Huda Al-Nimr")
MARRIED = Text("هدى العبادي", "Huda Al-Abbadi")


def enrol(center: Center, who: str = "huda", **more: Any) -> Reason | None:
    arguments: dict[str, Any] = {"number": "900", "name": NAME, "pin": "471147"} | more
    command = c.EnrolEmployee(
        id=random_id(), station="s", who=who, home="civil", roles=(Role.AGENT,), skills=(),
        **arguments,
    )  # fmt: skip
    return refusal(center.do, command)


def person(center: Center, number: str) -> Person:
    return next(one for one in center.people() if one.number == number)


def test_an_employee_is_known_at_once_and_the_journal_has_no_name(center: Center) -> None:
    assert enrol(center) is None
    assert center.admit("900", "471147") == Person("huda", "900", NAME)
    journal = "".join(entry.body.decode() for entry in center.journal.after(0))
    assert '"huda"' in journal
    for secret in ("هدى", "Al-Nimr", "471147", '"900"'):
        assert secret not in journal


def test_a_number_that_is_taken_leaves_no_trace(center: Center) -> None:
    before = center.journal.head().seq
    assert enrol(center, number="101") is Reason.EMPLOYEE_EXISTS
    assert "huda" not in center.hall.employees
    assert center.journal.head().seq == before
    assert enrol(center) is None


def test_name_and_number_are_changed_and_the_pin_stays(center: Center) -> None:
    enrol(center)
    assert enrol(center, number="901", name=MARRIED, pin="") is None
    assert center.admit("901", "471147").name == MARRIED
    assert enrol(center, number="101", name=MARRIED, pin="") is Reason.EMPLOYEE_EXISTS
    assert enrol(center, who="nobody", number="902", pin="") is Reason.UNKNOWN_EMPLOYEE
    assert "nobody" not in center.hall.employees


@pytest.mark.parametrize("pin", ["", "123"])
def test_a_pin_that_is_too_short_changes_nothing(center: Center, pin: str) -> None:
    reset = c.ResetPin(id=random_id(), station="s", who="employee-1", pin=pin)
    assert refusal(center.do, reset) is Reason.BAD_INPUT
    assert center.admit("101", PIN).employee == "employee-1"


@pytest.mark.parametrize(("number", "pin"), [("٩٠٠", "٤٧١١٤٧"), ("۹۰۰", "۴۷۱۱۴۷")])
def test_number_and_pin_are_the_same_in_any_digits(center: Center, number: str, pin: str) -> None:
    assert enrol(center, pin=pin) is None
    assert center.admit("900", "471147").number == "900"
    assert center.admit(number, pin).employee == "huda"
    center.do(c.ResetPin(id=random_id(), station="s", who="huda", pin="٨٦٤٢١٣"))
    assert center.admit("900", "864213").employee == "huda"


def test_a_new_pin_lets_in_at_once_whoever_was_locked_out(
    center: Center, clock: ManualClock
) -> None:
    for _ in range(10):
        refusal(center.admit, "102", "0000")
        clock.go_on(minutes=11)
    assert person(center, "102").locked
    assert not person(center, "101").locked
    center.do(c.ResetPin(id=random_id(), station="s", who="employee-2", pin="864213"))
    assert not person(center, "102").locked
    assert refusal(center.admit, "102", PIN) is Reason.WRONG_PIN
    assert center.admit("102", "864213").employee == "employee-2"


def test_who_is_not_active_is_let_in_nowhere(center: Center) -> None:
    enrol(center)
    enrol(center, active=False, pin="")
    assert refusal(center.admit, "900", "471147") is Reason.EMPLOYEE_INACTIVE
    assert refusal(center.admit, "900", "000000") is Reason.WRONG_PIN
    enrol(center, pin="")
    assert center.admit("900", "471147").employee == "huda"


def test_a_message_is_read_by_whoever_may_answer_it(center: Center) -> None:
    day = Day(center)
    for who, role in (("chief", Role.SUPERVISOR), ("boss", Role.MANAGER), ("root", Role.ADMIN)):
        day.appoint(who, role)
    message = day.tell(Voice.COMPLAINT, "انتظرت ساعة")
    for who in ("chief", "boss"):
        assert center.written_in(message, who).text == "انتظرت ساعة"
    for who in ("root", "employee-1", "nobody"):
        assert refusal(center.written_in, message, who) is Reason.NOT_ALLOWED
