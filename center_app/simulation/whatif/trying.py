"""Breaks that were placed by reckoning, tried on played days: only what proves right is taken."""

from collections.abc import Sequence
from dataclasses import replace
from statistics import fmean

from center_app.simulation.whatif.breaks import BreakRules, offences, placed
from center_app.simulation.whatif.effects import Case, Play, Run
from center_app.simulation.whatif.seeds import Days

LOADS = (0.9, 1.0, 1.1)
"""The backlog is reckoned as if so much of the work came: it knows nothing of chance, by which a
hall is now fuller and now emptier."""

TRIED = 3
"""Days on which each plan is tried."""

TRIED_FROM = 1_000_000
"""They have seeds of their own, far from those on which the effect is told afterwards."""


def best_placed(days: Days, seed: int, case: Case, rules: BreakRules, play: Play) -> Case:
    """The case with its breaks where the mean wait was shortest when played.

    The given breaks stay, if they keep the rules and none is better. Raises Unreadable.
    """
    seeds = [TRIED_FROM + seed + n for n in range(TRIED)]
    traces = [(days(one), one) for one in seeds]
    plans = [placed(case.plan, [trace for trace, _ in traces], rules, load) for load in LOADS]
    if not any(offences(case.plan, rules)):
        plans.insert(0, case.plan)
    cases: Sequence[Case] = [
        replace(case, plan=plan) for n, plan in enumerate(plans) if plan not in plans[:n]
    ]
    runs = [Run(one, trace, of) for one in cases for trace, of in traces]
    waits = [found.mean_wait for found in play(runs)]
    means = [fmean(waits[n * TRIED : (n + 1) * TRIED]) for n in range(len(cases))]
    return cases[means.index(min(means))]
