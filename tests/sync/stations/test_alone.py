"""A kiosk on its own: numbers on paper at once, and each of them once at the center afterwards."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import MINUTE
from center_app.domain.refusal import Reason, Unavailable
from center_app.domain.views.kiosk import BasketWait, Ticket, Welcome
from center_app.domain.views.my_ticket import MyTicket
from center_app.domain.views.outlook import Outlook
from center_app.domain.visit import Stand, Visit
from days import refusal
from halls import MemoryCenter, running_hall
from kiosks_alone import KioskAlone, provisions
from manual_clock import QUARTER_PAST_NINE, ManualClock
from sync.stations.ticket_book import State


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def kiosk(tmp_path: Path, clock: ManualClock) -> Iterator[KioskAlone]:
    one = KioskAlone("kiosk-1", "W", tmp_path, clock, 1)
    one.hear(clock.now().at)
    yield one
    one.close()


def test_it_gives_numbers_of_its_own_letter_and_promises_no_wait(kiosk: KioskAlone) -> None:
    asked = kiosk.wanted()
    assert kiosk.alone.do(asked).the(e.VisitIssued).number == "W001"
    assert kiosk.alone.do(kiosk.wanted("passport")).the(e.VisitIssued).number == "W002"
    ticket = kiosk.alone.see(Ticket(asked.visit))
    assert (ticket.number, ticket.promise, ticket.alone) == ("W001", None, True)
    assert kiosk.alone.see(MyTicket(asked.token)).own
    assert kiosk.alone.see(Welcome()).alone
    assert kiosk.alone.see(Outlook((c.Asked("birth"),))).alone
    assert kiosk.alone.see(BasketWait(("birth",))) is None


def test_a_command_that_is_repeated_is_one_ticket_also_after_a_restart(kiosk: KioskAlone) -> None:
    asked = kiosk.wanted()
    first = kiosk.alone.do(asked)
    assert kiosk.alone.do(asked) == first == kiosk.alone.answer(asked)
    kiosk.close()
    kiosk.restart()
    assert kiosk.alone.do(asked) == first == kiosk.alone.answer(asked)
    assert kiosk.alone.do(kiosk.wanted()).the(e.VisitIssued).number == "W002"
    assert kiosk.alone.see(Ticket(asked.visit)).number == "W001"


def test_two_processes_of_one_kiosk_give_no_number_twice(
    kiosk: KioskAlone, tmp_path: Path, clock: ManualClock
) -> None:
    other = KioskAlone("kiosk-1", "W", tmp_path, clock, 2)
    given_out = [
        one.alone.do(one.wanted()).the(e.VisitIssued).number for one in (kiosk, other, kiosk)
    ]
    other.close()
    assert given_out == ["W001", "W002", "W003"]


def test_what_it_never_heard_of_it_cannot_give(tmp_path: Path, clock: ManualClock) -> None:
    kiosk = KioskAlone("kiosk-1", "W", tmp_path, clock, 1)
    with pytest.raises(Unavailable):
        kiosk.alone.do(kiosk.wanted())
    kiosk.alone.provide(provisions(None, 0), clock.now(), clock.now())
    with pytest.raises(Unavailable):
        kiosk.alone.see(Welcome())
    kiosk.close()


def test_hours_and_services_are_the_centers(kiosk: KioskAlone, clock: ManualClock) -> None:
    assert refusal(kiosk.alone.do, kiosk.wanted("nothing")) is Reason.UNKNOWN_SERVICE
    clock.until("2026-11-22 16:00")
    assert refusal(kiosk.alone.do, kiosk.wanted()) is Reason.CENTER_CLOSED
    assert not kiosk.alone.book.waiting()


def test_numbers_go_on_over_the_days_and_come_round(kiosk: KioskAlone, clock: ManualClock) -> None:
    kiosk.alone.do(kiosk.wanted())
    clock.until("2026-11-23 09:00")
    assert kiosk.alone.do(kiosk.wanted()).the(e.VisitIssued).number == "W002"
    with kiosk.alone.book.writing() as page:
        event, now = page.after(0)[-1].event, clock.now()
        assert isinstance(event, e.VisitIssued)
        page.add("far", kiosk.wanted(), replace(event, number="W999"), now, now.at)
    assert kiosk.alone.do(kiosk.wanted()).the(e.VisitIssued).number == "W001"
    assert refusal(kiosk.alone.do, kiosk.wanted()) is Reason.NUMBERS_EXHAUSTED, "W002 is about"


def test_a_wrong_clock_is_put_right_by_what_the_server_said(
    tmp_path: Path, clock: ManualClock
) -> None:
    behind = ManualClock(QUARTER_PAST_NINE - 7 * MINUTE)
    kiosk = KioskAlone("kiosk-1", "W", tmp_path, behind, 1)
    kiosk.hear(QUARTER_PAST_NINE)
    asked = kiosk.wanted()
    kiosk.alone.do(asked)
    assert kiosk.alone.see(Ticket(asked.visit)).issued_at == QUARTER_PAST_NINE
    behind.correct(seconds=-3_600)
    assert kiosk.alone.now().at == QUARTER_PAST_NINE
    kiosk.close()


# the taking in


@dataclass
class Lost:
    """A line that breaks: before the request of the given numbers arrives, or after."""

    center: MemoryCenter
    cuts: list[str] = field(default_factory=list)

    def do(self, command: c.Command) -> None:
        cut = self.cuts.pop(0) if self.cuts else ""
        if cut == "before":
            raise Unavailable("cut")
        self.center.do(command)
        if cut == "after":
            raise Unavailable("cut")


def tell(kiosk: KioskAlone, line: Lost, most: int) -> None:
    """What the kiosk does when the server is back: in order, and no further than the line holds."""
    for one in kiosk.alone.book.waiting()[:most]:
        try:
            line.do(kiosk.alone.asking(one))
        except Unavailable:
            return
        kiosk.alone.book.settle(one, State.TAKEN_IN)


KIOSKS = st.integers(0, 1)

MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("ticket"), KIOSKS),
        st.tuples(st.just("lost"), KIOSKS),
        st.tuples(st.just("give back"), KIOSKS),
        st.tuples(st.just("restart"), KIOSKS),
        st.tuples(st.just("set the clock"), KIOSKS),
        st.tuples(st.just("pass"), KIOSKS),
    ),
    min_size=1,
    max_size=14,
)
TELLING = st.lists(
    st.tuples(KIOSKS, st.integers(1, 4), st.lists(st.sampled_from(["", "before", "after"]))),
    max_size=8,
)


@pytest.mark.long
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(moves=MOVES, telling=TELLING, behind=st.lists(st.integers(-20, 20), min_size=2, max_size=2))
def test_each_ticket_comes_once_and_waits_by_its_time(
    moves: list[tuple[str, int]],
    telling: list[tuple[int, int, list[str]]],
    behind: list[int],
) -> None:
    """However the lines break, whichever kiosk comes first, and wherever their clocks stand."""
    with TemporaryDirectory() as folder:
        center = running_hall(serving=False)
        clocks = [
            ManualClock(QUARTER_PAST_NINE + minutes * MINUTE, boots=10 * (n + 1))
            for n, minutes in enumerate(behind)
        ]
        kiosks = [KioskAlone(f"kiosk-{n}", "WV"[n], Path(folder), clocks[n], n) for n in range(2)]
        for kiosk in kiosks:
            kiosk.hear(center.clock.now().at)
        expected = played(moves, center, kiosks)
        for n, most, cuts in telling:
            tell(kiosks[n], Lost(center, cuts), most)
            pass_time(center, kiosks, seconds=1)
        for kiosk in kiosks:
            tell(kiosk, Lost(center), 10_000)
            assert not kiosk.alone.book.waiting()
            kiosk.close()
        compare(center, expected)


@dataclass
class Expected:
    """What a ticket must have become: when it was taken, and its numbers."""

    at: int
    numbers: tuple[str, ...]
    given_back: bool = False


def pass_time(center: MemoryCenter, kiosks: list[KioskAlone], *, seconds: float) -> None:
    for clock in (center.clock, *(kiosk.clock for kiosk in kiosks)):
        assert isinstance(clock, ManualClock)
        clock.go_on(seconds=seconds)


def played(
    moves: list[tuple[str, int]], center: MemoryCenter, kiosks: list[KioskAlone]
) -> dict[str, Expected]:
    expected: dict[str, Expected] = {}
    for what, n in moves:
        kiosk = kiosks[n]
        pass_time(center, kiosks, seconds=40)
        now = center.clock.now().at
        if what == "restart":
            kiosk.close()
            kiosk.restart()
        elif what == "set the clock":
            kiosk.clock.correct(seconds=333)
        elif what == "give back":
            waiting = [one for one in kiosk.alone.book.waiting() if one.number]
            if waiting and not expected[waiting[-1].event.visit].given_back:
                visit = waiting[-1].event.visit
                cancel = c.Cancel(id=kiosk.new_id(), station=kiosk.name, visit=visit)
                kiosk.alone.do(cancel)
                expected[visit].given_back = True
        elif what in ("ticket", "lost"):
            asked = kiosk.wanted()
            first: tuple[str, ...] = ()
            if what == "lost":
                first = (center.do(asked).the(e.VisitIssued).number,)
            own = kiosk.alone.do(asked).the(e.VisitIssued).number
            expected[asked.visit] = Expected(now, (*first, own))
    return expected


def compare(center: MemoryCenter, expected: dict[str, Expected]) -> None:
    visits = center.hall.visits
    assert visits.keys() == expected.keys()
    for visit in visits.values():
        should = expected[visit.id]
        assert visit.numbers == should.numbers
        assert visit.issued.at == should.at
        assert (visit.stand is Stand.CANCELLED) is should.given_back
    numbers = [number for visit in visits.values() for number in visit.numbers]
    assert len(set(numbers)) == len(numbers)
    assert [visit.id for visit in waiting_in_order(center)] == [
        which
        for which, one in sorted(expected.items(), key=lambda each: each[1].at)
        if not one.given_back
    ]


def waiting_in_order(center: MemoryCenter) -> list[Visit]:
    (lane,) = center.hall.lanes.values() or [[]]
    return [center.hall.visits[which] for _since, which in lane]
