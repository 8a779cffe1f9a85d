"""Who may look into visits and messages, and that each look is written down first."""

from datetime import date

import pytest

from center_app.center import Center
from center_app.center.stories import Sought
from center_app.domain.look import Looked
from center_app.domain.message import Voice
from center_app.domain.people import Role
from center_app.domain.refusal import Reason, Refused
from days import Day
from in_charge import enrolled


@pytest.fixture
def day(center: Center) -> Day:
    return Day(center)


def today(center: Center) -> date:
    assert center.hall.day is not None
    return center.hall.day


def looked(center: Center) -> list[tuple[str, Looked, str]]:
    found = center.records.looks(None, today(center), today(center))
    return [(one.who, one.kind, one.which) for one in reversed(found)]


def test_who_answers_for_the_hall_finds_a_visit_and_the_look_is_known(
    center: Center, day: Day
) -> None:
    number = day.issue("birth")
    who = enrolled(center, Role.SUPERVISOR)
    (found,) = center.records.find(who, today(center), Sought(number))
    assert found.token == "", "the code of a ticket is nobody's business"
    telling = center.records.tell(who, today(center), found.visit)
    assert telling is not None
    assert telling.story.numbers == (number,)
    assert telling.services["birth"].en
    assert looked(center) == [(who, Looked.STORY, found.visit)]


def test_reading_a_message_is_known_too(center: Center, day: Day) -> None:
    message = day.tell(Voice.COMPLAINT, "slow", contact="0790000000")
    who = enrolled(center, Role.MANAGER)
    center.written_in(message, who)
    assert looked(center) == [(who, Looked.MESSAGE, message)]


@pytest.mark.parametrize("role", [Role.AGENT, Role.RECEPTION, Role.ADMIN])
def test_nobody_else_looks_into_visits(center: Center, day: Day, role: Role) -> None:
    number = day.issue("birth")
    who = enrolled(center, role)
    for ask in (
        lambda: center.records.find(who, today(center), Sought(number)),
        lambda: center.records.tell(who, today(center), day.visit(number)),
        lambda: center.written_in("none", who),
    ):
        with pytest.raises(Refused) as why:
            ask()
        assert why.value.reason is Reason.NOT_ALLOWED
    assert looked(center) == []


def test_only_an_administrator_sees_who_looked_and_that_is_a_look(center: Center) -> None:
    manager = enrolled(center, Role.MANAGER)
    admin = enrolled(center, Role.ADMIN, number="901")
    with pytest.raises(Refused):
        center.records.looks(manager, today(center), today(center))
    assert center.records.looks(admin, today(center), today(center)) == ()
    assert looked(center) == [(admin, Looked.AUDIT, f"{today(center)}/{today(center)}")]
