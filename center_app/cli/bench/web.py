"""`center bench web`: many phones follow their tickets at `center web serve`, while the hall works.

All look at once at first, as after an announcement; then every 15 seconds, each when it may.
"""

import os
import subprocess
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from threading import Timer

from center_app.cli.bench import phones
from center_app.cli.bench.center import SERVICES, add_counters, measured_house, set_up, told
from center_app.cli.bench.crowd import crowd
from center_app.cli.bench.phones import Looks
from center_app.cli.bench.places import Place, new_place
from center_app.cli.bench.processes import in_processes
from center_app.cli.bench.table import Line
from center_app.cli.bench.taken import taken
from center_app.cli.failures import Failed
from center_app.cli.itself import CENTER
from center_app.cli.settings import Settings
from center_app.domain.clock import SECOND
from center_app.sample.center import CODE
from center_app.simulation.measures import quantile

MOST_MS, MOST_AT_ONCE_MS, MOST_GROWTH_MB = 50.0, 2_000.0, 10.0
"""Until the first byte, in 19 of 20 looks by the clock; until the last of all who look at once
has it; and what the server's memory may grow by in the second half of a run."""

OFTEN, USUAL = 0.95, 0.5

BASE = "https://queue.example.jo"


@dataclass(frozen=True, slots=True)
class Figure(Line):
    """One figure, the median of the runs; nothing is `wanted` of what only says how much there
    was to do."""

    figure: str
    database: str
    value: float
    worst: float
    wanted: float | None

    @property
    def met(self) -> bool:
        return self.wanted is None or self.value <= self.wanted

    def cells(self) -> dict[str, str]:
        return {
            "of the phones' page".rjust(34): self.figure.rjust(34),
            "database".rjust(10): self.database.rjust(10),
            "value": f"{self.value:.1f}",
            "worst": f"{self.worst:.1f}",
            "wanted": "" if self.wanted is None else f"<= {self.wanted:.0f}",
        }


@dataclass(frozen=True, slots=True)
class Run:
    """What the phones found, and what that took: of a core (%), of memory at the end and more in
    the second half (MB)."""

    looks: Looks
    share: float
    memory: float
    growth: float


def measured(settings: Settings, options: Namespace) -> Iterator[Figure]:
    for database in options.database:
        with new_place(database) as place:
            with measured_house(settings, place) as house:
                set_up(house)
                counters = list(house.center.hall.counters)
                counters += add_counters(house, max(0, options.counters - len(counters)))
                asked = [told(house, SERVICES[n % len(SERVICES)]) for n in range(options.phones)]
                for command in asked:
                    house.center.do(command)
            paths = [f"/t/{command.token}" for command in asked]
            with crowd(settings, place, [counters], options.events):
                runs = [_run(place, paths, options.seconds) for _ in range(options.runs)]
            yield from _figures(place.kind, runs)


def _run(place: Place, paths: Sequence[str], seconds: float) -> Run:
    with _served(place) as (address, process):
        begun: list[float] = []
        warm: list[float] = []

        def began() -> None:
            begun.append(taken(process.pid)[0])
            half = Timer(seconds / 2, lambda: warm.append(taken(process.pid)[1]))
            half.daemon = True
            half.start()

        (looks,) = in_processes([(phones.look, (address, paths, seconds))], began)
        cpu_s, memory_mb = taken(process.pid)
    return Run(looks, 100 * (cpu_s - begun[0]) / seconds, memory_mb, memory_mb - warm[0])


def _figures(database: str, runs: Sequence[Run]) -> Iterator[Figure]:
    def figure(name: str, values: Sequence[float], wanted: float | None = None) -> Figure:
        return Figure(name, database, median(values), max(values), wanted)

    def by_clock(share: float) -> list[float]:
        return [quantile(run.looks.later, share) * SECOND for run in runs]

    yield figure("ms to the first byte, median", by_clock(USUAL))
    yield figure("ms to the first byte, 19 of 20", by_clock(OFTEN), MOST_MS)
    first = [max(run.looks.first, default=0.0) * SECOND for run in runs]
    yield figure("ms until all have it who look at once", first, MOST_AT_ONCE_MS)
    yield figure("errors", [float(len(run.looks.errors)) for run in runs], 0)
    yield figure("looks by the clock", [float(len(run.looks.later)) for run in runs])
    yield figure("of these another page", [float(run.looks.fresh) for run in runs])
    yield figure("% of a core for the server", [run.share for run in runs])
    yield figure("MB of the server", [run.memory for run in runs])
    yield figure("MB more in the second half", [run.growth for run in runs], MOST_GROWTH_MB)


@contextmanager
def _served(place: Place) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """The real pages on a free port."""
    environment = {
        **os.environ,
        "CENTER_CENTER": CODE,
        "CENTER_STATE": str(place.state),
        "CENTER_DATABASE_URL": place.database,
        "CENTER_TICKET_BASE": BASE,
        "CENTER_REGISTRY_URL": "",
    }
    process = subprocess.Popen(
        [*CENTER, "web", "serve", "--port", "0"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        address = process.stdout.readline().strip()
        if not address:
            raise Failed("The phones' page of the benchmark does not start.")
        yield address, process
    finally:
        process.terminate()
        process.communicate()
