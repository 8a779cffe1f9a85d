"""What a change does to a day: the same seeds with it and without, and the paired differences."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from center_app.domain.routing.parameters import DEFAULT, Routing
from center_app.simulation.comparison import Mean, mean_of, paired
from center_app.simulation.measures import Measures, measured
from center_app.simulation.plan import Plan
from center_app.simulation.policies import POLICIES
from center_app.simulation.replay import Setting, replay
from center_app.simulation.trace import Trace
from center_app.simulation.whatif.seeds import Days

PERCENT = 100.0

FIGURES: Mapping[str, tuple[float, Callable[[Measures], float]]] = {
    "mean wait": (1, lambda m: m.mean_wait),
    "p90 wait": (1, lambda m: m.p90_wait),
    "longest wait": (1, lambda m: m.longest_wait),
    "within target %": (PERCENT, lambda m: m.within),
    "priority within %": (PERCENT, lambda m: m.within_priority),
    "worst agency %": (PERCENT, lambda m: m.within_worst_agency),
    "in center": (1, lambda m: m.in_center),
    "starved": (1, lambda m: m.starved),
    "left": (1, lambda m: m.left),
    "unserved": (1, lambda m: m.unserved),
}
"""Minutes, points of a hundred, or visits a day; what each is stands in `measures`."""


@dataclass(frozen=True, slots=True)
class Case:
    """A center on the day: who sits where and when, and the rule's parameters."""

    plan: Plan
    routing: Routing = DEFAULT


@dataclass(frozen=True, slots=True)
class Run:
    """One day to play."""

    case: Case
    trace: Trace
    seed: int


Play = Callable[[Iterable[Run]], Iterable[Measures]]
"""Plays all of them, in whatever processes; the figures come in the order of the runs."""


@dataclass(frozen=True, slots=True)
class Effect:
    """One figure in the mean over the seeds, before and after, and the mean of its differences
    on the same seeds with the 95 % half-width."""

    figure: str
    before: Mean
    after: Mean
    difference: Mean


def played(run: Run) -> Measures:
    """The figures of one day, without any estimate told."""
    setting = Setting(routing=run.case.routing, seed=run.seed)
    turns = replay(run.case.plan, run.trace, POLICIES["center"], setting).turns
    return measured(run.case.plan, run.trace, turns)


def one_by_one(runs: Iterable[Run]) -> Iterator[Measures]:
    return map(played, runs)


def effects(
    days: Days, seeds: Sequence[int], before: Case, after: Case, play: Play = one_by_one
) -> list[Effect]:
    """Every figure of both cases on the days of these seeds."""
    pairs = [(days(seed), seed) for seed in seeds]
    runs = [Run(case, trace, seed) for case in (before, after) for trace, seed in pairs]
    found = list(play(runs))
    ours, others = found[: len(pairs)], found[len(pairs) :]
    return [
        _effect(name, [scale * of(one) for one in ours], [scale * of(one) for one in others])
        for name, (scale, of) in FIGURES.items()
    ]


def _effect(figure: str, before: Sequence[float], after: Sequence[float]) -> Effect:
    return Effect(figure, mean_of(before), mean_of(after), paired(after, before))
