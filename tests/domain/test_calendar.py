from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_app.domain.calendar import MORNING, Calendar, Dated, Period
from center_app.domain.clock import HOUR, MINUTE, local
from center_app.domain.text import Text
from manual_clock import moment

USUAL = Calendar()
NIGHTLY = Calendar(week=((Period(time(18), time(2)),),) * 7)
TWO_SHIFTS = Calendar(week=((Period(time(8), time(12)), Period(time(14), time(17))),) * 7)


def dated(first: str, last: str, *periods: Period, also_closed_days: bool = False) -> Dated:
    days = date.fromisoformat(first), date.fromisoformat(last)
    return Dated(*days, periods, Text("استثناء", "Exception"), also_closed_days)


def opened(calendar: Calendar, here: str) -> bool:
    return calendar.is_open(moment(here))


def next_opening(calendar: Calendar, here: str) -> str | None:
    at = calendar.next_opening(moment(here))
    return None if at is None else f"{local(at):%Y-%m-%d %H:%M}"


def closing(calendar: Calendar, here: str) -> str | None:
    at = calendar.closing(moment(here))
    return None if at is None else f"{local(at):%Y-%m-%d %H:%M}"


def test_a_center_is_open_in_the_morning_but_on_fridays_and_saturdays() -> None:
    week = [f"2026-11-{day} 10:00" for day in range(22, 29)]  # Sunday to Saturday
    assert [opened(USUAL, here) for here in week] == [True] * 5 + [False] * 2


def test_it_opens_with_the_first_second_and_closes_with_the_last() -> None:
    at = moment("2026-11-22 08:00"), moment("2026-11-22 15:00")
    assert [USUAL.is_open(m) for m in (at[0] - 1, at[0], at[1] - 1, at[1])] == [0, 1, 1, 0]


def test_two_periods_a_day_leave_a_break_between_them() -> None:
    open_at = {hour: opened(TWO_SHIFTS, f"2026-11-22 {hour:02d}:30") for hour in range(7, 18)}
    assert [hour for hour, is_open in open_at.items() if is_open] == [8, 9, 10, 11, 14, 15, 16]


def test_the_closing_is_that_of_the_period_that_goes_on() -> None:
    assert closing(TWO_SHIFTS, "2026-11-22 09:00") == "2026-11-22 12:00"
    assert closing(TWO_SHIFTS, "2026-11-22 15:00") == "2026-11-22 17:00"
    assert closing(TWO_SHIFTS, "2026-11-22 13:00") is None


def test_the_last_closing_is_that_of_the_day_whichever_period_goes_on() -> None:
    evening = moment("2026-11-22 17:00")
    for here in ("2026-11-22 07:00", "2026-11-22 09:00", "2026-11-22 13:00", "2026-11-22 16:59"):
        assert TWO_SHIFTS.last_closing(moment(here)) == evening
    assert TWO_SHIFTS.last_closing(evening) is None
    assert NIGHTLY.last_closing(moment("2026-11-23 01:00")) == moment("2026-11-23 02:00")
    assert USUAL.last_closing(moment("2026-11-27 10:00")) is None
    assert Calendar(around_the_clock=True).last_closing(evening) is None


def test_a_holiday_closes_the_center_for_its_days_alone() -> None:
    feast = replace(USUAL, exceptions=(dated("2026-11-23", "2026-11-24"),))
    assert not opened(feast, "2026-11-23 10:00")
    assert not opened(feast, "2026-11-24 10:00")
    assert opened(feast, "2026-11-22 10:00")
    assert opened(feast, "2026-11-25 10:00")


def test_ramadan_has_hours_of_its_own_and_keeps_the_weekend() -> None:
    short = Period(time(10), time(14))
    ramadan = replace(USUAL, exceptions=(dated("2027-02-08", "2027-03-09", short),))
    assert ramadan.periods(date(2027, 2, 10)) == (short,)
    assert not opened(ramadan, "2027-02-10 09:00")
    assert not opened(ramadan, "2027-02-12 11:00")  # a Friday
    assert ramadan.periods(date(2027, 3, 10)) == MORNING


def test_an_exception_may_open_a_day_on_which_the_center_is_usually_closed() -> None:
    saturday = dated("2026-11-28", "2026-11-28", Period(time(9), time(12)), also_closed_days=True)
    assert opened(replace(USUAL, exceptions=(saturday,)), "2026-11-28 10:00")


def test_a_holiday_within_ramadan_closes_as_it_was_added_later() -> None:
    ramadan = dated("2027-02-08", "2027-03-09", Period(time(10), time(14)))
    holiday = dated("2027-02-15", "2027-02-15")
    calendar = replace(USUAL, exceptions=(ramadan, holiday))
    assert not opened(calendar, "2027-02-15 11:00")
    assert opened(calendar, "2027-02-16 11:00")
    assert opened(replace(USUAL, exceptions=(holiday, ramadan)), "2027-02-15 11:00")


def test_an_early_closing_added_the_same_day_counts_at_once() -> None:
    assert opened(USUAL, "2026-11-22 13:00")
    storm = dated("2026-11-22", "2026-11-22", Period(time(8), time(12)))
    early = replace(USUAL, exceptions=(storm,))
    assert opened(early, "2026-11-22 11:59")
    assert not opened(early, "2026-11-22 13:00")
    assert next_opening(early, "2026-11-22 13:00") == "2026-11-23 08:00"


