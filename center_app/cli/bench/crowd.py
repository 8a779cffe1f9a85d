"""The other stations of a busy center: processes that take tickets and call meanwhile."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import cycle
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier, Event

from center_app.cli.bench.center import SERVICES, measured_house, ticket
from center_app.cli.bench.places import Place
from center_app.cli.house import House
from center_app.cli.settings import Settings
from center_app.domain import commands as c
from center_app.domain.refusal import Refused

START_S = 120
END_S = 10


@contextmanager
def crowd(settings: Settings, place: Place, processes: int, rate: float) -> Iterator[None]:
    """So many processes, each at a counter, which together do `rate` actions a second."""
    fresh = get_context("spawn")
    together, over = fresh.Barrier(processes + 1), fresh.Event()
    started = [
        fresh.Process(target=_work, args=(settings, place, n, processes / rate, together, over))
        for n in range(processes)
    ]
    for process in started:
        process.start()
    try:
        together.wait(START_S)
        yield
    finally:
        over.set()
        for process in started:
            process.join(END_S)
            process.terminate()
            process.join()


def _work(
    settings: Settings, place: Place, n: int, each_s: float, together: Barrier, over: Event
) -> None:
    with measured_house(settings, place) as house:
        together.wait(START_S)
        over.wait(each_s * n / (together.parties - 1))
        for action in cycle(_actions(house, str(n + 1), SERVICES[n % len(SERVICES)])):
            with suppress(Refused):  # nobody may wait for this counter just now
                action()
            if over.wait(each_s):
                return


def _actions(house: House, counter: str, service: str) -> list[Callable[[], object]]:
    return [
        lambda: house.center.do(ticket(house, service)),
        lambda: house.do(c.CallNext, counter=counter),
        lambda: house.do(c.Miss, counter=counter),
    ]
