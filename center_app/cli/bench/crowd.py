"""The other stations of a busy center: processes that take tickets and call meanwhile."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
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


@dataclass(frozen=True, slots=True)
class Crowd:
    """Works from the beginning on; `rest` and `go_on` for what is measured without it."""

    _working: Event
    _over: Event

    def rest(self) -> None:
        self._working.clear()

    def go_on(self) -> None:
        self._working.set()

    def end(self) -> None:
        self._over.set()
        self._working.set()

    def wait(self, seconds: float) -> bool:
        """Wait so long, and as long as it rests; whether it is over."""
        self._over.wait(seconds)
        self._working.wait()
        return self._over.is_set()


@contextmanager
def crowd(
    settings: Settings, place: Place, seats: Sequence[Sequence[str]], rate: float
) -> Iterator[Crowd]:
    """A process for each of the `seats`, the counters it works at; together they do `rate` actions
    a second."""
    fresh = get_context("spawn")
    together = fresh.Barrier(len(seats) + 1)
    all_of_them = Crowd(fresh.Event(), fresh.Event())
    all_of_them.go_on()
    each_s = len(seats) / rate
    started = [
        fresh.Process(
            target=_work,
            args=(
                settings,
                place,
                counters,
                each_s,
                each_s * n / len(seats),
                together,
                all_of_them,
            ),
        )
        for n, counters in enumerate(seats)
    ]
    for process in started:
        process.start()
    try:
        together.wait(START_S)
        yield all_of_them
    finally:
        all_of_them.end()
        for process in started:
            process.join(END_S)
            process.terminate()
            process.join()


def _work(
    settings: Settings,
    place: Place,
    counters: Sequence[str],
    each_s: float,
    first_s: float,
    together: Barrier,
    all_of_them: Crowd,
) -> None:
    with measured_house(settings, place) as house:
        together.wait(START_S)
        all_of_them.wait(first_s)
        for action in cycle(_actions(house, counters)):
            with suppress(Refused):  # nobody may wait for this counter just now
                action()
            if all_of_them.wait(each_s):
                return


def _actions(house: House, counters: Sequence[str]) -> Iterator[Callable[[], object]]:
    """Somebody takes a ticket, somebody is called and does not come, counter by counter."""
    for counter, service in zip(counters, cycle(SERVICES), strict=False):
        yield partial(_issue, house, service)
        yield partial(house.do, c.CallNext, counter=counter)
        yield partial(house.do, c.Miss, counter=counter)


def _issue(house: House, service: str) -> None:
    house.center.do(ticket(house, service))
