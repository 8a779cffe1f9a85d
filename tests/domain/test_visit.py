from dataclasses import replace
from datetime import date

import pytest

from center_app.domain.catalogue import Audience
from center_app.domain.clock import MINUTE
from center_app.domain.people import skill_queue
from center_app.domain.step import OVER, Line, Step, StepId, StepState
from center_app.domain.visit import Stand, Visit
from manual_clock import ManualClock

NOW = ManualClock().now()


def a_visit(lines: tuple[Line, ...], *states: tuple[StepState, ...]) -> Visit:
    """A visit whose lines have so many stages in these states."""
    steps = tuple(
        Step(
            StepId(line, stage),
            lines[line].service,
            "civil",
            f"{lines[line].service}-{stage}",
            15 * MINUTE,
            state=state,
        )
        for line, stages in enumerate(states)
        for stage, state in enumerate(stages)
    )
    return Visit(
        id="v",
        number="A001",
        token="",
        day=date(2026, 11, 22),
        issued=NOW,
        station="k",
        audience=Audience.INDIVIDUALS,
        language="ar",
        priority=None,
        assistance=(),
        lines=lines,
        steps=steps,
        promise=None,
        queued=NOW,
    )


W, S, H, D = StepState.WAITING, StepState.SERVING, StepState.HELD, StepState.DONE


def ready(visit: Visit) -> list[tuple[int, int]]:
    return [(step.id.line, step.id.stage) for step in visit.ready()]


def test_of_a_service_the_first_open_stage_is_ready() -> None:
    basket = (Line("a"),)
    assert ready(a_visit(basket, (W, W, W))) == [(0, 0)]
    assert ready(a_visit(basket, (D, W, W))) == [(0, 1)]
    assert ready(a_visit(basket, (S, W, W))) == []
    assert ready(a_visit(basket, (D, D, D))) == []


def test_lines_without_an_order_are_ready_together() -> None:
    assert ready(a_visit((Line("a"), Line("b")), (W, W), (W,))) == [(0, 0), (1, 0)]


def test_a_line_waits_for_all_that_come_before_it() -> None:
    basket = (Line("a", after=(1, 2)), Line("b"), Line("c"))
    assert ready(a_visit(basket, (W,), (W,), (W,))) == [(1, 0), (2, 0)]
    assert ready(a_visit(basket, (W,), (D,), (H,))) == []
    assert ready(a_visit(basket, (W,), (D,), (D,))) == [(0, 0)]


def test_a_line_comes_after_the_last_stage_of_another() -> None:
    basket = (Line("a"), Line("b", after=(0,)))
    assert ready(a_visit(basket, (D, W), (W,))) == [(0, 1)]


@pytest.mark.parametrize("over", sorted(OVER))
def test_what_ended_otherwise_holds_nothing_up(over: StepState) -> None:
    assert ready(a_visit((Line("a"), Line("b", after=(0,))), (over,), (W,))) == [(1, 0)]


def test_seniority_counts_what_it_carries_of_earlier_waits() -> None:
    visit = a_visit((Line("a"),), (W,))
    assert replace(visit, waited_ms=8_000, carried_ms=5_000).seniority == NOW.at - 5_000


def test_a_wait_goes_by_the_steady_clock() -> None:
    clock = ManualClock()
    visit = replace(a_visit((Line("a"),), (W,)), queued=clock.now(), waited_ms=2 * MINUTE)
    visit = replace(visit, carried_ms=MINUTE)
    clock.go_on(minutes=3)
    clock.correct(seconds=-3_600)
    assert visit.waited_by(clock.now()) == 5 * MINUTE
    assert visit.counted_by(clock.now()) == 4 * MINUTE


def test_a_visit_knows_whether_it_is_open_and_what_is_served() -> None:
    visit = a_visit((Line("a"), Line("b")), (D,), (S,))
    served = visit.serving()
    assert visit.open
    assert served is not None
    assert served.id == (1, 0)
    assert not replace(visit, stand=Stand.SERVED).open
    assert visit.step(StepId(2, 0)) is None


def test_stages_open_to_a_partial_skill_have_a_queue_of_their_own() -> None:
    assert skill_queue("photo", partial=True) != skill_queue("photo", partial=False)
