"""Kiosks whose server dies for a while: real processes, on both databases."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from time import monotonic, sleep

import pytest

from center_app.center import Center
from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import MINUTE, Instant
from center_app.domain.refusal import Reason, Unavailable
from center_app.domain.views.board import Board
from center_app.domain.views.kiosk import Services, Ticket, Welcome
from center_app.domain.visit import Stand
from center_app.store.kept.stations import Kind
from days import Day, refusal
from founding import CENTER, ids
from kiosks_alone import wanted
from machine_clock import MachineClock
from stations_at_work import StationsAtWork
from sync.stations.alone import Alone
from sync.stations.identity import Identity
from sync.stations.kiosk_center import KioskCenter
from sync.stations.ticket_book import TicketBook

pytestmark = pytest.mark.long

SOON_S = 20.0

new_id = ids(17)

on_both = pytest.mark.parametrize(
    "where", ["sqlite_url", pytest.param("postgres_url", marks=pytest.mark.chaos)]
)


class WrongClock(MachineClock):
    """The clocks of another machine: its wall clock is wrong by so many minutes."""

    def __init__(self, minutes: int, boot: str) -> None:
        super().__init__()
        self._minutes, self._boot = minutes, boot

    def now(self) -> Instant:
        right = super().now()
        return Instant(right.at + self._minutes * MINUTE, right.mono + 5_000, self._boot)


Kiosk = Callable[..., KioskCenter]


@pytest.fixture
def kiosk(at_work: StationsAtWork, tmp_path: Path) -> Iterator[Kiosk]:
    """Opens kiosks, each with its disk; opened again by name, it is the same after a restart."""
    known: dict[str, Identity] = {}
    with ExitStack() as parts:

        def opened(name: str, minutes: int = 0, boot: str = "00000001") -> KioskCenter:
            identity = known.get(name) or at_work.identity(name, Kind.KIOSK)
            known[name] = identity
            clock = WrongClock(minutes, boot)
            book = TicketBook(tmp_path / f"{name}.db")
            center = KioskCenter(identity, Alone(book, CENTER, clock, new_id), clock)
            parts.callback(center.close)
            return center

        yield opened


def within_time(done: Callable[[], bool]) -> bool:
    until = monotonic() + SOON_S
    while not done():
        if monotonic() > until:
            return False
        sleep(0.02)
    return True


def take(kiosk: KioskCenter, which: str) -> str:
    """What the window does: the command, and then the look at the ticket."""
    asked = wanted(kiosk.identity.name, which)
    kiosk.do(asked)
    return kiosk.see(Ticket(asked.visit)).number


def at_most(kiosk: KioskCenter, left: int) -> bool:
    """Whether so few are left to tell."""
    return len(kiosk.alone.book.waiting()) <= left


def provided(kiosk: KioskCenter) -> KioskCenter:
    assert within_time(lambda: kiosk.alone.ready)
    return kiosk


def told(*kiosks: KioskCenter) -> bool:
    return within_time(lambda: not any(one.alone.book.waiting() for one in kiosks))


@on_both
def test_two_kiosks_go_on_without_the_server_and_it_takes_in_each_ticket_once(
    kiosk: Kiosk, at_work: StationsAtWork, running: Center
) -> None:
    one, two = (
        provided(kiosk(f"kiosk-{n}", minutes, f"0000000{n}")) for n, minutes in ((1, -7), (2, 9))
    )
    assert take(one, "before") == "A001"
    at_work.kill()
    assert within_time(lambda: one.is_away and two.is_away)
    given = []
    for n in range(6):
        given.append(take((one, two)[n % 2], f"alone-{n}"))
        sleep(0.01)
    assert given == ["W001", "V001", "W002", "V002", "W003", "V003"]
    assert one.see(Welcome()).alone
    assert one.see(Services()) == running.see(Services())
    one.close()
    again = kiosk("kiosk-1", 30, "00000011")
    given.append(take(again, "after-restart"))
    assert given[-1] == "W004"

    at_work.start()
    assert told(again, two)
    running.refresh()
    visits = running.hall.visits
    assert [visits[f"alone-{n}-visit"].numbers for n in range(6)] == [(g,) for g in given[:6]]
    in_order = sorted(visits.values(), key=lambda visit: visit.queued.at)
    numbers = [visit.number for visit in in_order]
    assert numbers[0] == "A001"
    for letter in "WV":  # how long the server took to say the time is in a kiosk's own time
        assert [n for n in numbers if n[0] == letter] == [n for n in given if n[0] == letter]
    assert len(visits) == 8
    assert running.token_of("alone-0-visit") == wanted("kiosk-1", "alone-0").token
    assert take(two, "later") == "A002"
    assert not two.see(Welcome()).alone
    assert running.journal.verify().sound
    assert running.rebuild()


@on_both
def test_a_lost_answer_is_one_visit_with_two_numbers_both_of_which_are_called(
    kiosk: Kiosk, at_work: StationsAtWork, running: Center
) -> None:
    one = provided(kiosk("kiosk-1"))
    asked = wanted("kiosk-1", "lost")
    number = running.do(asked).the(e.VisitIssued).number  # it came, and no answer went back
    at_work.kill()
    assert within_time(lambda: one.is_away)
    assert take(one, "lost") == "W001"
    at_work.start()
    assert told(one)
    running.refresh()
    (visit,) = running.hall.visits.values()
    assert visit.numbers == (number, "W001")
    Day(running).sign_in("1", "employee-1")
    running.do(c.CallNext(id=new_id(), station="1", employee="employee-1", counter="1"))
    assert {call.number for call in running.see(Board()).calls} == {number, "W001"}
    assert one.do(asked).the(e.VisitIssued).number == "W001", "it is not asked for anew"


@pytest.mark.chaos
@on_both
def test_the_server_dies_while_it_takes_in(
    kiosk: Kiosk, at_work: StationsAtWork, running: Center
) -> None:
    one = provided(kiosk("kiosk-1"))
    at_work.kill()
    assert within_time(lambda: one.is_away)
    given = [take(one, f"alone-{n}") for n in range(40)]
    for left in (39, 20):
        at_work.start()
        assert within_time(partial(at_most, one, left))
        at_work.kill()
    at_work.start()
    assert told(one)
    running.refresh()
    visits = list(running.hall.visits.values())
    assert [visit.number for visit in visits] == given
    assert [visit.numbers for visit in visits] == [(number,) for number in given]
    entries = running.journal.after(0)
    ids_there = [entry.envelope.id for entry in entries]
    assert len(set(ids_there)) == len(ids_there)
    assert running.rebuild()


def test_a_ticket_that_is_given_back_alone_is_given_back_at_the_center(
    kiosk: Kiosk, at_work: StationsAtWork, running: Center
) -> None:
    one = provided(kiosk("kiosk-1"))
    at_work.kill()
    assert within_time(lambda: one.is_away)
    take(one, "unwanted")
    one.do(c.Cancel(id=new_id(), station="kiosk-1", visit="unwanted-visit"))
    with pytest.raises(Unavailable):
        one.do(c.Cancel(id=new_id(), station="kiosk-1", visit="elsewhere"))
    with pytest.raises(Unavailable):
        one.admit("101", "1234")
    at_work.start()
    assert told(one)
    running.refresh()
    assert running.hall.visits["unwanted-visit"].stand is Stand.CANCELLED


def test_a_kiosk_brings_numbers_of_its_own_letter_only(
    kiosk: Kiosk, at_work: StationsAtWork, running: Center
) -> None:
    one, two = provided(kiosk("kiosk-1")), provided(kiosk("kiosk-2"))
    now = MachineClock().now()
    ticket = wanted("kiosk-1", "forged")
    for number in ("A007", "V007"):
        forged = c.TakeIn(
            id=new_id(), station="kiosk-1", ticket=ticket, number=number, taken=now, sent=now
        )
        assert refusal(one.do, forged) is Reason.NOT_ALLOWED
    other = c.TakeIn(
        id=new_id(), station="kiosk-2", ticket=ticket, number="V001", taken=now, sent=now
    )
    assert refusal(two.do, other) is Reason.BAD_INPUT
    assert not running.hall.visits