def test_an_evening_goes_on_over_midnight_in_amman() -> None:
    assert [opened(NIGHTLY, f"2026-11-{at}") for at in ("22 23:59", "23 00:00", "23 01:59")] == [
        True
    ] * 3
    assert not opened(NIGHTLY, "2026-11-23 02:00")
    assert NIGHTLY.day_of(moment("2026-11-23 01:30")) == date(2026, 11, 22)
    assert closing(NIGHTLY, "2026-11-23 00:30") == "2026-11-23 02:00"


def test_midnight_of_utc_is_no_boundary() -> None:
    before, after = moment("2026-11-23 02:59"), moment("2026-11-23 03:01")
    assert USUAL.day_of(before) == USUAL.day_of(after) == date(2026, 11, 22)


def test_a_business_day_begins_at_the_cutover() -> None:
    cutover = moment("2026-11-23 04:00")
    assert USUAL.day_of(cutover - 1) == date(2026, 11, 22)
    assert USUAL.day_of(cutover) == date(2026, 11, 23)


def test_a_period_may_end_exactly_at_the_cutover_or_at_midnight() -> None:
    until_cutover = replace(USUAL, week=((Period(time(20), time(4)),),) * 7)
    assert closing(until_cutover, "2026-11-23 03:59") == "2026-11-23 04:00"
    until_midnight = replace(USUAL, week=((Period(time(8), time(0)),),) * 7)
    assert closing(until_midnight, "2026-11-22 23:59") == "2026-11-23 00:00"


def test_the_next_opening_is_after_the_break_the_night_or_the_weekend() -> None:
    assert next_opening(TWO_SHIFTS, "2026-11-22 12:30") == "2026-11-22 14:00"
    assert next_opening(USUAL, "2026-11-22 20:00") == "2026-11-23 08:00"
    assert next_opening(USUAL, "2026-11-26 15:00") == "2026-11-29 08:00"
    assert next_opening(USUAL, "2026-11-22 02:00") == "2026-11-22 08:00"
    assert next_opening(NIGHTLY, "2026-11-23 03:00") == "2026-11-23 18:00"


def test_a_center_that_stays_closed_names_no_opening() -> None:
    closed = replace(USUAL, exceptions=(dated("2026-11-22", "2027-11-22"),))
    assert next_opening(closed, "2026-11-22 10:00") is None


def test_around_the_clock_there_is_no_closing() -> None:
    always = replace(USUAL, around_the_clock=True)
    for here in ("2026-11-22 03:59", "2026-11-22 04:00", "2026-11-27 23:00"):
        assert opened(always, here)
        assert closing(always, here) is None
    assert always.day_of(moment("2026-11-22 03:59")) == date(2026, 11, 21)


def test_the_hours_hold_when_the_clocks_in_jordan_still_changed() -> None:
    assert opened(USUAL, "2022-03-31 08:00")  # UTC+3 in the summer of that year
    assert opened(USUAL, "2022-01-31 08:00")  # UTC+2 in its winter
    assert moment("2022-01-31 08:00") % (24 * HOUR) == 6 * HOUR


moments = st.integers(moment("2022-01-01 00:00"), moment("2030-01-01 00:00"))


@given(moments, st.sampled_from([USUAL, NIGHTLY, TWO_SHIFTS]))
def test_whenever_it_is_open_it_will_close_and_whenever_closed_it_will_open(
    at: int, calendar: Calendar
) -> None:
    ends, opens = calendar.closing(at), calendar.next_opening(at)
    assert opens is not None
    assert opens > at
    assert calendar.is_open(opens)
    assert not calendar.is_open(opens - 1)
    assert calendar.is_open(at) == (ends is not None)
    if ends is not None:
        assert calendar.is_open(ends - 1)
        assert not calendar.is_open(ends)


@given(moments)
def test_the_business_day_never_goes_back(at: int) -> None:
    today = USUAL.day_of(at)
    assert USUAL.day_of(at + MINUTE) in (today, today + timedelta(days=1))


UNFIT = {
    "a week of six days": replace(USUAL, week=(MORNING,) * 6),
    "over the cut-over": replace(NIGHTLY, cutover=time(1)),
    "before and after the cut-over": replace(USUAL, week=((Period(time(3), time(10)),),) * 7),
    "no time at all": replace(USUAL, week=((Period(time(8), time(8)),),) * 7),
    "two at once": replace(
        USUAL, week=((Period(time(8), time(12)), Period(time(11), time(15))),) * 7
    ),
    "the later first": replace(USUAL, week=(tuple(reversed(TWO_SHIFTS.week[0])),) * 7),
    "an exception that ends before it begins": replace(
        USUAL, exceptions=(dated("2026-11-24", "2026-11-23"),)
    ),
    "an exception over the cut-over": replace(
        USUAL, exceptions=(dated("2026-11-24", "2026-11-25", Period(time(20), time(5))),)
    ),
}


@pytest.mark.parametrize("what", UNFIT)
def test_a_calendar_that_makes_no_sense_says_what_is_wrong(what: str) -> None:
    assert UNFIT[what].fault()


@pytest.mark.parametrize("calendar", [USUAL, NIGHTLY, TWO_SHIFTS])
def test_a_calendar_that_makes_sense_has_no_fault(calendar: Calendar) -> None:
    assert calendar.fault() is None
