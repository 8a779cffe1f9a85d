"""The processes of a benchmark: each does the same again and again, all at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from typing import NamedTuple

from center_app.cli.bench import baseline
from center_app.cli.bench.center import calling, issuing, measured_house
from center_app.cli.bench.places import Place
from center_app.cli.bench.work import Span, Work, timed
from center_app.cli.failures import Failed
from center_app.cli.house import House
from center_app.cli.settings import Settings

START_S = 120
SECOND = 1_000

REST_S = 0.01
"""How long a process that is alone rests before each transaction, the bare ones too.

A disk answers whoever comes back within a millisecond in half the time that it takes after a
longer pause. Without the rest the command would meet it after what is done between two of them,
which takes longer the more people wait, and the bare transaction at once. A crowd leaves no pause.
"""


@dataclass(frozen=True, slots=True)
class Job:
    """What each process does: so many runs, `seconds` of each baseline and of the command."""

    settings: Settings
    place: Place
    command: str
    runs: int
    seconds: float


class Run(NamedTuple):
    """What the transactions of one run took on average, in milliseconds."""

    bare: float
    fair: float
    command: float


Spans = list[list[Span]]
"""By run, what a process measured of the two baselines and of the command."""


def measure(job: Job, processes: int) -> list[Run]:
    """What the runs of the job took on average over all processes.

    The mean, because processes that compete for a lock share their waiting unevenly: the median
    of a crowd says how long those waited who were lucky. And all go on until the time is over,
    not until each has done its part, because the last ones would find nobody to compete with.
    """
    every = _all_processes(job, processes)
    return [
        Run(*(_mean_ms(spans) for spans in zip(*run, strict=True)))
        for run in zip(*every, strict=True)
    ]


def _mean_ms(spans: Sequence[Span]) -> float:
    return sum(span.spent for span in spans) / sum(span.times for span in spans) * SECOND


def _all_processes(job: Job, processes: int) -> list[Spans]:
    fresh = get_context("spawn")
    together = fresh.Barrier(processes)
    pipes = [fresh.Pipe(duplex=False) for _ in range(processes)]
    started = [
        fresh.Process(target=_work, args=(job, number, together, theirs))
        for number, (_, theirs) in enumerate(pipes)
    ]
    for process in started:
        process.start()
    try:
        return [_received(*pipe) for pipe in pipes]
    finally:
        for process in started:
            process.terminate()
            process.join()


def _received(mine: Connection, theirs: Connection) -> Spans:
    """What a process measured; once only it has the other end, its death ends the waiting."""
    theirs.close()
    try:
        with mine:
            measured: Spans = mine.recv()
    except EOFError as error:
        raise Failed("A process of the benchmark broke off.") from error
    return measured


def _work(job: Job, number: int, together: Barrier, result: Connection) -> None:
    try:
        with measured_house(job.settings, job.place) as house:
            result.send(_runs(job, house, str(number + 1), together))
    except BaseException:
        together.abort()  # or the others would wait for this process
        raise


def _runs(job: Job, house: House, counter: str, together: Barrier) -> Spans:
    """Baselines and command take turns, so that all meet the same noise."""
    command = issuing(house) if job.command == "issue" else calling(house, counter)
    works = (baseline.bare(house.engine), baseline.fair(house.engine), command)
    for work in works:  # what happens the first time only is not measured
        timed(work, 0)
    return [[_at_once(work, job.seconds, together) for work in works] for _ in range(job.runs)]


def _at_once(work: Work, seconds: float, together: Barrier) -> Span:
    together.wait(START_S)
    return timed(work, seconds, REST_S if together.parties == 1 else 0.0)
