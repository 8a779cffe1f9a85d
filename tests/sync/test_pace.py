import pytest

from center_app.domain.refusal import Unavailable
from sync.failures import Denied, Diverged, Outdated, Throttled, TooLarge, Unreachable
from sync.pace import BatchSize, Pace


def test_failures_in_a_row_wait_twice_as_long_up_to_five_minutes() -> None:
    pace = Pace(lambda: 1.0)
    waits = [pace.after_failure(Unreachable()) for _ in range(12)]
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]


def test_the_whole_wait_is_drawn_by_lot() -> None:
    pace = Pace(iter([0.5, 0.25, 0.0]).__next__)
    assert [pace.after_failure(Unreachable()) for _ in range(3)] == [0.5, 0.5, 0.0]


def test_a_success_makes_the_next_failure_the_first() -> None:
    pace = Pace(lambda: 1.0)
    for _ in range(5):
        pace.after_failure(Unreachable())
    pace.after_success(5000)
    assert pace.after_failure(Unreachable()) == 1


def test_the_registry_says_when_to_come_again_but_not_at_once_nor_tomorrow() -> None:
    pace = Pace(lambda: 1.0)
    assert pace.after_success(7000) == 7
    assert pace.after_success(0) == 1
    assert pace.after_success(-5) == 1
    assert pace.after_success(10**9) == 3600


def test_a_busy_registry_is_left_alone_as_long_as_it_asks_and_a_little_longer() -> None:
    pace = Pace(lambda: 0.5)
    assert pace.after_failure(Throttled(120)) == 120.5
    assert pace.after_failure(Throttled(0)) == 3
    assert pace.after_failure(Throttled(10**6)) == 3600


@pytest.mark.parametrize("failure", [Denied(), Outdated(), Diverged(3), TooLarge()], ids=repr)
def test_what_a_person_has_to_mend_is_tried_every_quarter_of_an_hour(failure: Unavailable) -> None:
    pace = Pace(lambda: 0.0)
    assert [pace.after_failure(failure) for _ in range(3)] == [900, 900, 900]


def test_batches_grow_slowly_and_shrink_quickly() -> None:
    size = BatchSize()
    for _ in range(20):
        size.grow()
    assert size.events == 1000
    size.halve()
    assert size.events == 500
    for _ in range(20):
        size.halve()
    assert size.events == 1
