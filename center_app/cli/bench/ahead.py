"""`center bench ahead`: the wait in half an hour as foretold, beside "as now", on played days."""

from argparse import Namespace
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from center_app.cli.bench.table import Line
from center_app.simulation.centers import drawn_center
from center_app.simulation.generate import day
from center_app.simulation.prospects import errors, judged

KNOWN, PLAYED = 12, 3
"""Days of which the arrivals are learned, and then days that are played without being judged."""

MOST = 0.8


@dataclass(frozen=True, slots=True)
class Foretold(Line):
    """One center: mean absolute errors in minutes, by so many who came half an hour later."""

    seed: int
    visits: int
    foretold: float
    as_now: float
    told: float

    @property
    def ratio(self) -> float:
        return self.foretold / self.as_now

    @property
    def met(self) -> bool:
        return self.ratio <= MOST

    def cells(self) -> Mapping[str, str]:
        return {
            "center": f"{self.seed}",
            "visits": f"{self.visits}",
            "ahead": f"{self.foretold:.1f}",
            "as now": f"{self.as_now:.1f}",
            "at the ticket": f"{self.told:.1f}",
            "ratio": f"{self.ratio:.2f}",
            "wanted": f"{MOST:g}",
        }


def measured(options: Namespace) -> Iterator[Foretold]:
    """Of as many centers drawn by chance as wanted."""
    for seed in range(options.seed, options.seed + options.runs):
        plan, before = drawn_center(seed), KNOWN + PLAYED
        days = [day(plan, 100 * seed + n) for n in range(before + options.days)]
        found = errors(list(judged(days, KNOWN, options.days)))
        yield Foretold(seed, found.visits, found.foretold, found.as_now, found.told)
