"""What was foretold for half an hour later, and what came."""

import pytest

from center_app.domain.clock import MINUTE
from center_app.simulation.centers import drawn_center
from center_app.simulation.generate import day
from center_app.simulation.prospects import Judged, errors, judged


def test_the_errors_are_means_in_minutes() -> None:
    some = [
        Judged(10 * MINUTE, 0, 12 * MINUTE, 12 * MINUTE),
        Judged(20 * MINUTE, 18 * MINUTE, 12 * MINUTE, 14 * MINUTE),
    ]
    found = errors(some)
    assert (found.visits, found.foretold, found.as_now, found.told) == (2, 4, 8, 1)


@pytest.mark.chaos
def test_half_an_hour_ahead_it_is_far_nearer_than_that_it_will_be_as_now() -> None:
    plan = drawn_center(1)
    found = errors(list(judged([day(plan, seed) for seed in range(14)], known=11, judge=2)))
    assert found.visits > 500
    assert found.told < found.foretold < 0.8 * found.as_now
