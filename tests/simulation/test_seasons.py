"""Years by chance have what makes forecasts hard, and stay within the hours."""

from statistics import fmean

import pytest

from center_app.domain.calendar import ONE_DAY
from center_app.domain.forecast.hours import hours_of
from center_app.simulation.centers import drawn_center
from center_app.simulation.seasons import FIRST, RAMADAN, YEAR, Season, season

CENTER = drawn_center(1)


@pytest.fixture(scope="module")
def year() -> Season:
    return season(CENTER, 1)


def test_the_seed_decides() -> None:
    assert season(CENTER, 1, 20).history == season(CENTER, 1, 20).history
    assert season(CENTER, 1, 20).history != season(CENTER, 2, 20).history


def test_nobody_comes_outside_hours_or_for_what_is_not_offered(year: Season) -> None:
    for one in year.history:
        assert set(one.halves) <= set(hours_of(YEAR, one.day).halves)
        codes = {code for of in one.halves.values() for asked in of for code in asked}
        assert codes <= year.agencies.keys()


def test_what_a_holiday_put_off_comes_after_it(year: Season) -> None:
    by_date = {one.day: one.visits for one in year.history}
    ratios = []
    for holiday in (one for one in YEAR.exceptions if not one.periods):
        after = next(day for day in sorted(by_date) if day > holiday.last)
        weeks = (after + n * 7 * ONE_DAY for n in (-3, -2, 2, 3))
        ratios.append(by_date[after] / fmean(by_date[day] for day in weeks if day in by_date))
    assert fmean(ratios) > 1.2


def test_ramadan_is_shorter_and_quieter(year: Season) -> None:
    fasting = [one for one in year.history if RAMADAN.covers(one.day)]
    assert 15 <= len(fasting) <= 23
    assert {half for one in fasting for half in one.halves} == set(range(18, 29))
    assert fmean(one.visits for one in fasting) < fmean(one.visits for one in year.history)


def test_it_goes_on_for_as_long_as_wanted() -> None:
    days = [one.day for one in season(CENTER, 3, 14).history]
    assert days[0] == FIRST
    assert days[-1] < FIRST + 14 * ONE_DAY
