"""Who may end a station."""

import pytest

from center_app.domain import commands as c
from center_app.domain.people import Role
from center_app.domain.views.answerable import Answerable
from halls import running_hall


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ((Role.AGENT,), False),
        ((Role.RECEPTION,), False),
        ((Role.AGENT, Role.SUPERVISOR), True),
        ((Role.MANAGER,), True),
        ((Role.ADMIN,), True),
    ],
)
def test_those_who_answer_for_the_hall(roles: tuple[Role, ...], expected: bool) -> None:
    center = running_hall()
    home = next(iter(center.hall.employees.values())).home
    enrol = c.EnrolEmployee(
        id="e", station="roof", who="somebody", home=home, roles=roles, skills=()
    )
    center.do(enrol)
    assert center.see(Answerable("somebody")) is expected


def test_an_unknown_employee_does_not() -> None:
    assert not running_hall().see(Answerable("nobody"))
