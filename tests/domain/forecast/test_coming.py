"""Who comes in the next minutes."""

from dataclasses import replace
from datetime import date

import pytest

from center_app.domain.clock import MINUTE
from center_app.domain.forecast.coming import busyness, coming
from center_app.domain.forecast.forecast import Forecast, forecast
from days import Day
from halls import running_hall
from manual_clock import ManualClock, moment
from pasts import AGENCIES, CALENDAR, past

SUNDAY, HALF = date(2026, 4, 26), 30 * MINUTE
TEN = moment("2026-04-26 10:00")


@pytest.fixture(scope="module")
def told() -> Forecast:
    """Of a day on which 10 come in each half hour, as on all before."""
    found = forecast(past(56), CALENDAR, AGENCIES, SUNDAY, date(2026, 4, 25))
    assert found is not None
    return found


def test_of_a_quarter_of_an_hour_half_of_the_half_hour_is_expected(told: Forecast) -> None:
    sure = replace(told, day_share=0.0)
    come = coming(sure, (), TEN, TEN + 15 * MINUTE)
    assert come.asked == {("A1",): pytest.approx(5, rel=0.02)}
    assert coming(sure, (), TEN + 10 * MINUTE, TEN + 40 * MINUTE).visits == pytest.approx(10, 0.02)


def test_after_the_closing_time_nobody_is_expected(told: Forecast) -> None:
    late = moment("2026-04-26 14:45")
    assert coming(told, (), late + HALF, late + 2 * HALF).visits == 0


def test_a_busy_morning_promises_a_busy_day_the_more_the_less_days_are_alike(
    told: Forecast,
) -> None:
    """40 were foretold until ten, and 60 came."""
    unlike, alike = (replace(told, day_share=share) for share in (0.5, 0.05))
    assert busyness(unlike, 60, TEN) == pytest.approx(64 / 44, rel=0.02)
    assert 1 < busyness(alike, 60, TEN) < busyness(unlike, 60, TEN)
    assert busyness(replace(told, day_share=0.0), 60, TEN) == 1


def test_without_a_forecast_those_of_the_last_half_hour_come_once_more() -> None:
    clock = ManualClock()
    center = running_hall(clock=clock)
    day = Day(center)
    day.issue("family-book")
    clock.go_on(minutes=31)
    day.issue("birth")
    day.issue("birth", "vaccination")
    now = clock.now().at
    come = coming(None, center.hall.visits.values(), now, now + HALF)
    assert come.asked == {("birth",): 1, ("birth", "vaccination"): 1}
    assert come.known == 0
