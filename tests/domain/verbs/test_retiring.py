"""A counter that is there no more: its history stays, and its sign may come again."""

from dataclasses import replace

import pytest

from center_app.domain import commands as c
from center_app.domain.place import Zone
from center_app.domain.refusal import Reason
from center_app.domain.text import Text
from center_app.domain.views.board import Board
from center_app.domain.views.bulletins import Bulletins
from center_app.domain.views.calls import Calls
from center_app.domain.views.desk import Desk
from center_app.domain.views.manager import Overview
from center_app.domain.views.premises import Premises
from days import Day, refusal
from founding import SETTINGS
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock, moment


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(moment("2026-11-22 08:30"))


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    return running_hall(counters=3, clock=clock)


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


def retire(day: Day, counter: str) -> None:
    day.do(c.RetireCounter, "manager", counter=counter)


def is_gone(center: MemoryCenter) -> bool:
    return center.hall.counters["3"].retired


def test_only_where_nobody_sits(day: Day) -> None:
    day.issue("birth")
    day.call("3")
    assert refusal(retire, day, "3") is Reason.COUNTER_IS_BUSY
    day.miss("3")
    assert refusal(retire, day, "3") is Reason.COUNTER_IS_TAKEN
    day.sign_out("3")
    retire(day, "3")
    assert day.do(c.RetireCounter, "manager", counter="3").events == ()
    assert refusal(retire, day, "77") is Reason.UNKNOWN_COUNTER


def test_it_is_seen_nowhere_any_more_but_in_what_has_happened(
    center: MemoryCenter, day: Day
) -> None:
    number = day.issue("birth")
    day.call("3")
    day.start("3")
    day.finish("3")
    day.do(c.CallForHelp, "counter-3", counter="3")
    day.sign_out("3")
    retire(day, "3")
    assert [one.code for one in center.see(Premises()).counters] == ["1", "2"]
    assert [row.counter for row in center.see(Overview()).counters] == ["1", "2"]
    assert center.see(Bulletins()).counters == ("1", "2")
    assert center.see(Overview()).help == ()
    assert [call.counter for call in center.see(Calls())] == ["3"]
    assert [call.number for call in center.see(Board()).calls] == [number]
    assert refusal(center.see, Desk("3")) is Reason.UNKNOWN_COUNTER
    sign_in = {"counter": "3", "who": "employee-3"}
    assert refusal(day.do, c.SignIn, "counter-3", **sign_in) is Reason.UNKNOWN_COUNTER


def test_it_stays_away_on_later_days_holds_no_zone_and_may_come_again(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    day.sign_out("3")
    day.do(c.PlaceCounter, "manager", counter="3", zone="upper")
    retire(day, "3")
    clock.go_on(hours=24)
    day.issue("birth")
    assert is_gone(center)
    hall_only = replace(SETTINGS, zones=(Zone("hall", Text("القاعة", "Hall")),))
    day.do(c.Configure, "manager", settings=hall_only)
    day.do(c.PlaceCounter, "manager", counter="3", zone="hall")
    assert not is_gone(center)
    day.sign_in("3", "employee-3")
