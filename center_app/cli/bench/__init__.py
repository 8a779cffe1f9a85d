"""`center bench`: what a command costs, as a multiple of a bare transaction in the same run."""

import json
import tempfile
from argparse import Namespace
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from center_app.cli.bench import workers
from center_app.cli.bench.baseline import prepare
from center_app.cli.bench.center import fill, measured_house, set_up
from center_app.cli.failures import Failed
from center_app.cli.settings import Settings
from center_app.sample.center import COLLEAGUES


@dataclass(frozen=True, slots=True)
class Line:
    """One measurement: the medians of the runs' means, in milliseconds, and their ratio.

    `spread` is the largest ratio of a run less the smallest: how noisy the machine was.
    """

    database: str
    processes: int
    waiting: int
    baseline_ms: float
    command_ms: float
    ratio: float
    spread: float
    to_none_waiting: float


def issue(settings: Settings, options: Namespace) -> None:
    _bench(settings, options, "issue")


def call(settings: Settings, options: Namespace) -> None:
    """Raises Failed for more processes than the sample center has counters."""
    if max(options.processes) > len(COLLEAGUES):
        raise Failed(f"Each process needs a counter, and there are {len(COLLEAGUES)}.")
    _bench(settings, options, "call")


def _bench(settings: Settings, options: Namespace, command: str) -> None:
    lines: list[Line] = []
    with tempfile.TemporaryDirectory(prefix="center-bench-") as folder:
        state = Path(folder)
        database = options.database or f"sqlite:///{state / 'bench.db'}"
        with measured_house(settings, state, database) as house:
            set_up(house)
            prepare(house.engine)
            for waiting in sorted(options.waiting):
                fill(house, waiting)
                for processes in options.processes:
                    job = workers.Job(settings, state, database, command, options.operations)
                    lines.append(_measure(job, processes, waiting, options.runs, lines))
                    if not options.json:
                        print(_shown(command, lines[-1]), flush=True)
    if options.json:
        print(json.dumps([asdict(line) for line in lines]))


def _measure(job: workers.Job, processes: int, waiting: int, runs: int, before: list[Line]) -> Line:
    """Baseline and command take turns, so that both meet the same noise."""
    pairs = [
        (workers.mean_ms(job, "baseline", processes), workers.mean_ms(job, job.what, processes))
        for _ in range(runs)
    ]
    ratios = [command / baseline for baseline, command in pairs]
    command_ms = median(command for _, command in pairs)
    alone = next((line for line in before if line.processes == processes), None)
    return Line(
        database=job.database.partition(":")[0],
        processes=processes,
        waiting=waiting,
        baseline_ms=median(baseline for baseline, _ in pairs),
        command_ms=command_ms,
        ratio=median(ratios),
        spread=max(ratios) - min(ratios),
        to_none_waiting=median(ratios) / alone.ratio if alone is not None else 1.0,
    )


def _shown(command: str, line: Line) -> str:
    return (
        f"{line.database:22} {line.processes} process(es), {line.waiting:6} waiting: "
        f"bare {line.baseline_ms:6.2f} ms, {command} {line.command_ms:6.2f} ms, "
        f"{line.ratio:4.2f} x (runs within {line.spread:.2f}), "
        f"{line.to_none_waiting:4.2f} x that of the emptiest hall"
    )
