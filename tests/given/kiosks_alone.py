"""Kiosks whose server is away: each with its book on a disk, and a clock that may be wrong."""

from pathlib import Path

from center_app.domain import commands as c
from center_app.domain.catalogue import Catalogue
from center_app.domain.clock import Clock
from center_app.domain.place import Settings
from founding import CENTER, SETTINGS, ids
from manual_clock import ManualClock
from small_catalogue import SMALL
from sync.stations.alone import Alone
from sync.stations.questions import ProvisionsView
from sync.stations.ticket_book import TicketBook


class KioskAlone:
    """One kiosk; `restart` begins a new process on its disk."""

    def __init__(self, name: str, letter: str, folder: Path, clock: ManualClock, n: int) -> None:
        self.name, self.letter, self.clock = name, letter, clock
        self._file = folder / f"{name}.db"
        self.new_id = ids(100 + n)
        self.restart()

    def restart(self) -> None:
        self.alone = Alone(TicketBook(self._file), CENTER, self.clock, self.new_id)

    def close(self) -> None:
        self.alone.book.close()

    def hear(self, at: int) -> None:
        """The server said what is needed, at this time of its own."""
        now = self.clock.now()
        self.alone.provide(provisions(self.letter, at), now, now)

    def wanted(self, service: str = "birth") -> c.Issue:
        return wanted(self.name, self.new_id(), service)


def provisions(
    letter: str | None, at: int, settings: Settings = SETTINGS, catalogue: Catalogue = SMALL
) -> ProvisionsView:
    return ProvisionsView(letter, settings, catalogue.serial, catalogue, None, at)


def wanted(station: str, which: str, service: str = "birth") -> c.Issue:
    return c.Issue(
        id=f"{which}-issue",
        station=station,
        visit=f"{which}-visit",
        token=f"{which}-secret-of-the-ticket",
        asked=(c.Asked(service),),
    )


def time_of(clock: Clock) -> int:
    return clock.now().at
