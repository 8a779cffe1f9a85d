"""The backlog as it can be reckoned in the head."""

import pytest

from center_app.simulation.whatif.backlog import Backlog
from traces import OPENS, PARAMS, counter, plan, trace

ONE = plan(counter("K1", "A1"))
STEP = 600
TAKES = 300 + PARAMS.gap_s


def row(n: int, after_s: int, code: str = "A1", absent: int = 0) -> str:
    durations = ";".join("300" for _ in code.split(";"))
    return f"V{n},{OPENS + after_s},{code},N,,{durations},,{absent}"


def test_what_fits_into_a_step_waits_for_none() -> None:
    assert Backlog(ONE, [trace(ONE, row(1, 0))]).waited({}) == 0


def test_what_does_not_fit_waits_for_the_next_step() -> None:
    rows = [row(n, 0) for n in range(4)]
    left = [4 * TAKES - STEP * n for n in (1, 2)]
    waited = Backlog(ONE, [trace(ONE, *rows)]).waited({})
    assert waited == pytest.approx(sum(left) / TAKES * STEP)


def test_nothing_is_served_in_a_break() -> None:
    day = trace(ONE, row(1, 0))
    rests = {"K1": ((OPENS, OPENS + STEP),)}
    assert Backlog(ONE, [day]).waited(rests) == pytest.approx(STEP)


def test_a_slower_counter_serves_less() -> None:
    slow = plan(counter("K1", "A1", speed=2.0))
    day = trace(slow, row(1, 0), row(2, 0))
    assert Backlog(slow, [day]).waited({}) > Backlog(ONE, [day]).waited({})


def test_further_services_save_the_setting_up_and_the_absent_cost_little() -> None:
    both = plan(counter("K1", "A1", "A2"))
    rests = {"K1": ((OPENS, OPENS + STEP),)}
    together = Backlog(both, [trace(both, row(1, 0, "A1;A2"))])
    assert together.waited(rests) == pytest.approx(2 * STEP)
    absent = Backlog(both, [trace(both, row(1, 0, absent=1))])
    assert absent.waited(rests) == pytest.approx(STEP)


def test_several_days_are_taken_in_the_mean_and_a_busier_one_waits_more() -> None:
    rows = [row(n, 0) for n in range(4)]
    once, twice = trace(ONE, *rows), trace(ONE, *rows)
    waited = Backlog(ONE, [once]).waited({})
    assert Backlog(ONE, [once, twice]).waited({}) == pytest.approx(waited)
    assert Backlog(ONE, [once], load=1.5).waited({}) > waited


def test_what_nobody_serves_is_left_out() -> None:
    assert Backlog(ONE, [trace(ONE, row(1, 0, "B1"))]).waited({}) == 0
