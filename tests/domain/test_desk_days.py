"""Several desks, kiosks and supervisors beside a simple model; and that the model finds bugs."""

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from whole_days import WholeDays


@pytest.mark.long
@pytest.mark.timeout(600)  # work, not waiting: a busy machine takes several times as long
def test_whatever_is_pressed_everybody_is_where_a_simple_model_says() -> None:
    run_state_machine_as_test(
        WholeDays, settings=settings(max_examples=15, stateful_step_count=40, deadline=None)
    )


@pytest.mark.chaos
@pytest.mark.timeout(10_800)
def test_the_same_for_a_great_many_days() -> None:
    run_state_machine_as_test(
        WholeDays, settings=settings(max_examples=3_000, stateful_step_count=100, deadline=None)
    )
