"""The sample center's morning: set up, played, closed, and at the registry to the last entry."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from center_app.cli.house import House, open_house
from center_app.cli.link import exchange
from center_app.cli.settings import Settings
from center_app.cli.setup import set_up_sample
from center_app.domain import commands as c
from center_app.domain.calendar import Calendar
from center_app.domain.clock import AMMAN, HOUR, SECOND, Clock
from center_app.domain.visit import OPEN
from center_app.sample.center import CODE
from center_app.simulation.chance import Chance
from center_app.simulation.clock import PlayedClock
from center_app.simulation.morning import Morning, Seat

VISITS = 70
ARRIVALS_MS = 2 * HOUR
KIOSKS = ("kiosk-1", "kiosk-2")
EXCHANGE_EVERY = 150
"""Actions between two exchanges with the registry."""

Moment = Callable[[], None]


@dataclass
class PlayedDay:
    """A house with a clock that is played, and who sits where."""

    house: House
    clock: PlayedClock
    seats: dict[str, str]


def set_up(settings: Settings, today: date) -> PlayedDay:
    """A new sample center in its state folder, at the opening of its last working day."""
    clock = PlayedClock(opening(today))
    house = open_house(settings, clock)
    return PlayedDay(house, clock, set_up_sample(house, always_open=False))


def play(day: PlayedDay, seed: int, at_noon: Moment) -> None:
    """Play the whole morning; `at_noon` is called once, in the middle of it, while time stands."""
    house, clock = day.house, day.clock
    catalogue = house.center.hall.catalogue
    assert catalogue is not None
    link = exchange(house)
    morning = Morning(house.center, clock, Chance(catalogue, seed), KIOSKS)
    morning.arrivals(VISITS, ARRIVALS_MS)
    morning.staff(Seat(counter, who) for counter, who in day.seats.items())
    noon, steps = clock.now().at + ARRIVALS_MS * 2 // 3, 0
    while (due := morning.next_at()) is not None and any_open_or_coming(house, morning):
        if noon and due >= noon:
            noon = 0
            at_noon()
        clock.move_to(due)
        morning.step()
        steps += 1
        if steps % EXCHANGE_EVERY == 0:
            link.once()


def close(day: PlayedDay) -> tuple[int, str]:
    """Close the day and send what is left; returns the registry's last entry and its hash."""
    house = day.house
    house.do(c.CloseDay)
    outcome = exchange(house).once()
    return outcome.acked, house.center.journal.head().hash.hex() if outcome.head_matches else ""
