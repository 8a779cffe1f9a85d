"""What is done again and again while it is measured."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter, sleep
from typing import NamedTuple


def nothing() -> None:
    pass


@dataclass(frozen=True, slots=True)
class Work:
    """`once` is measured, `between` has to be done unmeasured before each time."""

    once: Callable[[], object]
    between: Callable[[], object] = nothing


class Span(NamedTuple):
    """How long it took to do something so many times, in seconds."""

    spent: float
    times: int


def timed(work: Work, seconds: float, rest: float = 0.0) -> Span:
    """Do it until so many seconds are over, once at least; each time after `rest` seconds."""
    spent, times, until = 0.0, 0, perf_counter() + seconds
    while not times or perf_counter() < until:
        work.between()
        if rest:
            sleep(rest)
        began = perf_counter()
        work.once()
        spent += perf_counter() - began
        times += 1
    return Span(spent, times)
