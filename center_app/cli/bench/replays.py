"""`center bench replay`: the rule and the estimate beside what others do, on the same days."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context

from center_app.cli.bench.choosing import seconds_to_play, speeds
from center_app.cli.bench.figures import Figure, Judged, figures, timing
from center_app.cli.replay import OWN, days, of_all
from center_app.simulation.accuracy import accuracy
from center_app.simulation.centers import drawn_center
from center_app.simulation.generate import Scenario, day
from center_app.simulation.plan import Plan, read_plan

POLICIES = ("center", "fifo", "strict")

PROCESSES = 2

CHOOSING_MS, TELLING_MS, PLAYING_S = 5.0, 20.0, 2.0


@dataclass(frozen=True, slots=True)
class Series:
    """Days that follow each other: `days` that count from the seed on, and `learn` before them."""

    plan: Plan
    kind: Scenario
    seed: int
    days: int
    learn: int


def measured(options: Namespace) -> Iterator[Figure]:
    """The figures of each scenario, with unplanned pauses and on the same days for all."""
    yield from _timed(options)
    plan = _plan(options)
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        for kind in map(Scenario, options.scenario):
            series = Series(plan, kind, options.seed, options.days, options.learn)
            played = {name: pool.submit(_judged, series, name) for name in POLICIES}
            found = {name: future.result() for name, future in played.items()}
            yield from figures(kind, found, usual=kind is Scenario.BASE)


def _timed(options: Namespace) -> Iterator[Figure]:
    plan, trace = day(_plan(options), options.seed)
    found = speeds(plan, trace)
    yield timing("200 waiting", "choosing, p95 ms", found.choosing_ms, CHOOSING_MS)
    yield timing("200 waiting", "telling, p95 ms", found.telling_ms, TELLING_MS)
    yield timing("200 waiting", "refreshing, p95 ms", found.refreshing_ms, TELLING_MS)
    visits = f"{len(trace.arrivals)} visits"
    yield timing(visits, "playing the day, s", seconds_to_play(plan, trace), PLAYING_S)


def _plan(options: Namespace) -> Plan:
    if options.center is None:
        return drawn_center(options.seed)
    return read_plan(options.center.read_bytes(), options.center.name)


def _judged(series: Series, name: str) -> Sequence[Judged]:
    """The days that count; only the center plays the days before, for only it learns."""
    learn = series.learn if name == OWN else 0
    seeds = range(series.seed - learn, series.seed + series.days)
    played = days([day(series.plan, seed, series.kind) for seed in seeds], name, series.seed)
    return [
        Judged(
            one.measures,
            of_all(one.estimate),
            of_all(one.naive),
            {class_: accuracy(pairs) for class_, pairs in one.estimate.items()},
        )
        for one in islice(played, learn, None)
    ]
