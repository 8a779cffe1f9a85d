"""Taking in what a kiosk gave alone: its own time and number, on whichever day it is told."""

from dataclasses import replace

import pytest

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import MINUTE, SECOND, Instant
from center_app.domain.numbering import spare_letters
from center_app.domain.refusal import Reason
from center_app.domain.views.at_counter import Number
from center_app.domain.views.board import Board
from center_app.domain.views.left_overs import LeftOvers
from center_app.domain.visit import Stand
from days import refusal
from founding import SETTINGS
from halls import MemoryCenter, running_hall
from kiosks_alone import wanted
from manual_clock import ManualClock

BOOT = "kiosk"


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    return running_hall(clock=clock, counters=1)


def told(
    center: MemoryCenter,
    which: str,
    number: str,
    *,
    minutes_ago: float = 0,
    wrong_by: int = 0,
    boot: str = BOOT,
    heard: tuple[Instant, ...] = (),
    station: str = "kiosk-1",
) -> c.TakeIn:
    """What the kiosk says of a ticket; its clock is wrong by so many minutes."""
    now, ago = center.clock.now(), round(minutes_ago * MINUTE)
    sent = Instant(now.at + wrong_by * MINUTE, 900_000 * SECOND, BOOT)
    taken = Instant(sent.at - ago, sent.mono - ago, boot)
    ticket = wanted(station, which)
    return c.TakeIn(
        id=f"{which}-{number}",
        station=station,
        ticket=ticket,
        number=number,
        taken=taken,
        sent=sent,
        heard=heard,
    )


def test_the_place_is_that_of_the_ticket_however_wrong_the_clock(
    center: MemoryCenter, clock: ManualClock
) -> None:
    clock.go_on(minutes=30)
    center.do(wanted("kiosk-2", "later"))
    own = center.do(told(center, "earlier", "W001", minutes_ago=20, wrong_by=-77))
    (event,) = own.events
    assert isinstance(event, e.VisitIssued)
    assert event.own is not None
    assert (event.own.at, event.own.dq) == (clock.now().at - 20 * MINUTE, None)
    call = center.do(c.CallNext(id="call", station="1", employee="employee-1", counter="1"))
    assert call.the(e.VisitCalled).visit == "earlier-visit"
    assert call.the(e.VisitCalled).why.waited_ms == 20 * MINUTE


def test_of_a_boot_that_never_heard_the_time_the_wall_clock_counts_and_that_is_noted(
    center: MemoryCenter, clock: ManualClock
) -> None:
    clock.go_on(hours=1)
    now = clock.now().at
    first = told(center, "first", "W001", minutes_ago=40, wrong_by=9, boot="before")
    done = center.do(first).the(e.VisitIssued).own
    assert done is not None
    assert (done.at, done.dq) == (now - 40 * MINUTE, "wall")
    heard = Instant(now - 35 * MINUTE, first.taken.mono, "other")
    second = told(
        center, "second", "W002", minutes_ago=40, wrong_by=9, boot="other", heard=(heard,)
    )
    done = center.do(second).the(e.VisitIssued).own
    assert done is not None
    assert (done.at, done.dq) == (now - 35 * MINUTE, None)


def test_a_kiosks_tickets_stay_in_their_order_and_none_is_from_the_future(
    center: MemoryCenter, clock: ManualClock
) -> None:
    clock.go_on(hours=1)
    for number, minutes_ago in (("W001", 10), ("W002", 30), ("W003", -50)):
        command = told(center, number, number, minutes_ago=minutes_ago, boot=f"boot-{number}")
        center.do(command)
    issued = [visit.issued.at for visit in center.hall.visits.values()]
    now = clock.now().at
    assert issued == [now - 10 * MINUTE, now - 10 * MINUTE, now]


def test_told_twice_it_is_one_ticket_and_another_of_its_number_is_left_over(
    center: MemoryCenter,
) -> None:
    one = told(center, "one", "W001")
    center.do(one)
    again = center.do(replace(one, id="another"))
    assert not again.events
    (left,) = center.do(told(center, "two", "W001")).events
    assert isinstance(left, e.PaperLeftOver)
    assert (left.number, left.reason) == ("W001", Reason.NUMBER_TAKEN)
    assert [one.station for one in center.see(LeftOvers())] == ["kiosk-1"]
    assert len(center.hall.visits) == 1


def test_a_second_number_is_found_and_called_like_the_first(center: MemoryCenter) -> None:
    first = center.do(wanted("kiosk-1", "lost")).the(e.VisitIssued).number
    done = center.do(told(center, "lost", "W001"))
    assert [type(event) for event in done.events] == [e.NumberAdded]
    assert center.see(Number("1", "w1")).visit == center.see(Number("1", first)).visit
    center.do(c.CallNext(id="call", station="1", employee="employee-1", counter="1"))
    calls = center.see(Board()).calls
    assert [call.number for call in calls] == [first, "W001"]
    assert len({call.sitting for call in calls}) == 2, "each is a row of its own"


def test_who_was_called_by_a_number_that_nobody_saw_has_missed_nothing(
    center: MemoryCenter,
) -> None:
    center.do(wanted("kiosk-1", "lost"))
    for shape in (c.CallNext, c.Miss):
        center.do(shape(id=shape.verb, station="1", employee="employee-1", counter="1"))
    center.do(told(center, "lost", "W001"))
    visit = center.hall.visits["lost-visit"]
    assert (visit.stand, visit.queued) == (Stand.WAITING, visit.issued)


def test_a_ticket_of_a_closed_day_counts_and_waits_again_when_that_is_reopened(
    center: MemoryCenter,
) -> None:
    center.do(c.CloseDay(id="close", station="manager"))
    center.do(told(center, "late", "W001", minutes_ago=5))
    visit = center.hall.visits["late-visit"]
    assert (visit.stand, visit.number) == (Stand.EXPIRED, "W001")
    center.do(c.ReopenDay(id="reopen", station="manager"))
    assert center.hall.visits["late-visit"].stand is Stand.WAITING


def test_a_ticket_of_yesterday_belongs_to_yesterday_and_calls_nobody(
    center: MemoryCenter, clock: ManualClock
) -> None:
    yesterday = center.hall.day
    clock.until("2026-11-23 09:00")
    center.do(told(center, "late", "W001", minutes_ago=20 * 60))
    visit = center.hall.visits["late-visit"]
    assert (visit.day, visit.stand) == (yesterday, Stand.EXPIRED)
    center.do(c.CloseDay(id="close", station="manager"))
    center.do(c.ReopenDay(id="reopen", station="manager"))
    assert center.hall.visits["late-visit"].stand is Stand.EXPIRED
    center.do(told(center, "today", "W001"))
    assert center.hall.visits["today-visit"].stand is Stand.WAITING


@pytest.mark.parametrize(
    "wrong",
    [{"number": "17"}, {"taken": Instant(-1, 0, "b")}, {"heard": (Instant(1, 1, "b"),) * 9}],
)
def test_what_has_not_the_form_is_refused(center: MemoryCenter, wrong: dict[str, object]) -> None:
    command = replace(told(center, "one", "W001"), **wrong)  # type: ignore[arg-type]
    assert refusal(center.do, command) is Reason.BAD_INPUT


def test_letters_that_the_center_gives_no_number_of_are_spare() -> None:
    spare = spare_letters(SETTINGS.series, SETTINGS.reserve)
    assert spare[0] == "W"
    assert not set(spare) & {"A", "X", "Y", "Z", "I", "O", "Q"}
