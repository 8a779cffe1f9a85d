"""The backtest sets each day beside what was told before it, and beside last week."""

from dataclasses import replace
from datetime import date

import pytest

from center_app.domain.forecast.arrivals import Asked
from center_app.domain.forecast.backtest import Score, backtest
from pasts import AGENCIES, CALENDAR, calendar, dated, day_after, past


def test_where_every_week_is_the_same_nobody_is_off() -> None:
    found = backtest(past(60), CALENDAR, AGENCIES, 20)
    assert len(found.days) == 20
    assert found.days[-1] == past(60)[-1].day
    assert found.by_day.mae == pytest.approx(0, abs=1e-6)
    assert found.by_day.naive_mae == 0
    assert found.by_half.numbers == 20 * 14
    assert found.days_covered.share == found.halves_covered.share == 1


def test_where_weeks_alternate_the_mean_is_half_as_far_off_as_last_week() -> None:
    def alternating(day: date, _half: int) -> dict[Asked, int]:
        return {("A1",): 10 if (day - day_after(0)).days // 7 % 2 else 14}

    found = backtest(past(280, visits=alternating), CALENDAR, AGENCIES, 50)
    assert found.by_half.naive_mae == 4
    assert found.by_half.ratio < 0.75
    assert found.by_agency.naive_mae == 4
    assert found.by_day.naive_wape == pytest.approx(4 / 12)


def test_after_a_closed_week_the_one_before_is_taken() -> None:
    of = calendar(dated(day_after(49), day_after(55)))
    found = backtest(past(60, of), of, AGENCIES, 4)
    assert found.days[0] == day_after(56)
    assert found.by_day.naive_mae == 0


def test_only_days_that_both_can_forecast_are_judged() -> None:
    assert backtest(past(14), CALENDAR, AGENCIES, 99).days == []
    assert backtest((), CALENDAR, AGENCIES, 99).days == []
    first = past(30)[10].day
    assert backtest(past(30), CALENDAR, AGENCIES, 99).days[0] == first


def test_people_in_an_hour_that_nobody_expected_are_an_error() -> None:
    *before, last = past(60)
    at_night = replace(last, halves={**last.halves, 44: {("A1",): 7}})
    found = backtest((*before, at_night), CALENDAR, AGENCIES, 1)
    assert found.by_half.off == pytest.approx(7, abs=1e-6)
    assert found.by_half.naive_off == 7


def test_a_score_without_visits_or_numbers_says_nothing_wrong() -> None:
    nothing = Score()
    assert (nothing.mae, nothing.naive_mae, nothing.wape, nothing.naive_wape) == (0, 0, 0, 0)
    assert nothing.ratio == 1
