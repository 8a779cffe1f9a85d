"""Visits looked into from a manager's window far away from the center."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from time import monotonic, sleep

import pytest

from center_app.center import Center
from center_app.center.stories import Found, Sought
from center_app.domain.look import Looked
from center_app.domain.people import Role
from center_app.domain.refusal import Reason, Refused
from center_app.domain.story import Spell
from center_app.store.kept.stations import Kind
from center_on import PIN
from days import Day, refusal
from in_charge import enrolled
from stations_at_work import StationsAtWork, remote
from sync.stations.remote import RemoteCenter

SOON_S = 20


@pytest.fixture
def window(at_work: StationsAtWork) -> Iterator[RemoteCenter]:
    with ExitStack() as parts:
        yield parts.enter_context(remote(at_work.identity("manager-1", Kind.MANAGER, None)))


def found_soon(window: RemoteCenter, who: str, day: date, number: str) -> tuple[Found, ...]:
    """The server has just to hear of whom another process enrolled."""
    until = monotonic() + SOON_S
    while True:
        try:
            return window.records.find(who, day, Sought(number))
        except Refused:
            assert monotonic() < until
            sleep(0.05)


def test_a_story_goes_over_the_line_to_who_gave_the_pin_there(
    window: RemoteCenter, running: Center
) -> None:
    number = Day(running).issue("birth")
    day = running.hall.day
    assert day is not None
    who = enrolled(running, Role.SUPERVISOR, Role.MANAGER)
    assert refusal(window.records.find, who, day, Sought(number)) is Reason.NOT_ALLOWED
    assert refusal(window.records.take_out, who, Looked.EXPORT, "day.pdf") is Reason.NOT_ALLOWED
    assert window.admit("900", PIN).employee == who
    (found,) = found_soon(window, who, day, number)
    telling = window.records.tell(who, day, found.visit)
    assert telling is not None
    assert telling.story.numbers == (number,)
    assert [one.spell for one in telling.story.moments] == [Spell.WAITING]
    assert window.records.tell(who, day, "nobody") is None
    assert refusal(window.records.looks, who, day, day) is Reason.NOT_ALLOWED
    window.records.take_out(who, Looked.EXPORT, "day.pdf")
    looks = running.records.looks(None, day, day)
    told = [(one.who, one.kind, one.which) for one in looks]
    assert {(who, Looked.STORY, found.visit), (who, Looked.EXPORT, "day.pdf")} <= set(told)
    assert window.message_summary(day, day).whole.told == 0
