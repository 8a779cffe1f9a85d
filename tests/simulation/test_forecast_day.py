"""A day drawn from a forecast is one that the forecast could have meant, and can be played."""

from collections import Counter
from statistics import fmean, stdev

import pytest

from center_app.domain.clock import DAY
from center_app.domain.forecast.arrivals import by_service
from center_app.domain.forecast.forecast import Forecast, HalfHour
from center_app.domain.forecast.spread import Expected
from center_app.simulation.forecast_day import drawn_day
from center_app.simulation.policies import POLICIES
from center_app.simulation.premises import FIRST_DAY
from center_app.simulation.replay import Setting, replay
from center_app.simulation.trace import Trace, read_trace, written
from traces import CLOSES, OPENS, counter, plan

PLAN = plan(*(counter(f"K{n}", "A1", "A2", "B1") for n in range(6)))

ASKED = {("A1",): 14.0, ("A2",): 3.0, ("B1", "A1"): 3.0}

HALF_MS = DAY // 48


def a_forecast(day_share: float = 0.0, half_share: float = 0.0, first: int = 16) -> Forecast:
    """Twenty visits in each half hour from eight to ten."""
    halves = tuple(
        HalfHour(half, (half * HALF_MS, (half + 1) * HALF_MS), Expected(20.0, 14, 26), ASKED)
        for half in range(first, first + 4)
    )
    return Forecast(FIRST_DAY, 60, Expected(80.0, 60, 100), halves, day_share, half_share)


def days(told: Forecast, number: int = 300) -> list[Trace]:
    return [drawn_day(told, PLAN, seed) for seed in range(number)]


def test_the_seed_decides() -> None:
    assert drawn_day(a_forecast(), PLAN, 1) == drawn_day(a_forecast(), PLAN, 1)
    assert drawn_day(a_forecast(), PLAN, 1) != drawn_day(a_forecast(), PLAN, 2)


def test_as_many_come_as_were_expected_and_for_the_same() -> None:
    drawn = days(a_forecast())
    numbers = [len(day.arrivals) for day in drawn]
    assert fmean(numbers) == pytest.approx(80, rel=0.03)
    assert stdev(numbers) == pytest.approx(80**0.5, rel=0.15)
    halves = Counter(one.at_ms // HALF_MS for day in drawn for one in day.arrivals)
    assert [halves[half] / 300 for half in range(16, 20)] == pytest.approx([20] * 4, rel=0.06)
    came = Counter(code for day in drawn for one in day.arrivals for code in one.codes)
    expected = {code: 4 * visits for code, visits in by_service(ASKED).items()}
    assert {code: n / 300 for code, n in came.items()} == pytest.approx(expected, rel=0.08)


def test_days_differ_as_far_as_they_differed_from_their_forecasts() -> None:
    numbers = [len(day.arrivals) for day in days(a_forecast(day_share=0.3, half_share=0.3))]
    assert fmean(numbers) == pytest.approx(80, rel=0.06)
    assert stdev(numbers) == pytest.approx((80 + 24**2) ** 0.5, rel=0.15)


def test_serving_takes_what_it_usually_does() -> None:
    drawn = days(a_forecast(), 60)
    times = [ms / 1000 for day in drawn for one in day.arrivals for ms in one.serving_ms]
    assert fmean(times) == pytest.approx(300, rel=0.05)


def test_it_can_be_written_read_and_played() -> None:
    trace = drawn_day(a_forecast(), PLAN, 1)
    read = read_trace(written(trace.arrivals).encode(), trace.name, PLAN)
    assert read == trace
    played = replay(PLAN, trace, POLICIES["center"], Setting(FIRST_DAY))
    assert {turn.visit for turn in played.turns} <= {one.visit for one in trace.arrivals}
    assert OPENS <= trace.arrivals[0].at_ms / 1000 <= CLOSES
    assert len(played.turns) > 50


def test_baskets_are_served_in_the_order_that_is_told() -> None:
    def one_by_one(asked: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        return tuple((code,) for code in asked)

    groups = {one.groups for one in drawn_day(a_forecast(), PLAN, 1, one_by_one).arrivals}
    assert groups == {(("A1",),), (("A2",),), (("B1",), ("A1",))}


def test_what_is_not_offered_and_who_comes_after_midnight_is_left_out() -> None:
    gone = drawn_day(a_forecast(), PLAN, 1, lambda asked: (asked, ("gone",)))
    assert all(one.groups[-1] != ("gone",) for one in gone.arrivals)
    assert drawn_day(a_forecast(), PLAN, 1, lambda _: (("gone",),)).arrivals == ()
    late = drawn_day(a_forecast(first=46), PLAN, 1)
    assert 0 < len(late.arrivals) < 65
