"""The open time of a day in half hours of Amman's time."""

from datetime import time

import pytest

from center_app.domain.calendar import Calendar, Period
from center_app.domain.clock import HOUR, MINUTE
from center_app.domain.forecast.hours import hours_of
from pasts import CALENDAR, FIRST, calendar, dated, day_after


def test_a_morning_has_the_half_hours_from_eight_to_three() -> None:
    hours = hours_of(CALENDAR, FIRST)
    assert hours.halves == tuple(range(16, 30))
    assert hours.length == 14
    assert hours.gone[0] == 0
    assert hours.gone[-1] == 1
    assert hours.spans[0] == (8 * HOUR, 8 * HOUR + 30 * MINUTE)


def test_a_closed_day_has_none() -> None:
    assert hours_of(CALENDAR, day_after(5)).halves == ()
    assert hours_of(calendar(dated(FIRST, FIRST)), FIRST).halves == ()


def test_a_half_hour_that_is_open_in_part_counts_in_part() -> None:
    periods = (Period(time(8, 15), time(12)), Period(time(13), time(13, 40)))
    hours = hours_of(calendar(dated(FIRST, FIRST, periods)), FIRST)
    assert hours.halves == (*range(16, 24), 26, 27)
    assert hours.open[0] == 0.5
    assert hours.open[-1] == pytest.approx(1 / 3)
    assert hours.spans[0] == (8 * HOUR + 15 * MINUTE, 8 * HOUR + 30 * MINUTE)


def test_an_evening_goes_on_after_midnight_with_half_hour_48() -> None:
    evening = Calendar(week=((Period(time(22), time(1)),),) * 7)
    assert hours_of(evening, FIRST).halves == (44, 45, 46, 47, 48, 49)


def test_around_the_clock_a_day_goes_from_one_cut_over_to_the_next() -> None:
    assert hours_of(Calendar(around_the_clock=True), FIRST).halves == tuple(range(8, 56))


def test_who_came_outside_hours_counts_with_the_half_hour_before() -> None:
    hours = hours_of(calendar(dated(FIRST, FIRST, (Period(time(8), time(9)),))), FIRST)
    assert [hours.place(half) for half in (3, 16, 17, 40)] == [0, 0, 1, 1]
