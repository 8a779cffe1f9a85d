"""The course of a day is kept over its open time."""

from datetime import date, time

import pytest

from center_app.domain.calendar import Period
from center_app.domain.forecast.arrivals import DayArrivals
from center_app.domain.forecast.curve import Curve, curve_of, shares
from center_app.domain.forecast.hours import hours_of
from pasts import CALENDAR, SHORT, calendar, dated, day_after, past

TODAY = day_after(28)
RUSH = {16: 60, 20: 30, 28: 10}
"""At eight, ten and two."""


def rushing(days: int) -> list[Curve]:
    history = past(days, visits=lambda _day, half: {("A1",): RUSH.get(half, 0)})
    return [curve_of(one, hours_of(CALENDAR, one.day)) for one in history]


def test_the_course_of_days_with_the_same_hours_is_kept() -> None:
    hours = hours_of(CALENDAR, TODAY)
    found = dict(zip(hours.halves, shares(rushing(28), hours, TODAY), strict=True))
    assert found == pytest.approx({half: RUSH.get(half, 0) / 100 for half in hours.halves})


def test_other_hours_squeeze_and_shift_the_curve() -> None:
    curves = rushing(28)
    short = hours_of(calendar(dated(TODAY, TODAY, SHORT)), TODAY)
    found = shares(curves, short, TODAY)
    assert sum(found) == pytest.approx(1)
    assert found[0] > 0.59  # the rush at the opening is one at ten now
    later = tuple(Period(time(p.opens.hour + 1), time(p.closes.hour + 1)) for p in SHORT)
    shifted = shares(curves, hours_of(calendar(dated(TODAY, TODAY, later)), TODAY), TODAY)
    assert shifted == pytest.approx(found)


def test_a_weekday_of_its_own_is_believed_when_there_are_several() -> None:
    def on_sundays_late(day: date, half: int) -> dict[tuple[str, ...], int]:
        return {("A1",): 10 if (half == 28) == (day.weekday() == 6) else 0}

    history = past(84, visits=on_sundays_late)
    curves = [curve_of(one, hours_of(CALENDAR, one.day)) for one in history]
    sunday, monday = (
        shares(curves, hours_of(CALENDAR, day), day) for day in (day_after(84), day_after(85))
    )
    assert sunday[-2] > 2 * monday[-2]


def test_who_came_before_the_opening_counts_with_its_first_half_hour() -> None:
    early = DayArrivals(TODAY, {15: {("A1",): 3}, 16: {("A1",): 1}})
    assert curve_of(early, hours_of(CALENDAR, TODAY)).come[1] == 1
