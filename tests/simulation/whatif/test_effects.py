"""The paired effect of a change, and days drawn anew."""

from dataclasses import replace
from statistics import fmean

import pytest

from center_app.domain.routing.parameters import Routing
from center_app.simulation.comparison import paired
from center_app.simulation.trace import Trace
from center_app.simulation.whatif.effects import Case, Run, effects, played
from center_app.simulation.whatif.seeds import drawn_anew
from traces import PARAMS, counter, plan, trace

CENTER = plan(counter("K1", "A1", "A2"), counter("K2", "A1", "A2"))
MORE = plan(*CENTER.counters, counter("K3", "A1", "A2"))

ROWS = [
    f"V{n},{28_800 + 90 * n},A{1 + n % 2},N,,{150 + 7 * (n % 20)},,{int(n % 10 == 0)}"
    for n in range(60)
]
DAY = trace(CENTER, *ROWS)

SEEDS = range(1, 6)


def test_the_difference_is_that_of_the_same_seeds() -> None:
    found = {one.figure: one for one in effects(drawn_anew(DAY), SEEDS, Case(CENTER), Case(MORE))}
    waits = [
        [played(Run(Case(one), drawn_anew(DAY)(seed), seed)).mean_wait for seed in SEEDS]
        for one in (CENTER, MORE)
    ]
    wait = found["mean wait"]
    assert wait.before.value == pytest.approx(fmean(waits[0]))
    assert wait.difference == paired(waits[1], waits[0])
    assert wait.difference.value + wait.difference.half < 0
    assert wait.difference.half < wait.before.half + wait.after.half


def test_without_a_change_there_is_no_difference() -> None:
    for one in effects(drawn_anew(DAY), SEEDS, Case(CENTER), Case(CENTER)):
        assert (one.difference.value, one.difference.half) == (0, 0)


def test_any_source_of_days_is_played() -> None:
    """A forecast gives a day for each seed too."""

    def forecast(seed: int) -> Trace:
        return trace(CENTER, *ROWS[: 10 * seed])

    (wait, *_) = effects(forecast, [1, 6], Case(CENTER), Case(MORE, Routing(priority=2)))
    assert wait.before.value > wait.after.value


def test_unplanned_pauses_are_drawn_by_the_seed() -> None:
    restless = plan(*CENTER.counters, params=replace(PARAMS, pause_p=0.3))
    first, second = (played(Run(Case(restless), DAY, seed)).mean_wait for seed in (1, 2))
    assert first != second


def test_who_comes_for_what_and_when_is_not_drawn() -> None:
    again = drawn_anew(DAY)(1)
    same = [(one.visit, one.at_ms, one.groups, one.priority) for one in again.arrivals]
    assert same == [(one.visit, one.at_ms, one.groups, one.priority) for one in DAY.arrivals]


def test_times_are_those_of_the_same_service_on_the_day() -> None:
    of_a1 = {one.serving_ms[0] for one in DAY.arrivals if one.codes == ("A1",)}
    drawn = [one for one in drawn_anew(DAY)(1).arrivals if one.codes == ("A1",)]
    assert {one.serving_ms[0] for one in drawn} <= of_a1
    assert len({one.serving_ms[0] for one in drawn}) > 3


def test_the_same_seed_draws_the_same_day_and_another_one_another() -> None:
    assert drawn_anew(DAY)(1) == drawn_anew(DAY)(1)
    assert drawn_anew(DAY)(1) != drawn_anew(DAY)(2)


def test_about_as_many_are_absent_as_on_the_day() -> None:
    absent = [sum(one.absent for one in drawn_anew(DAY)(seed).arrivals) for seed in range(200)]
    assert fmean(absent) == pytest.approx(6, abs=0.6)
