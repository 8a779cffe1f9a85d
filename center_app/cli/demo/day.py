"""The sample center's morning: set up, played, closed, and at the registry to the last entry."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from itertools import count

from center_app.cli.house import House, open_house
from center_app.cli.link import exchange, registry, worker
from center_app.cli.machine import SystemClock
from center_app.cli.settings import Settings
from center_app.cli.setup import set_up_sample
from center_app.domain import commands as c
from center_app.domain.clock import HOUR
from center_app.domain.views.kiosk import Services
from center_app.sample.center import sample_settings
from center_app.simulation.chance import Chance
from center_app.simulation.clock import PlayedClock
from center_app.simulation.morning import Morning, Seat
from sync.wire import Cursor
from sync.worker import Worker

VISITS = 70
ARRIVALS_MS = 2 * HOUR
LONGEST_MS = 5 * HOUR
WEEK_MS = 7 * 24 * HOUR
KIOSKS = ("kiosk-1", "kiosk-2")
EXCHANGE_EVERY = 150
"""Actions between two exchanges with the registry."""

Moment = Callable[[], object]


@dataclass(frozen=True)
class PlayedDay:
    """A house whose clock is played, and who sits at which counter."""

    house: House
    clock: PlayedClock
    seats: dict[str, str]
    link: Worker

    def close(self) -> None:
        self.link.stop()
        self.house.close()


def set_up(settings: Settings) -> PlayedDay:
    """A new sample center in its state folder, at the opening of its last working day."""
    clock = PlayedClock(last_opening(SystemClock().now().at))
    house = open_house(settings, clock)
    return PlayedDay(house, clock, set_up_sample(house, always_open=False), worker(house, herd_s=0))


def play(day: PlayedDay, seed: int, midway: Moment, *, to_the_end: bool = True) -> None:
    """Play the whole morning, or half of it.

    `midway` is called once, when the hall is full, and time stands.
    """
    house, clock = day.house, day.clock
    catalogue = house.center.see(Services())
    day.link.start()
    morning = Morning(house.center, clock, Chance(catalogue, seed), KIOSKS)
    morning.arrivals(VISITS, ARRIVALS_MS)
    morning.staff(Seat(counter, who) for counter, who in day.seats.items())
    began = clock.now().at
    waiting_for_midway = True
    for step in count(1):
        due = morning.next_at()
        if due is None or due > began + LONGEST_MS or not morning.goes_on:
            break
        if waiting_for_midway and due > began + ARRIVALS_MS * 3 // 4:
            waiting_for_midway = False
            midway()
            if not to_the_end:
                break
        clock.move_to(due)
        morning.step()
        if step % EXCHANGE_EVERY == 0:
            day.link.hint()


def close(day: PlayedDay) -> Cursor:
    """Close the day, send what is left, and say what the registry has then."""
    day.house.do(c.CloseDay)
    day.link.stop()
    exchange(day.house).once()
    epoch = day.house.center.journal.head().epoch
    with closing(registry(day.house)) as client:
        return client.cursor(epoch)


def last_opening(at: int) -> int:
    """When the sample center opened last on a working day (ms since 1970 UTC)."""
    calendar = sample_settings(always_open=False).calendar
    found = calendar.next_opening(at - WEEK_MS)
    assert found is not None
    while (later := calendar.next_opening(found)) is not None and later <= at:
        found = later
    return found
