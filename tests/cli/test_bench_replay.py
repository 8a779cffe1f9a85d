"""`center bench replay` sets the rule beside others on the same days, and judges it."""

from pathlib import Path

import pytest

from center_app.cli.bench.figures import ROUTING, By, Goal
from center_app.simulation.plan import written
from command_line import CommandLine
from traces import counter, plan


def test_figures_stand_beside_those_of_others(center: CommandLine, tmp_path: Path) -> None:
    small = plan(*(counter(f"K{n}", "A1", "A2", "B1", close_s=57_600.0) for n in range(30)))
    (tmp_path / "center.json").write_text(written(small))
    own = ("--center", tmp_path / "center.json", "--days", 2, "--scenario", "base", "absent")
    said = center.process("bench", "replay", *own, "--json")
    lines = {(one["scenario"], one["figure"]): one for one in said.value}
    assert lines["200 waiting", "choosing, p95 ms"]["met"]
    for scenario in ("base", "absent"):
        assert {figure for of, figure in lines if of == scenario} >= ROUTING.keys()
        within = lines[scenario, "within %"]
        assert within["difference"] == pytest.approx(within["center"] - within["fifo"])
        assert within["difference_half"] > 0
        assert lines[scenario, "rule errors"]["met"]
        off = lines[scenario, "estimate off"]
        assert off["naive"] is not None
        assert off["fifo"] is None
    assert lines["base", "ordinary within %"]["goal"] == "difference >= -2"
    assert lines["absent", "ordinary within %"]["goal"] == ""


@pytest.mark.parametrize(
    ("goal", "value", "half", "met"),
    [
        (Goal(By.VALUE, least=2), 2, 1, True),
        (Goal(By.VALUE, least=2), 1.9, 0, False),
        (Goal(By.VALUE, least=-1, most=1), 1.1, 0, False),
        (Goal(By.DIFFERENCE, least=4, sure=3), 4, 1, True),
        (Goal(By.DIFFERENCE, least=4, sure=3), 4, 1.1, False),
        (Goal(By.DIFFERENCE, most=14, sure=15), 14, 1, True),
        (Goal(By.DIFFERENCE, most=14, sure=15), 13, 2.1, False),
    ],
)
def test_a_goal_is_met_in_the_mean_and_where_asked_at_the_worse_end(
    goal: Goal, value: float, half: float, met: bool
) -> None:
    assert goal.met(value, half) is met
