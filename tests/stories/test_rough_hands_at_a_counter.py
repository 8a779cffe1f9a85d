"""What a counter is told by mistake or on purpose: numbers of nobody, PINs by the hundred."""

from collections.abc import Iterator

import pytest

from center_app.center import Center
from center_app.center.memory import fact_of
from center_app.domain import commands as c
from center_app.domain.clock import HOUR
from center_app.domain.events import EmployeeUnlocked
from center_app.domain.people import Role
from center_app.domain.refusal import Reason, Refused
from center_app.domain.views.desk import Desk
from center_on import PIN, engine_of, serving_center
from days import Day, refusal
from founding import universal_posts
from manual_clock import ManualClock, moment


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(moment("2026-11-22 08:00"))


@pytest.fixture
def center(database_url: str, clock: ManualClock) -> Iterator[Center]:
    center = serving_center(database_url, posts=universal_posts(2), clock=clock)
    yield center
    engine_of(center).dispose()


def test_a_number_that_does_not_exist_is_refused_and_nothing_happens(center: Center) -> None:
    day = Day(center)
    number = day.issue("birth")
    before = center.journal.position()
    for nobody in ("A999", "no-such-visit", "x" * 64):
        for shape, more in ((c.CallNumber, {"reason": "asked"}), (c.Resume, {})):
            told = refusal(day.do, shape, "counter-1", counter="1", visit=nobody, **more)
            assert told is Reason.UNKNOWN_VISIT
    for garbage in ("", "x" * 65, "A0\0", "\u202eA001", "٩" * 10_000_000):
        told = refusal(
            day.do, c.CallNumber, "counter-1", counter="1", visit=garbage, reason="asked"
        )
        assert told is Reason.BAD_INPUT
    assert center.journal.position() == before
    assert center.see(Desk("1")).visit is None
    assert day.call("1") == number


def test_a_hundred_wrong_pins_are_slowed_and_locked_until_a_supervisor_unlocks(
    center: Center, clock: ManualClock
) -> None:
    day = Day(center)
    day.appoint("huda", Role.SUPERVISOR)
    said: list[Reason] = []
    for _ in range(100):
        try:
            center.admit("101", "0000")
        except Refused as refused:
            said.append(refused.reason)
        clock.go_on(minutes=2)
    assert len(said) == 100
    assert said.count(Reason.WRONG_PIN) == 10, "ten guesses, however long one tries"
    assert Reason.PIN_WAIT in said, "the last of them had to wait"
    assert said[-1] is Reason.PIN_LOCKED
    assert refusal(center.admit, "101", PIN) is Reason.PIN_LOCKED, "and the right one helps no more"
    assert center.admit("102", PIN).number == "102", "nobody else is kept out"
    unlock = {"who": "employee-1"}
    for by in ("employee-1", "employee-2"):
        told = refusal(day.do, c.UnlockEmployee, "manager", employee=by, **unlock)
        assert told is Reason.NOT_ALLOWED
    day.do(c.UnlockEmployee, "manager", employee="huda", **unlock)
    assert center.admit("101", PIN).employee == "employee-1"
    last = fact_of(center.journal.after(0)[-1]).event
    assert last == EmployeeUnlocked(who="employee-1"), "who was let in again is on record"
    assert clock.now().at > moment("2026-11-22 08:00") + 3 * HOUR
    assert center.rebuild()
