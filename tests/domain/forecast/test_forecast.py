"""The forecast of a day, for any calendar and any past."""

from dataclasses import replace
from datetime import date, time, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from center_app.domain.calendar import Calendar, Period
from center_app.domain.forecast.arrivals import Asked, DayArrivals, by_agency
from center_app.domain.forecast.forecast import ENOUGH, Forecast, forecast, forecasts
from center_app.domain.forecast.hours import hours_of
from pasts import AGENCIES, CALENDAR, SHORT, calendar, dated, day_after, past

ASKED: tuple[Asked, ...] = (("A1",), ("A2",), ("B1",), ("B1", "A1"))

periods = st.tuples(st.integers(7, 10), st.integers(12, 16)).map(
    lambda ends: (Period(time(ends[0], 15), time(ends[1])),)
)
weeks = st.tuples(*(st.one_of(st.just(()), periods) for _ in range(6)), periods)
exceptions = st.builds(
    lambda first, days, other: dated(day_after(first), day_after(first + days), other),
    st.integers(0, 60),
    st.integers(0, 20),
    st.one_of(st.just(()), periods),
)
calendars = st.builds(
    lambda week, some: Calendar(week, tuple(some)), weeks, st.lists(exceptions, max_size=3)
)


def by_chance(of: Calendar, seed: int, days: int) -> tuple[DayArrivals, ...]:
    chance = Random(seed)
    return past(
        days,
        of,
        lambda _day, _half: {asked: chance.randrange(9) for asked in ASKED},
    )


def tomorrow(history: tuple[DayArrivals, ...], of: Calendar, day: date) -> Forecast | None:
    return forecast(history, of, AGENCIES, day, day - timedelta(days=1))


@settings(max_examples=40)
@given(calendars, st.integers(), st.integers(20, 80), st.integers(1, 12))
def test_a_forecast_is_whole_and_only_of_the_open_time(
    of: Calendar, seed: int, days: int, ahead: int
) -> None:
    history = by_chance(of, seed, days)
    day = day_after(days + ahead - 1)
    told = forecast(history, of, AGENCIES, day, day_after(days - 1))
    if len(history) < ENOUGH:
        assert told is None
        return
    assert told is not None
    assert tuple(half.half for half in told.halves) == hours_of(of, day).halves
    assert told.visits.visits == pytest.approx(sum(half.visits.visits for half in told.halves))
    assert 0 <= told.visits.low <= told.visits.high
    for half in told.halves:
        assert half.visits.visits >= 0
        assert 0 <= half.visits.low <= half.visits.high
        assert all(visits >= 0 for visits in half.asked.values())
        assert sum(half.asked.values()) == pytest.approx(half.visits.visits)
    agencies = by_agency(told.asked, AGENCIES)
    services = sum(len(asked) * visits for asked, visits in told.asked.items())
    assert sum(agencies.values()) == pytest.approx(services)


@pytest.mark.long
@settings(max_examples=8)
@given(st.integers(), st.integers(15, 60))
def test_what_comes_later_changes_no_forecast(seed: int, days: int) -> None:
    history = by_chance(CALENDAR, seed, 80)
    changed = tuple(
        replace(one, halves={16: {("B1",): 999}}) if one.day >= day_after(days) else one
        for one in history
    )
    before = tomorrow(history, CALENDAR, day_after(days))
    assert before == tomorrow(changed, CALENDAR, day_after(days))
    told, again = (
        list(forecasts(some, CALENDAR, AGENCIES, [one.day for one in history]))
        for some in (history, changed)
    )
    known = sum(one.day <= day_after(days) for one in history)
    assert told[:known] == again[:known]
    if before is not None and known + 1 < len(told):
        assert told[-1] != again[-1]


def test_the_same_history_gives_the_same_forecast() -> None:
    history = by_chance(CALENDAR, 5, 60)
    assert tomorrow(history, CALENDAR, day_after(63)) == tomorrow(history, CALENDAR, day_after(63))


def test_nobody_is_expected_on_a_holiday_and_more_of_the_known_after_it() -> None:
    holidays = [day_after(n) for n in (15, 36, 57, 78)]
    of = calendar(*(dated(day, day) for day in holidays))

    def after_holidays(day: date, _half: int) -> dict[Asked, int]:
        return {("A1",): 20 if day - timedelta(days=1) in holidays else 10}

    history = past(78, of, after_holidays)
    closed = forecast(history, of, AGENCIES, day_after(78), day_after(77))
    after = forecast(history, of, AGENCIES, day_after(79), day_after(77))
    usual = forecast(history, of, AGENCIES, day_after(80), day_after(77))
    assert closed is not None
    assert after is not None
    assert usual is not None
    assert (closed.halves, closed.visits.visits, closed.visits.high) == ((), 0, 0)
    assert after.visits.visits > 1.2 * usual.visits.visits


def test_an_open_day_without_anybody_is_the_holiday_that_nobody_entered() -> None:
    def nobody(day: date, _half: int) -> dict[Asked, int]:
        if day == day_after(29):
            return {}
        return {("A1",): 20 if day == day_after(30) else 10}

    history = past(35, visits=nobody)
    entered = calendar(dated(day_after(29), day_after(29)))
    for day in map(day_after, (35, 36, 37)):
        told = forecast(history, CALENDAR, AGENCIES, day, day - timedelta(days=1))
        assert told is not None
        assert told == forecast(history, entered, AGENCIES, day, day - timedelta(days=1))
        assert told.visits.visits == pytest.approx(140, rel=0.15)


def test_shorter_hours_hold_the_whole_day_and_its_opening_rush() -> None:
    of = calendar(dated(day_after(56), day_after(60), SHORT))

    def rush(day: date, half: int) -> dict[Asked, int]:
        return {("A1",): 50 if half == hours_of(of, day).halves[0] else 10}

    told = tomorrow(past(56, of, rush), of, day_after(56))
    assert told is not None
    assert [half.half for half in told.halves] == list(range(20, 28))
    first, second = told.halves[0].visits.visits, told.halves[1].visits.visits
    assert first > 2 * second
    assert 100 < told.visits.visits < 180


def test_too_few_days_give_no_forecast() -> None:
    history = past(60)
    day = day_after(61)
    assert tomorrow(history[: ENOUGH - 1], CALENDAR, day) is None
    assert tomorrow(history[:ENOUGH], CALENDAR, day) is not None
    assert tomorrow((), CALENDAR, day) is None
