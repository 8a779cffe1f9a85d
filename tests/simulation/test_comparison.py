"""Means over days have the half-width of Student's interval."""

import pytest

from center_app.simulation.comparison import mean_of, paired, student


def test_a_mean_and_its_half_width() -> None:
    found = mean_of([1.0, 2.0, 3.0, 4.0, 5.0])
    assert found.value == 3
    assert found.half == pytest.approx(2.776 * (2.5 / 5) ** 0.5, rel=0.01)


def test_differences_are_taken_day_by_day() -> None:
    found = paired([11.0, 21.0, 31.0], [10.0, 20.0, 30.0])
    assert (found.value, found.half) == (1, 0)


def test_of_one_day_nobody_knows_how_far_it_is_off() -> None:
    assert (mean_of([4.0]).value, mean_of([4.0]).half) == (4, 0)
    assert mean_of([]).value == 0


@pytest.mark.parametrize(("freedom", "quantile"), [(3, 3.182), (9, 2.262), (29, 2.045)])
def test_the_quantile_is_that_of_the_tables(freedom: int, quantile: float) -> None:
    assert student(freedom) == pytest.approx(quantile, rel=0.01)
