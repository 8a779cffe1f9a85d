"""`center bench issue` and `call`: a command as a multiple of a bare transaction."""

from argparse import Namespace
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from statistics import median

from center_app.cli.bench import workers
from center_app.cli.bench.baseline import prepare
from center_app.cli.bench.center import fill, measured_house, set_up
from center_app.cli.bench.places import Place, new_place
from center_app.cli.bench.table import Line
from center_app.cli.settings import Settings

MOST = 4.0
"""What a command may take, in transactions of the baseline."""

MOST_TO_EMPTIEST = 1.3
"""What it may take among many who wait, in what it takes where the fewest wait."""


@dataclass(frozen=True, slots=True)
class Transaction(Line):
    """What a command takes, and as a multiple of both baselines (see there).

    `spread` is that of the multiple of the bare one; `to_emptiest` compares it with the line of as
    many processes where the fewest wait.
    """

    database: str
    processes: int
    waiting: int
    bare_ms: float
    fair_ms: float
    command_ms: float
    to_bare: float
    to_fair: float
    spread: float
    to_emptiest: float = 1.0

    @property
    def met(self) -> bool:
        """By the bare transaction, however many compete; the fair one only helps to explain."""
        return self.to_bare <= MOST and self.to_emptiest <= MOST_TO_EMPTIEST

    def cells(self) -> Mapping[str, str]:
        return {
            "database": self.database,
            "processes": f"{self.processes}",
            "waiting": f"{self.waiting}",
            "bare ms": f"{self.bare_ms:.2f}",
            "fair ms": f"{self.fair_ms:.2f}",
            "ms": f"{self.command_ms:.2f}",
            "x bare": f"{self.to_bare:.2f}",
            "x fair": f"{self.to_fair:.2f}",
            "spread": f"{self.spread:.2f}",
            "x emptiest": f"{self.to_emptiest:.2f}",
        }


def measured(settings: Settings, options: Namespace, command: str) -> Iterator[Transaction]:
    for database in options.database:
        with new_place(database) as place:
            job = workers.Job(settings, place, command, options.runs, options.seconds)
            yield from _on(job, sorted(options.waiting), options.processes)


def _on(job: workers.Job, waiting: list[int], processes: list[int]) -> Iterator[Transaction]:
    emptiest: dict[int, Transaction] = {}
    with measured_house(job.settings, job.place) as house:
        set_up(house)
        prepare(house.engine)
        for crowd in waiting:
            fill(house, crowd)
            for number in processes:
                line = _line(job.place, number, crowd, workers.measure(job, number))
                first = emptiest.setdefault(number, line)
                yield replace(line, to_emptiest=line.to_bare / first.to_bare)


def _line(place: Place, processes: int, waiting: int, runs: list[workers.Run]) -> Transaction:
    to_bare = [run.command / run.bare for run in runs]
    to_fair = [run.command / run.fair for run in runs]
    return Transaction(
        database=place.kind,
        processes=processes,
        waiting=waiting,
        bare_ms=median(run.bare for run in runs),
        fair_ms=median(run.fair for run in runs),
        command_ms=median(run.command for run in runs),
        to_bare=median(to_bare),
        to_fair=median(to_fair),
        spread=max(to_bare) - min(to_bare),
    )
