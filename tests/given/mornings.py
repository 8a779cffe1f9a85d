"""Days that chance plays at a center, so that a test finds everything that happens on one."""

from collections.abc import Callable

from center_app.center import Center
from center_app.domain.clock import HOUR
from center_app.simulation.chance import Chance
from center_app.simulation.clock import PlayedClock
from center_app.simulation.morning import Morning, Seat
from manual_clock import moment
from small_catalogue import SMALL

KIOSKS = ("kiosk-1", "kiosk-2")


def play(
    center: Center,
    clock: PlayedClock,
    day: str,
    *,
    seed: int = 1,
    visits: int = 12,
    counters: int = 2,
    until: str = "15:00",
    meanwhile: Callable[[], object] = lambda: None,
) -> None:
    """Play a day from 08:00 with visits arriving until 09:00; who is left at the end waits on.

    `meanwhile` is called after every action.
    """
    clock.move_to(moment(f"{day} 08:00"))
    morning = Morning(center, clock, Chance(SMALL, seed), KIOSKS)
    morning.arrivals(visits, HOUR)
    morning.staff(Seat(str(n), f"employee-{n}") for n in range(1, counters + 1))
    end = moment(f"{day} {until}")
    while (due := morning.next_at()) is not None and due < end and morning.goes_on:
        clock.move_to(due)
        morning.step()
        meanwhile()
    clock.move_to(end)
