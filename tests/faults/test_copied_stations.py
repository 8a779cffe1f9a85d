"""A station's disk is copied, or two machines are to be one station: what happens is safe, and
whoever looks after the center is told."""

from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from time import monotonic, sleep

import pytest

from center_app.center import Center
from center_app.domain import events as e
from center_app.domain.refusal import Revoked
from center_app.store.kept.stations import Kind, stations
from center_on import engine_of, serving_center
from founding import CENTER, ids
from hall_after import faults, faults_of_hall
from machine_clock import MachineClock
from station_processes import ALWAYS_OPEN, issuing
from stations_at_work import StationsAtWork, remote
from stores import SqliteStore
from sync.stations.alone import Alone
from sync.stations.identity import Identity
from sync.stations.kiosk_center import KioskCenter
from sync.stations.remote import RemoteCenter
from sync.stations.ticket_book import TicketBook

PATIENCE_S = 30.0


class Copied:
    """A center with one kiosk, of which there are two."""

    def __init__(self, folder: Path) -> None:
        self.store = SqliteStore(folder / "center.db")
        self.center: Center = serving_center(
            self.store.url, clock=MachineClock(), settings=ALWAYS_OPEN
        )
        self.server = StationsAtWork(self.center, self.store.url, folder / "server")
        self.identity: Identity = self.server.identity("kiosk-1", Kind.KIOSK)
        self.told: dict[str, tuple[str, ...]] = {}

    def close(self) -> None:
        self.server.stop()
        self.center.journal.close()
        engine_of(self.center).dispose()

    def issue(self, kiosk: RemoteCenter, n: int) -> str:
        command = issuing("kiosk-1", n)
        done = kiosk.do(command)
        self.told[command.id] = tuple(type(one).type for one in done.events)
        return done.the(e.VisitIssued).number

    def has_stopped(self, kiosk: RemoteCenter) -> bool:
        """Whether it is told within half a second, or on a busy machine later, that it is none."""
        until = monotonic() + PATIENCE_S
        with suppress(Revoked):
            while monotonic() < until:
                self.issue(kiosk, 1)
            return False
        return True

    def is_known(self) -> bool:
        """Whether it is kept for the list that the key is at two machines."""
        (one,) = stations(self.server.engine)
        return one.twice_at is not None

    def wrong(self) -> list[str]:
        return faults(self.store, self.told) + faults_of_hall(self.center, self.store)


@pytest.fixture
def copied(tmp_path: Path) -> Iterator[Copied]:
    with closing(Copied(tmp_path)) as copied:
        yield copied


def test_two_machines_with_one_key_are_both_served_and_it_is_told(copied: Copied) -> None:
    for n in range(3):  # one that starts anew is no copy
        with closing(RemoteCenter(copied.identity, run=f"before {n}")) as kiosk:
            copied.issue(kiosk, n)
            sleep(0.3)
    assert not copied.is_known()
    with (
        closing(RemoteCenter(copied.identity, run="the first")) as first,
        closing(RemoteCenter(copied.identity, run="its copy")) as copy,
    ):
        numbers: list[str] = []
        until = monotonic() + PATIENCE_S
        while not copied.is_known() and monotonic() < until:
            for kiosk in (first, copy):
                numbers.append(copied.issue(kiosk, 10 + len(numbers)))
            sleep(0.1)
        assert copied.is_known()
        assert len(set(numbers)) == len(numbers) > 2
        assert copied.issue(copy, 10) == numbers[0], "a press of the other has the first answer"
        with remote(copied.server.identity("kiosk-1", Kind.KIOSK)) as third:
            assert copied.has_stopped(first), "added once more the name is the new machine's alone"
            assert copied.has_stopped(copy)
            assert copied.issue(third, 0) not in numbers
            copied.issue(third, 10 + len(numbers))
    assert not copied.is_known()
    assert copied.wrong() == []
    copied.server.stop()
    assert b"kiosk-1: its key is at two machines at once; revoke it" in copied.server.log


@pytest.mark.long
def test_copies_that_give_one_number_to_two_people_while_they_are_alone_are_told_of(
    copied: Copied, tmp_path: Path
) -> None:
    """Whoever was told of first has the number; of the other ticket a person is told."""
    clock = MachineClock()
    kiosks = []
    for n in range(2):
        alone = Alone(TicketBook(tmp_path / f"{n}.db"), CENTER, clock, ids(90 + n))
        kiosks.append(KioskCenter(copied.identity, alone, clock))
    until = monotonic() + PATIENCE_S
    while not all(kiosk.alone.ready for kiosk in kiosks) and monotonic() < until:
        sleep(0.05)
    copied.server.stop()
    given = [kiosk.do(issuing("kiosk-1", n)).the(e.VisitIssued) for n, kiosk in enumerate(kiosks)]
    assert given[0].number == given[1].number
    copied.server.start()
    while any(kiosk.alone.book.waiting() for kiosk in kiosks) and monotonic() < until:
        sleep(0.05)
    for kiosk in kiosks:
        kiosk.close()
    copied.center.refresh()
    (visit,) = copied.center.hall.visits.values()
    assert visit.number == given[0].number
    assert copied.is_known()
    assert copied.wrong() == []
    copied.server.stop()
    said = f"kiosk-1: it has given {visit.number} to two people"
    assert said in copied.server.log.decode()
