"""`center bench start`: how long a center takes to know the hall of a whole day again."""

from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from center_app.cli.bench.center import found, measured_house
from center_app.cli.bench.places import Place, new_place
from center_app.cli.bench.table import Line
from center_app.cli.house import House
from center_app.cli.settings import Settings
from center_app.domain.clock import HOUR
from center_app.domain.views.kiosk import Services
from center_app.simulation.chance import Chance
from center_app.simulation.clock import PlayedClock
from center_app.simulation.morning import Morning, Seat

GOAL_S = 2.0
"""How long a start may take."""

PACE = 0.05
"""Twenty times as fast as in life, or eight counters would not be done with the day in a day."""

MORNING = 1_795_323_600_000
"""When the day begins: on 2026-11-22 at 8:00 in Amman (ms since 1970 UTC)."""

APART_MS = 6 * HOUR // 2_000
"""From one arrival to the next on average: a full day is over in six hours."""

KIOSKS = ("kiosk-1", "kiosk-2")
SEED = 1


@dataclass(frozen=True, slots=True)
class Start(Line):
    """How long it took to open a center whose day had so many visits and entries, in seconds.

    `read_s` is what reading those entries from the database takes of that.
    """

    database: str
    visits: int
    entries: int
    read_s: float
    start_s: float
    spread: float

    @property
    def met(self) -> bool:
        return self.start_s < GOAL_S

    def cells(self) -> Mapping[str, str]:
        return {
            "database": self.database,
            "visits": f"{self.visits}",
            "entries": f"{self.entries}",
            "reading s": f"{self.read_s:.2f}",
            f"start s (< {GOAL_S})": f"{self.start_s:.2f}",
            "spread": f"{self.spread:.2f}",
        }


def measured(settings: Settings, options: Namespace) -> Iterator[Start]:
    for database in options.database:
        with new_place(database) as place:
            yield _on(settings, place, options.visits, options.runs)


def _on(settings: Settings, place: Place, visits: int, runs: int) -> Start:
    clock = PlayedClock(MORNING)
    with measured_house(settings, place, clock) as house:
        play(house, clock, visits)
        journal = house.center.journal
        reading = [_seconds(lambda: journal.after(0)) for _ in range(runs)]
        entries = journal.head().seq
    starting = [_seconds(lambda: _open(settings, place, clock)) for _ in range(runs)]
    return Start(
        database=place.kind,
        visits=visits,
        entries=entries,
        read_s=median(reading),
        start_s=median(starting),
        spread=max(starting) - min(starting),
    )


def play(house: House, clock: PlayedClock, visits: int) -> None:
    """Let the day's visits come, and be served until nobody is left."""
    seats = found(house)
    morning = Morning(house.center, clock, Chance(house.center.see(Services()), SEED), KIOSKS, PACE)
    morning.arrivals(visits, visits * APART_MS)
    morning.staff(Seat(counter, who) for counter, who in seats.items())
    while morning.goes_on and (due := morning.next_at()) is not None:
        clock.move_to(due)
        morning.step()


def _open(settings: Settings, place: Place, clock: PlayedClock) -> None:
    with measured_house(settings, place, clock):
        pass


def _seconds(action: Callable[[], object]) -> float:
    began = perf_counter()
    action()
    return perf_counter() - began
