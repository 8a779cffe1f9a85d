"""The registry's process dies in the middle of the morning and comes back; the hall goes on."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event
from time import monotonic, sleep

import pytest

from center_app.cli.house import House, open_house
from center_app.cli.link import exchange
from center_app.cli.registry import enrol_center
from center_app.cli.settings import Settings
from center_app.cli.setup import set_up_sample
from center_app.domain.clock import MINUTE
from center_app.domain.views.kiosk import Services
from center_app.domain.visit import Stand
from center_app.simulation.chance import Chance
from center_app.simulation.clock import PlayedClock
from center_app.simulation.morning import Morning, Seat
from center_app.store.engine import open_engine, reading
from command_line import registry_service
from manual_clock import moment
from sync.failures import Trouble
from sync.worker import Worker

CODE = "JO-AMM-001"
PATIENCE_S = 30


class Hall:
    """A sample center whose morning is played, with its link to a registry."""

    def __init__(self, house: House, clock: PlayedClock) -> None:
        self.house = house
        self.clock = clock
        self.link = Worker(exchange(house), clock, lambda: 0.5, hurried, herd_s=0)
        seats = set_up_sample(house, always_open=False)
        chance = Chance(house.center.see(Services()), 11)
        self.morning = Morning(house.center, clock, chance, ("kiosk-1",))
        self.morning.arrivals(40, 60 * MINUTE)
        self.morning.staff(Seat(counter, who) for counter, who in seats.items())

    def until(self, here: str) -> None:
        """Play on until the clock on the wall shows `here`."""
        end = moment(f"2026-11-22 {here}")
        while (due := self.morning.next_at()) is not None and due < end:
            self.clock.move_to(due)
            self.morning.step()
            self.link.hint()

    def stands(self) -> list[Stand]:
        return [visit.stand for visit in self.house.center.hall.visits.values()]


@contextmanager
def hall_with(address: str, state: Path) -> Iterator[Hall]:
    clock = PlayedClock(moment("2026-11-22 08:00"))
    with closing(open_house(Settings(CODE, state, registry_url=address), clock)) as house:
        hall = Hall(house, clock)
        hall.link.start()
        try:
            yield hall
        finally:
            hall.link.stop()


def hurried(event: Event, seconds: float) -> bool:
    return event.wait(min(seconds, 0.02))


def soon(happened: Callable[[], bool]) -> None:
    until = monotonic() + PATIENCE_S
    while not happened():
        assert monotonic() < until
        sleep(0.01)


def rows(url: str, statement: str) -> list[tuple[int, bytes, bytes]]:
    engine = open_engine(url)
    with reading(engine) as connection:
        found = [(seq, head, body) for seq, head, body in connection.exec_driver_sql(statement)]
    engine.dispose()
    return found


@pytest.mark.long
def test_a_registry_that_is_killed_and_comes_back(tmp_path: Path) -> None:
    there = f"sqlite:///{tmp_path / 'registry.db'}"
    enrol_center(there, CODE, tmp_path / "registry.key")

    with registry_service(there) as (address, process), hall_with(address, tmp_path) as hall:
        hall.until("08:30")
        soon(lambda: hall.link.status().acked > 0)

        os.kill(process, signal.SIGKILL)
        served = hall.stands().count(Stand.SERVED)
        hall.until("09:00")
        assert hall.stands().count(Stand.SERVED) > served, "the hall goes on"
        soon(lambda: hall.link.status().trouble is Trouble.UNREACHABLE)
        assert hall.link.status().unsent > 0

        with registry_service(there, port=int(address.rpartition(":")[2])):
            hall.until("14:00")
            soon(lambda: hall.link.status().unsent == 0)
            assert hall.link.status().online

        assert not hall.morning.goes_on
        assert set(hall.stands()) <= {Stand.SERVED, Stand.MISSED}
        assert hall.house.center.journal.verify().sound

    journal = rows(f"sqlite:///{tmp_path}/center.db", "SELECT seq, head, body FROM entry")
    registry = rows(there, "SELECT seq, head, body FROM registry_entry")
    assert sorted(registry) == sorted(journal), "nothing is lost, nothing is there twice"
