import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_app.domain.clock import HOUR, MINUTE, SECOND
from center_app.domain.estimate.rounding import spoken

WAITS = st.tuples(st.integers(0, 6 * HOUR), st.integers(1, 6 * HOUR)).map(sorted)


@pytest.mark.parametrize(
    ("low_s", "high_s", "said"),
    [
        (0, 0, (0, 0)),
        (0, 1, (0, 1)),
        (61, 179, (1, 3)),
        (3 * 60, 9 * 60 + 1, (3, 10)),
        (9 * 60 + 59, 10 * 60 + 1, (9, 15)),
        (13 * 60, 22 * 60, (10, 25)),
        (15 * 60, 15 * 60, (10, 15)),
    ],
)
def test_short_waits_are_told_to_the_minute_and_long_ones_in_steps_of_five(
    low_s: int, high_s: int, said: tuple[int, int]
) -> None:
    assert spoken(low_s * SECOND, high_s * SECOND) == said


@given(WAITS)
def test_what_is_told_holds_whatever_the_range_holds(wait: list[int]) -> None:
    low, high = spoken(*wait)
    assert low * MINUTE <= wait[0]
    assert wait[1] <= high * MINUTE


@given(WAITS)
def test_nobody_is_told_a_single_number_above_ten_minutes(wait: list[int]) -> None:
    low, high = spoken(*wait)
    assert low < high or high < 10


@given(WAITS, st.integers(0, HOUR))
def test_a_longer_wait_is_never_told_as_a_shorter_one(wait: list[int], more: int) -> None:
    low, high = wait
    assert spoken(low, high)[1] <= spoken(low, high + more)[1]
