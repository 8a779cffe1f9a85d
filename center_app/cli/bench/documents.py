"""What a month's documents take: how long, and how much memory, each in a process of its own."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path
from statistics import median
from time import perf_counter

from center_app.cli.bench.center import measured_house
from center_app.cli.bench.places import Place
from center_app.cli.bench.processes import in_processes
from center_app.cli.bench.table import Line
from center_app.cli.house import House
from center_app.cli.period_report import write_period
from center_app.cli.settings import Settings
from center_app.domain.span import Span
from center_app.language import find
from center_app.simulation.clock import PlayedClock

MOST_S, MOST_MB = 5.0, 300.0
"""What a month's document may take: nobody waits longer, and a small server has no more."""

DOCUMENTS = (("PDF, Arabic", ".pdf", "ar"), ("PDF, English", ".pdf", "en"), ("XLSX", ".xlsx", "ar"))

PEAK = re.compile(r"VmHWM:\s+(\d+) kB")
STATUS = Path("/proc/self/status")
"""Where Linux tells of a process how much memory it has had at the most."""


@dataclass(frozen=True, slots=True)
class Order:
    """Where the center lies, at which moment (ms since 1970 UTC) it is opened, and what is asked
    for, so many `runs`."""

    settings: Settings
    place: Place
    at: int
    span: Span
    runs: int


@dataclass(frozen=True, slots=True)
class Written(Line):
    """One document of so many visits: seconds from being asked for until its file is there, and
    the most memory (MB) that the whole process had; None where the system does not tell."""

    database: str
    document: str
    visits: int
    took_s: float
    spread: float
    peak_mb: float | None

    @property
    def met(self) -> bool:
        return self.took_s <= MOST_S and (self.peak_mb is None or self.peak_mb < MOST_MB)

    def cells(self) -> Mapping[str, str]:
        return {
            "database": self.database,
            "document".rjust(12): self.document.rjust(12),
            "visits": f"{self.visits}",
            f"s (<= {MOST_S:g})": f"{self.took_s:.2f}",
            "spread": f"{self.spread:.2f}",
            f"MB (< {MOST_MB:g})": "-" if self.peak_mb is None else f"{self.peak_mb:.0f}",
        }


def measured_documents(order: Order) -> Iterator[Written]:
    """Each document in a process of its own, which finds the center as it lies."""
    for name, ending, language in DOCUMENTS:
        file = order.place.state / f"month-{language}{ending}"
        ((visits, times, peak_mb),) = in_processes([(_write, (order, file, language))])
        yield Written(
            database=order.place.kind,
            document=name,
            visits=visits,
            took_s=median(times),
            spread=max(times) - min(times),
            peak_mb=peak_mb,
        )


def _write(order: Order, file: Path, language: str, together: Barrier, found: Connection) -> None:
    times, visits = [], 0
    with measured_house(order.settings, order.place, PlayedClock(order.at)) as house:
        together.wait()
        for _ in range(order.runs):
            began = perf_counter()
            visits = _written(house, order.span, file, language)
            times.append(perf_counter() - began)
    found.send((visits, times, _peak_mb()))


def _written(house: House, span: Span, file: Path, language: str) -> int:
    """Write it, and say of how many visits; of one run nothing is left when the next begins."""
    dossier = house.center.dossier(span)
    write_period(dossier, file, find(language))
    return dossier.report.figures.issued


def _peak_mb() -> float | None:
    """The most memory that this process has had."""
    known = PEAK.search(STATUS.read_text()) if STATUS.is_file() else None
    return int(known[1]) / 1024 if known is not None else None
