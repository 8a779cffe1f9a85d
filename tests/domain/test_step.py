import pytest

from center_app.domain.clock import MINUTE
from center_app.domain.step import GOES_ON, MOVES, OVER, Outcome, Step, StepId, StepState


def a_step(state: StepState) -> Step:
    return Step(StepId(0, 0), "birth", "civil", "birth", 15 * MINUTE, state=state)


def test_of_what_is_over_only_expired_and_missed_steps_come_back() -> None:
    back = {StepState.EXPIRED, StepState.MISSED}
    assert {state for state in StepState if not MOVES[state]} == OVER - back
    assert all(MOVES[state] == {StepState.WAITING, StepState.AWAITED} for state in back)


@pytest.mark.parametrize("state", StepState)
def test_a_step_knows_whether_it_is_over(state: StepState) -> None:
    over = {"done", "missed", "cancelled", "expired", "dropped"}
    assert a_step(state).over is (state.value in over)


@pytest.mark.parametrize("state", sorted(set(StepState) - OVER))
def test_every_open_step_can_expire(state: StepState) -> None:
    assert StepState.EXPIRED in MOVES[state]


def test_what_is_being_served_is_never_dropped() -> None:
    droppable = {state for state in StepState if StepState.DROPPED in MOVES[state]}
    assert droppable == {StepState.WAITING, StepState.CALLED, StepState.AWAITED}


def test_after_what_was_refused_or_lacks_something_nothing_goes_on() -> None:
    assert set(Outcome) - GOES_ON == {
        Outcome.INCOMPLETE,
        Outcome.ONLINE,
        Outcome.REFERRED,
        Outcome.REJECTED,
    }
