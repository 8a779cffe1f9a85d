"""Who may be made what by whom, and who is not active any more."""

from itertools import count

import pytest

from center_app.domain import commands as c
from center_app.domain.people import Role
from center_app.domain.refusal import Reason
from center_app.domain.text import Text
from days import Day, refusal
from halls import MemoryCenter, running_hall

numbers = count(1)


@pytest.fixture
def center() -> MemoryCenter:
    """A hall with a manager and an administrator."""
    center = running_hall()
    Day(center).appoint("manager", Role.MANAGER)
    Day(center).appoint("admin", Role.ADMIN)
    return center


def enrol(
    center: MemoryCenter, by: str | None, who: str, *roles: Role, active: bool = True
) -> Reason | None:
    command = c.EnrolEmployee(
        id=f"c{next(numbers)}",
        station="manager",
        employee=by,
        who=who,
        home="civil",
        roles=roles,
        skills=(),
        active=active,
    )
    return refusal(center.do, command)


def reset(center: MemoryCenter, by: str | None, who: str) -> Reason | None:
    command = c.ResetPin(id=f"c{next(numbers)}", station="m", employee=by, who=who, pin="2468")
    return refusal(center.do, command)


def test_only_an_administrator_makes_one_or_touches_one(center: MemoryCenter) -> None:
    assert enrol(center, "manager", "new", Role.ADMIN) is Reason.NOT_ALLOWED
    assert enrol(center, "manager", "admin", Role.AGENT) is Reason.NOT_ALLOWED
    assert reset(center, "manager", "admin") is Reason.NOT_ALLOWED
    assert enrol(center, "manager", "new", Role.SUPERVISOR) is None
    assert enrol(center, "admin", "new", Role.ADMIN) is None
    assert reset(center, "admin", "new") is None
    assert reset(center, None, "admin") is None
    assert reset(center, "admin", "nobody") is Reason.UNKNOWN_EMPLOYEE


def test_nobody_changes_own_roles_or_leaves_oneself(center: MemoryCenter) -> None:
    assert enrol(center, "manager", "manager", Role.MANAGER, Role.AGENT) is Reason.NOT_ALLOWED
    assert enrol(center, "admin", "admin", Role.ADMIN, active=False) is Reason.NOT_ALLOWED
    assert enrol(center, "manager", "manager", Role.MANAGER) is None


def test_who_sits_at_a_counter_does_not_become_inactive(center: MemoryCenter) -> None:
    assert enrol(center, "manager", "employee-1", active=False) is Reason.SIGNED_IN_ELSEWHERE
    Day(center).sign_out("1")
    assert enrol(center, "manager", "employee-1", active=False) is None
    assert not center.hall.employees["employee-1"].active


def test_who_is_not_active_signs_in_nowhere_until_made_active_again(center: MemoryCenter) -> None:
    day = Day(center)
    day.sign_out("1")
    enrol(center, "manager", "employee-1", active=False)
    assert refusal(day.sign_in, "1", "employee-1") is Reason.EMPLOYEE_INACTIVE
    take_over = c.TakeOver(id="t", station="s", counter="2", who="employee-1")
    assert refusal(center.do, take_over) is Reason.EMPLOYEE_INACTIVE
    enrol(center, "manager", "employee-1", Role.AGENT)
    assert refusal(day.sign_in, "1", "employee-1") is None


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("101", None),
        (None, Text("هدى", "Huda")),
        ("101", Text("", "Huda")),
        ("101", Text("هدى", " ")),
        ("101", Text("هدى", "H" * 81)),
        ("101", Text("هد\0ى", "Huda")),
        ("رقم", Text("هدى", "Huda")),
        ("1" * 65, Text("هدى", "Huda")),
    ],
)
def test_a_number_comes_with_a_name_in_both_languages(
    center: MemoryCenter, number: str | None, name: Text | None
) -> None:
    command = c.EnrolEmployee(
        id="x", station="s", who="new", home="civil", roles=(), skills=(), number=number, name=name
    )
    assert refusal(center.do, command) is Reason.BAD_INPUT


def test_neither_name_nor_pin_is_shown_where_a_command_is() -> None:
    name = Text("هدى النمر", "Huda Al-Nimr")
    enrolling = c.EnrolEmployee(
        id="x", station="s", who="e", home="civil", roles=(), skills=(), number="7", name=name,
        pin="4711",
    )  # fmt: skip
    resetting = c.ResetPin(id="x", station="s", who="e", pin="4711")
    for shown in (repr(enrolling), repr(resetting)):
        assert not any(secret in shown for secret in ("4711", "Huda", "هدى"))
