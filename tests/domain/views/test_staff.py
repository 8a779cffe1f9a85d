"""What those in charge see of everybody."""

from datetime import date

import pytest

from center_app.domain import commands as c
from center_app.domain.people import Level, Role, Skill
from center_app.domain.refusal import Reason
from center_app.domain.views.desk import Desk
from center_app.domain.views.staff import SHARED, Colleague, Staff, StaffView
from days import Day, refusal
from halls import MemoryCenter, running_hall
from small_catalogue import SMALL


@pytest.fixture
def center() -> MemoryCenter:
    center = running_hall()
    Day(center).appoint("huda", Role.MANAGER)
    return center


def staff(center: MemoryCenter) -> StaffView:
    return center.see(Staff("huda"))


def of(center: MemoryCenter, who: str) -> Colleague:
    return next(one for one in staff(center).colleagues if one.employee == who)


def test_only_those_in_charge_look(center: MemoryCenter) -> None:
    for who in ("employee-1", "nobody"):
        assert refusal(center.see, Staff(who)) is Reason.NOT_ALLOWED
    assert staff(center).keeps
    Day(center).appoint("sami", Role.SUPERVISOR)
    assert not center.see(Staff("sami")).keeps


def test_everybody_is_there_with_place_and_skills(center: MemoryCenter) -> None:
    assert of(center, "employee-1").counter == "1"
    assert of(center, "huda").counter is None
    assert of(center, "huda").roles == (Role.MANAGER,)
    assert {skill.code for skill in of(center, "employee-1").skills} == SMALL.skills()


def test_skills_of_today_stand_beside_those_for_good(center: MemoryCenter) -> None:
    lent = (Skill("birth", Level.PARTIAL),)
    before = of(center, "employee-2").skills
    center.do(c.LendSkills(id="l", station="s", employee="huda", who="employee-2", skills=lent))
    assert of(center, "employee-2").today == lent
    assert of(center, "employee-2").skills == before
    assert of(center, "employee-1").today is None


def test_a_change_of_the_name_alone_leaves_the_skills_of_today(center: MemoryCenter) -> None:
    lent = (Skill("birth"),)
    known = of(center, "employee-2")
    center.do(c.LendSkills(id="l", station="s", who="employee-2", skills=lent))
    for n, skills in enumerate((known.skills, (Skill("passport"),))):
        roles = (Role.AGENT, Role.RECEPTION)
        center.do(
            c.EnrolEmployee(
                id=f"e{n}", station="s", who="employee-2", home="civil", roles=roles, skills=skills
            )
        )
        assert of(center, "employee-2").today == (lent if n == 0 else None)
    assert of(center, "employee-2").skills == (Skill("passport"),)


def test_the_certificate_that_ends_first_is_told(center: MemoryCenter) -> None:
    ends = (date(2027, 1, 1), date(2020, 1, 1))
    skills = (Skill("birth", until=ends[0]), Skill("photo", until=ends[1]))
    center.do(
        c.EnrolEmployee(id="x", station="s", who="new", home="civil", roles=(), skills=skills)
    )
    assert (of(center, "new").until, of(center, "new").over) == (date(2020, 1, 1), True)


def test_skills_stand_with_their_agency_and_shared_ones_last(center: MemoryCenter) -> None:
    groups = staff(center).groups
    codes = [code for group in groups for code, _name in group.skills]
    assert sorted(codes) == sorted(SMALL.skills())
    assert [group.agency for group in groups if group.agency == SHARED] in ([], [SHARED])
    assert "birth" in [code for code, _name in groups[0].skills]
    assert all(group.name is not None for group in groups if group.agency != SHARED)


def test_who_manages_sees_the_day_that_the_employee_sees_and_nobody_else_does(
    center: MemoryCenter,
) -> None:
    day = Day(center)
    day.issue("birth")
    day.serve("1")
    own = of(center, "employee-1").own
    assert own is not None
    assert own == center.see(Desk("1")).own
    assert own.services == 1
    assert of(center, "employee-2").own is None
    day.appoint("sami", Role.SUPERVISOR)
    assert all(one.own is None for one in center.see(Staff("sami")).colleagues)
