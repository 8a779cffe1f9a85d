"""The range holds eight of ten, whatever the errors are like."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_app.domain.forecast.spread import COLD, UNKNOWN, Spread, Width


def wandering(seed: int, number: int, share: float) -> Spread:
    """Errors of numbers around expectations from 20 to 200, with a tail to the right."""
    chance = Random(seed)
    spread = Spread(number)
    for _ in range(number):
        mean = chance.uniform(20, 200)
        spread.learn(mean, round(mean * chance.lognormvariate(0, share)))
    return spread


def test_a_range_from_past_errors_holds_eight_of_ten_new_ones() -> None:
    width = wandering(1, 600, 0.3).now()
    inside = 0
    new = wandering(2, 1000, 0.3).now().errors
    for mean, visits in new:
        expected = width.around(mean)
        inside += expected.low <= visits <= expected.high
    assert 0.76 <= inside / len(new) <= 0.84


def test_before_there_are_errors_a_wide_range_is_told() -> None:
    few = Spread(100)
    for _ in range(COLD - 1):
        few.learn(100.0, 100)
    assert few.now().share == UNKNOWN
    assert few.now().around(100.0) == Width().around(100.0)
    assert (Width().around(100.0).low, Width().around(100.0).high) == (71, 129)


def test_the_share_is_what_goes_beyond_chance() -> None:
    assert wandering(3, 2000, 0.3).now().share == pytest.approx(0.32, abs=0.04)
    assert wandering(3, 2000, 0.0).now().share == 0


def test_old_errors_are_forgotten() -> None:
    spread = Spread(20)
    for visits in [200] * 20 + [100] * 20:
        spread.learn(100.0, visits)
    assert spread.now().around(100.0).high == 100


@given(st.lists(st.tuples(st.floats(0, 500), st.integers(0, 900)), max_size=40), st.floats(0, 5000))
def test_a_range_is_never_negative_nor_upside_down(
    errors: list[tuple[float, int]], mean: float
) -> None:
    told = Width(tuple(errors)).around(mean)
    assert 0 <= told.low <= told.high
