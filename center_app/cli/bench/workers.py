"""The processes of a benchmark: each does the same thing again and again, all at once."""

from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path
from statistics import fmean
from time import perf_counter

from center_app.cli.bench import baseline
from center_app.cli.bench.center import calling, issuing, measured_house
from center_app.cli.failures import Failed
from center_app.cli.house import House
from center_app.cli.settings import Settings

START_S = 120
SECOND = 1_000


@dataclass(frozen=True, slots=True)
class Job:
    """What a process does: `what` is a command or `baseline`, `operations` how often."""

    settings: Settings
    state: Path
    database: str
    what: str
    operations: int


def mean_ms(job: Job, what: str, processes: int) -> float:
    """The mean time of one operation over all processes, in milliseconds.

    The mean, because processes that compete for a lock share their waiting unevenly: the median
    of a crowd says how long those waited who were lucky.
    """
    fresh = get_context("spawn")
    together = fresh.Barrier(processes)
    pipes = [fresh.Pipe(duplex=False) for _ in range(processes)]
    started = [
        fresh.Process(target=_work, args=(job, what, number, together, times))
        for number, (_, times) in enumerate(pipes)
    ]
    for process in started:
        process.start()
    try:
        measured = [time for pipe in pipes for time in _received(*pipe)]
    finally:
        for process in started:
            process.terminate()
            process.join()
    return fmean(measured) * SECOND


def _received(times: Connection, theirs: Connection) -> list[float]:
    """What a process measured; once only it has the other end, its death ends the waiting."""
    theirs.close()
    try:
        with times:
            measured: list[float] = times.recv()
    except EOFError as error:
        raise Failed("A process of the benchmark broke off.") from error
    return measured


Action = Callable[[], object]


def _operation(house: House, what: str, counter: str) -> tuple[Action, Action]:
    """What is measured, and what happens unmeasured before each time."""
    if what == "baseline":
        return baseline.transaction(house.engine), lambda: None
    if what == "issue":
        return issuing(house), lambda: None
    return calling(house, counter)


def _work(job: Job, what: str, number: int, together: Barrier, times: Connection) -> None:
    try:
        with measured_house(job.settings, job.state, job.database) as house:
            times.send(_measured(job, *_operation(house, what, str(number + 1)), together))
    except BaseException:
        together.abort()  # or the others would wait for this process
        raise


def _measured(job: Job, once: Action, between: Action, together: Barrier) -> list[float]:
    between()
    once()
    together.wait(START_S)
    measured = []
    for _ in range(job.operations):
        between()
        began = perf_counter()
        once()
        measured.append(perf_counter() - began)
    return measured
