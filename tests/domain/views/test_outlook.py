"""What somebody is told of a basket before a number is taken for it."""

from dataclasses import replace
from datetime import time

import pytest

from center_app.domain.calendar import Calendar, Period
from center_app.domain.commands import Asked, CloseCounter, PauseCounter
from center_app.domain.refusal import Reason
from center_app.domain.views.outlook import Outlook, OutlookView
from center_app.domain.visit import Promise
from days import Day, refusal
from founding import SETTINGS, Post, full
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock, moment
from small_catalogue import SERVICES, SMALL

POSTS = [
    Post("1", "registrar", full("birth", "family-book")),
    Post("2", "photographer", full("photo", "passport")),
]


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(moment("2026-11-22 08:00"))


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    return running_hall(posts=POSTS, clock=clock)


def of(center: MemoryCenter, *asked: str | Asked) -> OutlookView:
    return center.see(Outlook(tuple(Asked(one) if isinstance(one, str) else one for one in asked)))


def test_a_basket_at_a_quiet_hour_needs_no_warning(center: MemoryCenter) -> None:
    outlook = of(center, "birth", "passport")
    assert outlook.wait == Promise(0, 0, 0)
    assert (outlook.unserved, outlook.left, outlook.numbers) == ((), {}, True)
    assert outlook.closes_at is None
    assert not outlook.refused


def test_an_empty_or_unknown_basket_has_no_outlook(center: MemoryCenter) -> None:
    assert of(center) == OutlookView(None) == of(center, "unheard-of")


def test_what_nobody_on_duty_serves_is_named(center: MemoryCenter) -> None:
    assert of(center, "birth", "insurance", "vaccination").unserved == ("insurance", "vaccination")


def test_a_service_of_which_one_stage_is_served_by_nobody_is_named(clock: ManualClock) -> None:
    center = running_hall(posts=[Post("1", "photographer", full("photo"))], clock=clock)
    outlook = of(center, "passport")
    assert outlook.unserved == ("passport",)
    assert outlook.wait == Promise(0, 0, 0)


def test_whoever_is_on_a_break_is_on_duty(center: MemoryCenter) -> None:
    center.do(PauseCounter(id="p", station="s", counter="1"))
    assert of(center, "birth").unserved == ()
    center.do(CloseCounter(id="c", station="s", counter="1"))
    outlook = of(center, "birth")
    assert (outlook.unserved, outlook.wait) == (("birth",), None)


def test_the_usual_time_must_fit_before_closing(center: MemoryCenter, clock: ManualClock) -> None:
    clock.until("2026-11-22 14:54")
    assert of(center, "birth").closes_at is None
    clock.until("2026-11-22 14:55")
    outlook = of(center, "birth")
    assert outlook.closes_at == moment("2026-11-22 15:00")
    assert outlook.opens_at == moment("2026-11-23 08:00")
    assert not outlook.refused


def test_five_passports_take_longer_than_one(center: MemoryCenter, clock: ManualClock) -> None:
    clock.until("2026-11-22 14:45")
    assert of(center, "passport").closes_at is None
    assert of(center, Asked("passport", 5)).closes_at is not None


def test_the_wait_counts_too(center: MemoryCenter, clock: ManualClock) -> None:
    clock.until("2026-11-22 14:30")
    day = Day(center)
    for _ in range(8):
        day.issue("birth")
    outlook = of(center, "birth")
    assert outlook.wait is not None
    assert outlook.wait.point_ms > 0
    assert outlook.closes_at is not None
    assert of(center, "passport").closes_at is None


def test_after_the_morning_comes_the_afternoon(clock: ManualClock) -> None:
    shifts = (Period(time(8), time(12)), Period(time(14), time(17)))
    two = replace(SETTINGS, calendar=Calendar(week=(shifts,) * 7))
    center = running_hall(settings=two, clock=clock, posts=POSTS)
    clock.until("2026-11-22 11:58")
    assert of(center, "birth").opens_at == moment("2026-11-22 14:00")


def test_a_center_that_never_closes_has_time(clock: ManualClock) -> None:
    always = replace(SETTINGS, calendar=Calendar(around_the_clock=True))
    center = running_hall(settings=always, clock=clock, posts=POSTS)
    clock.until("2026-11-22 23:58")
    outlook = of(center, "birth")
    assert outlook.closes_at is None
    assert outlook.opens_at == moment("2026-11-23 04:00")


def test_what_is_left_today_is_told_before_it_is_refused(clock: ManualClock) -> None:
    services = tuple(
        replace(one, daily_limit=3) if one.code == "passport" else one for one in SERVICES
    )
    center = running_hall(catalogue=replace(SMALL, services=services), clock=clock)
    day = Day(center)
    day.issue(Asked("passport", 2))
    assert of(center, "passport").left == {}
    outlook = of(center, Asked("passport", 2))
    assert (outlook.left, outlook.refused) == ({"passport": 1}, True)
    assert outlook.opens_at == moment("2026-11-23 08:00")
    assert refusal(day.issue, Asked("passport", 2)) is Reason.DAY_IS_FULL


def test_the_last_number_is_told_before_it_is_refused(center: MemoryCenter) -> None:
    for letter in ("A", "X", "Y", "Z"):
        center.hall.used[letter] = 999
    outlook = of(center, "birth")
    assert (outlook.numbers, outlook.refused) == (False, True)
    assert refusal(Day(center).issue, "birth") is Reason.NUMBERS_EXHAUSTED
