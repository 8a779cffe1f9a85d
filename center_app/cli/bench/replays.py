"""`center bench replay`: the rule and the estimate beside what others do, on the same days."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from center_app.cli.bench.choosing import speeds
from center_app.cli.bench.figures import Figure, Judged, figures, timing
from center_app.cli.replay import days, of_all
from center_app.simulation.accuracy import accuracy
from center_app.simulation.centers import drawn_center
from center_app.simulation.generate import Scenario, day
from center_app.simulation.plan import Plan, read_plan

LEARNING = 5
"""Days before those that count, from which the center learns."""

PROCESSES = 2

CHOOSING_MS, TELLING_MS = 5.0, 20.0


def measured(options: Namespace) -> Iterator[Figure]:
    """The figures of each scenario, on days that follow each other from the seed on."""
    yield from _timed(options)
    plan = _plan(options)
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        for scenario in options.scenario:
            kind = Scenario(scenario)
            asked = {name: (plan, kind, options.seed, options.days, name) for name in POLICIES}
            played = {name: pool.submit(_days, *arguments) for name, arguments in asked.items()}
            found = {name: future.result() for name, future in played.items()}
            yield from figures(scenario, found, usual=kind is Scenario.BASE)


def _timed(options: Namespace) -> Iterator[Figure]:
    found = speeds(*day(_plan(options), options.seed))
    yield timing("choosing, p95 ms", found.choosing_ms, CHOOSING_MS)
    yield timing("telling, p95 ms", found.telling_ms, TELLING_MS)


POLICIES = ("center", "fifo", "strict")


def _plan(options: Namespace) -> Plan:
    if options.center is None:
        return drawn_center(options.seed)
    return read_plan(options.center.read_bytes(), options.center.name)


def _days(plan: Plan, kind: Scenario, seed: int, number: int, name: str) -> Sequence[Judged]:
    """The days that count; only the center plays the days before, for only it learns."""
    first = seed - LEARNING if name == "center" else seed
    series = [day(plan, n, kind) for n in range(first, seed + number)]
    return [
        Judged(
            one.measures,
            of_all(one.estimate),
            of_all(one.naive),
            {class_: accuracy(pairs) for class_, pairs in one.estimate.items()},
        )
        for one in days(series, name, seed)
    ][seed - first :]
