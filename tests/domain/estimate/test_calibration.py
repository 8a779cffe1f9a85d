from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_app.domain.clock import HOUR, MINUTE
from center_app.domain.estimate.calibration import (
    Calibration,
    Ranges,
    adapt,
    learn,
    quantile,
)


def off_by(random: Random, sigma: float) -> float:
    return random.lognormvariate(0, sigma)


def covered(
    sigmas: list[float], *, calibration: Calibration, seed: int, of: str = "ordinary"
) -> tuple[float, float]:
    """The share of waits in their range, and before their point, the errors as wide as told."""
    random, inside, before = Random(seed), 0, 0
    for sigma in sigmas:
        estimate = round(random.uniform(1, 45) * MINUTE)
        low, point, high = Ranges(calibration).around(of, estimate)
        wait = round(estimate * off_by(random, sigma))
        inside += low <= wait <= high
        before += wait < point
        learn(calibration, of, estimate, wait)
        adapt(calibration, of, missed=not low <= wait <= high)
    return inside / len(sigmas), before / len(sigmas)


def test_with_nothing_known_the_range_is_wide() -> None:
    assert Ranges(Calibration()).around("basket", 10 * MINUTE) == (
        6 * MINUTE,
        10 * MINUTE,
        16 * MINUTE,
    )


def test_eight_of_ten_waits_lie_in_the_range_and_a_little_over_half_before_the_point() -> None:
    inside, before = covered([0.5] * 4_000, calibration=Calibration(), seed=1)
    assert inside == pytest.approx(0.8, abs=0.02)
    assert before == pytest.approx(0.56, abs=0.03)


def test_when_the_errors_double_the_ranges_follow() -> None:
    calibration = Calibration()
    covered([0.25] * 2_000, calibration=calibration, seed=1)
    narrow = Ranges(calibration).around("ordinary", 20 * MINUTE)
    inside, _ = covered([0.5] * 2_000, calibration=calibration, seed=2)
    wide = Ranges(calibration).around("ordinary", 20 * MINUTE)
    assert inside > 0.76
    assert wide[2] - wide[0] > 1.6 * (narrow[2] - narrow[0])


def test_each_size_has_errors_of_its_own() -> None:
    """Short waits are known exactly here, long ones hardly."""
    calibration, random = Calibration(), Random(4)
    for _ in range(200):
        learn(calibration, "ordinary", 3 * MINUTE, 3 * MINUTE)
        learn(calibration, "ordinary", HOUR, round(HOUR * off_by(random, 0.8)))
    ranges = Ranges(calibration)
    assert ranges.around("ordinary", 4 * MINUTE) == (4 * MINUTE,) * 3
    low, _, high = ranges.around("ordinary", 50 * MINUTE)
    assert low < 30 * MINUTE
    assert high > 80 * MINUTE


def test_a_class_that_is_hardly_known_takes_the_errors_of_all() -> None:
    calibration = Calibration()
    for _ in range(100):
        learn(calibration, "ordinary", 20 * MINUTE, 40 * MINUTE)
    for _ in range(5):
        learn(calibration, "basket", 20 * MINUTE, 20 * MINUTE)
    low, point, high = Ranges(calibration).around("basket", 20 * MINUTE)
    assert point == high == pytest.approx(40 * MINUTE, rel=0.01)
    assert low <= point


def test_a_size_that_is_hardly_known_takes_the_errors_of_its_class() -> None:
    calibration = Calibration()
    for _ in range(100):
        learn(calibration, "priority", 10 * MINUTE, 12 * MINUTE)
        learn(calibration, "ordinary", 40 * MINUTE, 90 * MINUTE)
    _, point, _ = Ranges(calibration).around("priority", 40 * MINUTE)
    assert point < 50 * MINUTE


def test_only_the_last_errors_are_kept() -> None:
    calibration = Calibration()
    for n in range(1_000):
        learn(calibration, "ordinary", 10 * MINUTE, n * MINUTE)
    (kept,) = calibration.errors.values()
    assert len(kept) == 400
    assert kept == sorted(kept)


@given(st.booleans())
def test_the_level_stays_within_its_bounds(missed: bool) -> None:
    calibration = Calibration()
    for _ in range(5_000):
        adapt(calibration, "ordinary", missed=missed)
    assert calibration.levels["ordinary"] == pytest.approx(0.08 if missed else 0.32)


@given(st.lists(st.integers(-2_000, 2_000), min_size=1), st.integers(0, 24 * HOUR))
def test_a_range_is_in_order_and_never_negative(errors: list[int], estimate: int) -> None:
    calibration = Calibration({"ordinary/1": errors})
    low, point, high = Ranges(calibration).around("ordinary", estimate)
    assert 0 <= low <= point <= high


def test_the_quantiles_of_nine_are_themselves() -> None:
    nine = list(range(1, 10))
    assert [quantile(nine, share / 10) for share in (1, 5, 9)] == [1, 5, 9]
    assert quantile(nine, 0.55) == 5.5
    assert quantile(nine, 0.001) == 1
    assert quantile(nine, 0.999) == 9
