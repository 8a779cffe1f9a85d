"""The course of the day."""

from dataclasses import replace
from datetime import date

import pytest

from center_app.domain.clock import MINUTE
from center_app.domain.course import Course, course
from center_app.domain.forecast.forecast import forecast
from center_app.domain.hall import Hall
from center_app.domain.refusal import Reason
from center_app.domain.usual_day import UsualDay, days_like, usual_day
from days import Day, refusal
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock, moment
from pasts import AGENCIES, CALENDAR, day_after, past

SUNDAY = day_after(56)
NINE = moment("2026-04-26 09:00")


@pytest.fixture(scope="module")
def usual() -> UsualDay:
    history = past(56)
    told = forecast(history, CALENDAR, AGENCIES, SUNDAY, date(2026, 4, 25))
    assert told is not None
    told = replace(told, day_share=0.2)
    return usual_day(SUNDAY, CALENDAR, days_like(SUNDAY, history, CALENDAR), {}, told)


def seen(center: MemoryCenter, usual: UsualDay, *, open_now: bool = True) -> Course:
    return course(center.hall, usual, center.clock.now(), open_now=open_now)


def test_what_is_over_is_told_and_what_is_to_come_foretold(usual: UsualDay) -> None:
    clock = ManualClock(NINE)
    center = running_hall(clock=clock)
    day = Day(center)
    for _ in range(3):
        day.issue("birth")
    clock.go_on(minutes=40)
    found = seen(center, usual)
    assert [half.came for half in found.halves[:5]] == [0, 0, 3, 0, None]
    assert [half.foretold is None for half in found.halves[:5]] == [True, True, True, False, False]
    assert found.halves[4].usual is not None
    assert found.halves[4].usual.median == 10
    assert found.days == 8
    assert found.busy is not None
    assert found.busy < 1
    assert found.to_come is not None
    assert found.to_come < 11 * 10


def test_a_wait_is_told_once_half_of_them_were_called(usual: UsualDay) -> None:
    clock = ManualClock(NINE)
    center = running_hall(clock=clock, counters=2)
    day = Day(center)
    for _ in range(3):
        day.issue("birth")
    clock.go_on(minutes=4)
    day.call("1")
    assert seen(center, usual).halves[2].wait_ms is None
    clock.go_on(minutes=2)
    day.call("2")
    clock.go_on(minutes=9)
    assert seen(center, usual).halves[2].wait_ms == 6 * MINUTE  # of 4, 6 and, so far, 15


def test_while_no_numbers_are_given_nothing_is_foreseen(usual: UsualDay) -> None:
    center = running_hall(clock=ManualClock(NINE))
    Day(center).issue("birth")
    assert seen(center, usual).prospect is not None
    assert seen(center, usual, open_now=False).prospect is None


def test_a_center_that_is_not_set_up_has_no_course(usual: UsualDay) -> None:
    now = ManualClock(NINE).now()
    refused = refusal(lambda: course(Hall("c"), usual, now, open_now=True))
    assert refused is Reason.NO_CATALOGUE
