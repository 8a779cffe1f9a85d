"""`center bench replay` sets the rule beside others on the same days, and judges it."""

from dataclasses import fields
from pathlib import Path

import pytest

from center_app.cli.bench.figures import ROUTING, By, Goal, Judged, figures
from center_app.domain.estimate.classes import Class
from center_app.simulation.accuracy import Accuracy
from center_app.simulation.measures import Measures
from center_app.simulation.plan import written
from command_line import CommandLine
from traces import counter, plan


@pytest.mark.chaos
def test_figures_stand_beside_those_of_others(center: CommandLine, tmp_path: Path) -> None:
    small = plan(*(counter(f"K{n}", "A1", "A2", "B1", close_s=57_600.0) for n in range(30)))
    (tmp_path / "center.json").write_text(written(small))
    own = ("--center", tmp_path / "center.json", "--days", 1, "--learn", 1)
    said = center.process("bench", "replay", *own, "--json")
    lines = {(one["scenario"], one["figure"]): one for one in said.value}
    assert "playing the day, s" in {figure for _of, figure in lines}
    for timed in ("choosing", "telling", "refreshing"):
        assert lines["200 waiting", f"{timed}, p95 ms"]["center"] > 0
    assert {figure for of, figure in lines if of == "base"} >= ROUTING.keys()
    within = lines["base", "within %"]
    assert within["difference"] == pytest.approx(within["center"] - within["fifo"])
    assert lines["base", "rule errors"]["met"]
    off = lines["base", "estimate off"]
    assert 0 < off["center"] < off["naive"]
    assert off["fifo"] is None


def judged(within: float, off: float) -> Judged:
    """A day of this share within target, whose estimates were off by so many minutes."""
    nothing = {field.name: 0.0 for field in fields(Measures)}
    measures = Measures(**{**nothing, "within": within})  # type: ignore[arg-type]
    estimate = Accuracy(100, off, 0, 0, 0, covered=0.8, width=9, spoken=0.79)
    naive = Accuracy(100, 8, -7, 0, 0, 0, 0, 0)
    return Judged(measures, estimate, naive, dict.fromkeys(Class, estimate))


def test_days_of_the_usual_load_have_goals_others_must_not_be_below() -> None:
    days = {
        "center": [judged(0.72, 3.0), judged(0.74, 3.2)],
        "fifo": [judged(0.70, 0), judged(0.70, 0)],
        "strict": [judged(0.69, 0), judged(0.71, 0)],
    }
    usual, other = (
        {one.figure: one for one in figures("day", days, usual=usual)} for usual in (True, False)
    )
    within = usual["within %"]
    assert (within.center, within.fifo, within.strict) == pytest.approx((73, 70, 70))
    assert within.difference == pytest.approx(3)
    assert within.difference_half is not None
    assert within.difference_half > 1
    assert not within.met
    assert other["within %"].met
    assert other["within %"].goal == "difference >= 0"
    assert usual["estimate off"].naive == 8
    assert usual["estimate off"].met
    assert usual["covered, basket %"].met
    assert not usual["told range holds %"].met
    assert not usual["priority within %"].met
    assert other["priority within %"].met


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
