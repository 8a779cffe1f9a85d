"""`center bench decide`: what a decision alone takes, without the database."""

from argparse import Namespace
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import cycle
from statistics import median
from time import perf_counter

from center_app.cli.bench.center import SERVICES, fill, measured_house, set_up, ticket
from center_app.cli.bench.places import new_place
from center_app.cli.bench.table import Line
from center_app.cli.house import ROOF, House
from center_app.cli.settings import Settings
from center_app.domain import commands as c
from center_app.domain.verbs import decide

A_SECOND = 20_000
"""Decisions that the center has to make, at least."""

BATCH = 100
"""Decisions between two looks at the clock."""


@dataclass(frozen=True, slots=True)
class Decisions(Line):
    """How many times a second a command is decided in a hall where so many wait."""

    command: str
    waiting: int
    per_second: float
    spread: float

    @property
    def met(self) -> bool:
        return self.per_second >= A_SECOND

    def cells(self) -> Mapping[str, str]:
        return {
            "command": self.command,
            "waiting": f"{self.waiting}",
            f"decisions/s (>= {A_SECOND})": f"{self.per_second:.0f}",
            "spread": f"{self.spread:.0f}",
        }


def measured(settings: Settings, options: Namespace) -> Iterator[Decisions]:
    with new_place() as place, measured_house(settings, place) as house:
        set_up(house)
        for waiting in sorted(options.waiting):
            fill(house, max(1, waiting))  # with nobody there, a call is refused
            for name, commands in (("issue", _issues(house)), ("call", _calls(house))):
                rates = [_rate(house, commands, options.seconds) for _ in range(options.runs)]
                yield Decisions(name, waiting, median(rates), max(rates) - min(rates))


def _issues(house: House) -> list[c.Command]:
    return [ticket(house, service) for service in SERVICES]


def _calls(house: House) -> list[c.Command]:
    counters = sorted(house.center.hall.counters)
    return [c.CallNext(id=house.new_id(), station=ROOF, counter=code) for code in counters]


def _rate(house: House, commands: list[c.Command], seconds: float) -> float:
    """Decisions a second; the hall stays as it is, for a decision changes nothing."""
    hall, turns = house.center.hall, cycle(commands)
    done, began = 0, perf_counter()
    while not done or perf_counter() - began < seconds:
        now = house.clock.now()
        for _ in range(BATCH):
            decide(hall, next(turns), now)
        done += BATCH
    return done / (perf_counter() - began)
