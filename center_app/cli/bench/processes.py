"""Processes that begin at one moment, and what they found."""

from collections.abc import Callable, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from center_app.cli.failures import Failed

START_S = 300

Job = tuple[Callable[..., None], tuple[Any, ...]]
"""What a process does, and with what; a barrier and a pipe for what it finds come after."""


def in_processes(jobs: Sequence[Job], began: Callable[[], None] | None = None) -> list[Any]:
    """What the process of each job found; `began` is called when all are about to begin."""
    fresh = get_context("spawn")
    together = fresh.Barrier(len(jobs) + 1)
    pipes = [fresh.Pipe(duplex=False) for _ in jobs]
    started = [
        fresh.Process(target=work, args=(*arguments, together, theirs), daemon=True)
        for (work, arguments), (_, theirs) in zip(jobs, pipes, strict=True)
    ]
    for process in started:
        process.start()
    try:
        together.wait(START_S)
        if began is not None:
            began()
        return [_received(*pipe) for pipe in pipes]
    finally:
        for process in started:
            process.terminate()
            process.join()


def _received(mine: Connection, theirs: Connection) -> Any:
    theirs.close()
    try:
        with mine:
            return mine.recv()
    except EOFError as error:
        raise Failed("A process of the benchmark broke off.") from error
