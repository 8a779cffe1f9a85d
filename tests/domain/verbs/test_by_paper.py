"""Serving by the number on a paper while the server is away, taken in once it is back."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import MINUTE, SECOND, Instant
from center_app.domain.counter import Status
from center_app.domain.hall_facts import hall_facts
from center_app.domain.left_over import Paper
from center_app.domain.presence import still_present
from center_app.domain.refusal import Reason
from center_app.domain.views.board import Board
from center_app.domain.views.left_overs import LeftOvers
from center_app.domain.visit import Stand
from days import Day, refusal
from founding import Post, full
from halls import MemoryCenter, running_hall
from invariants import check_hall
from kiosks_alone import wanted
from manual_clock import ManualClock
from moves import check_moves

BOOT = "counter"
POSTS = (Post("1", "universal"), Post("2", "registrar", full("birth")))
Serve = Callable[..., c.TakeInService]


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    center = running_hall(posts=POSTS, clock=clock)
    center._watch = check_moves
    return center


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


@pytest.fixture
def served(clock: ManualClock) -> Serve:
    """What a counter says: from so many minutes ago on, for so many minutes."""

    def served(
        number: str, ago: float = 20, took: int = 5, counter: str = "1", who: str = "universal"
    ) -> c.TakeInService:
        sent = Instant(clock.now().at + 7 * MINUTE, 900_000 * SECOND, BOOT)
        began = sent._replace(
            at=sent.at - round(ago * MINUTE), mono=sent.mono - round(ago * MINUTE)
        )
        ended = began._replace(at=began.at + took * MINUTE, mono=began.mono + took * MINUTE)
        return c.TakeInService(
            id=f"{number}-{counter}-{ago}",
            station=f"counter-{counter}",
            employee=who,
            counter=counter,
            number=number,
            began=began,
            ended=ended,
            sent=sent,
        )

    return served


def test_whoever_was_served_by_paper_has_been_at_that_time(
    center: MemoryCenter, day: Day, clock: ManualClock, served: Serve
) -> None:
    number = day.issue("birth", "vaccination")
    issued = clock.now().at
    clock.go_on(minutes=40)
    done = center.do(served(number, ago=20, took=6))
    check_hall(center.hall)
    visit = center.hall.visits[day.visit(number)]
    assert visit.stand is Stand.SERVED
    (sitting,) = visit.sittings
    assert sitting.started is not None
    assert sitting.ended is not None
    assert (sitting.started.at, sitting.ended.at) == (issued + 20 * MINUTE, issued + 26 * MINUTE)
    assert sitting.wait_ms == 20 * MINUTE
    assert [step.served_ms for step in visit.steps] == [3 * MINUTE, 3 * MINUTE]
    assert done.the(e.VisitEnded).total_ms == 26 * MINUTE
    assert not center.see(Board()).calls, "nobody is called by it now"
    assert center.hall.counters["1"].visit is None
    (fact,) = hall_facts(center.hall, clock.now()).visits
    assert fact.visit == visit.id
    (present,) = [one for one in still_present(center.hall, clock.now()) if one.counter == "1"]
    assert present.serving_ms == 6 * MINUTE
    assert center.do(served(number, ago=20, took=6)) == done, "told twice it is one"


def test_what_is_left_of_the_basket_waits_on(
    center: MemoryCenter, day: Day, clock: ManualClock, served: Serve
) -> None:
    number = day.issue("birth", "vaccination")
    clock.go_on(minutes=40)
    center.do(served(number, counter="2", who="registrar"))
    check_hall(center.hall)
    assert center.hall.visits[day.visit(number)].stand is Stand.WAITING
    assert day.call("1") == number
    day.start("1")
    day.finish("1")
    assert center.hall.visits[day.visit(number)].stand is Stand.SERVED


def test_who_was_aside_or_had_missed_a_call_may_be_served_by_paper(
    center: MemoryCenter, day: Day, clock: ManualClock, served: Serve
) -> None:
    held, missed = day.issue("birth"), day.issue("birth")
    day.call("1")
    day.start("1")
    day.hold("1")
    day.call("1")
    day.miss("1")
    clock.go_on(minutes=40)
    for number, ago in ((held, 30), (missed, 20)):
        center.do(served(number, ago=ago))
        check_hall(center.hall)
        assert center.hall.visits[day.visit(number)].stand is Stand.SERVED
    assert center.hall.visits[day.visit(held)].held_citizen_ms == 10 * MINUTE


def test_a_counter_that_serves_somebody_else_meanwhile_is_not_touched(
    center: MemoryCenter, day: Day, clock: ManualClock, served: Serve
) -> None:
    here, other = day.issue("birth"), day.issue("birth")
    day.call("1")
    clock.go_on(minutes=30)
    center.do(served(other))
    check_hall(center.hall)
    day.start("1")
    day.finish("1")
    assert center.hall.visits[day.visit(here)].stand is Stand.SERVED


def test_what_cannot_be_taken_in_is_told_until_somebody_has_seen_to_it(
    center: MemoryCenter, day: Day, clock: ManualClock, served: Serve
) -> None:
    over, busy, other = day.issue("birth"), day.issue("birth"), day.issue("vaccination")
    day.call("1")
    day.start("1")
    day.finish("1")
    day.call("1")
    clock.go_on(minutes=30)
    asked = [
        served(over),
        served(busy),
        served("W017"),
        served(other, counter="2", who="registrar"),
    ]
    for command in asked:
        assert [type(event) for event in center.do(command).events] == [e.PaperLeftOver]
    left = center.see(LeftOvers())
    assert [(one.number, one.reason) for one in left] == [
        (over, Reason.VISIT_IS_OVER),
        (busy, Reason.VISIT_IS_BUSY),
        ("W017", Reason.UNKNOWN_VISIT),
        (other, Reason.NOT_SKILLED),
    ]
    assert {one.paper for one in left} == {Paper.SERVICE}
    for one in left:
        day.do(c.SettleLeftOver, "manager", left_over=one.id)
    assert center.see(LeftOvers()) == ()
    assert day.do(c.SettleLeftOver, "manager", left_over="unknown").events == ()


def test_the_ticket_of_a_kiosk_that_comes_back_later_has_been_served(
    center: MemoryCenter, clock: ManualClock, served: Serve
) -> None:
    clock.go_on(minutes=60)
    center.do(served("W001", ago=20))
    (left,) = center.see(LeftOvers())
    sent = Instant(clock.now().at, 900_000 * SECOND, "kiosk")
    taken = Instant(sent.at - 40 * MINUTE, sent.mono - 40 * MINUTE, "kiosk")
    ticket = wanted("kiosk-1", "one")
    center.do(
        c.TakeIn(id="in", station="kiosk-1", ticket=ticket, number="W001", taken=taken, sent=sent)
    )
    check_hall(center.hall)
    visit = center.hall.visits["one-visit"]
    assert (visit.stand, visit.sittings[-1].id) == (Stand.SERVED, left.id)
    assert visit.sittings[-1].wait_ms == 20 * MINUTE
    assert center.see(LeftOvers()) == ()


def test_a_day_that_is_over_takes_nothing_in(
    center: MemoryCenter, day: Day, clock: ManualClock, served: Serve
) -> None:
    number = day.issue("birth")
    clock.until("2026-11-23 09:00")
    day.do(c.OpenDay, "center")
    center.do(served(number, ago=20 * 60))
    assert [one.reason for one in center.see(LeftOvers())] == [Reason.DAY_IS_CLOSED]


def test_a_counter_that_has_been_taken_away_since_was_there(
    center: MemoryCenter, day: Day, clock: ManualClock, served: Serve
) -> None:
    number = day.issue("birth")
    clock.go_on(minutes=40)
    day.sign_out("1")
    day.do(c.RetireCounter, "manager", counter="1")
    center.do(served(number))
    check_hall(center.hall)
    assert center.hall.visits[day.visit(number)].stand is Stand.SERVED
    assert center.hall.counters["1"].retired


def test_only_who_serves_and_by_name(center: MemoryCenter, served: Serve) -> None:
    command = served("A001")
    assert refusal(center.do, replace(command, employee=None)) is Reason.NOT_ALLOWED
    assert refusal(center.do, replace(command, employee="nobody")) is Reason.NOT_ALLOWED
    assert refusal(center.do, replace(command, counter="99")) is Reason.UNKNOWN_COUNTER
    assert refusal(center.do, replace(command, number="17")) is Reason.BAD_INPUT


def test_who_was_to_be_called_later_was_back_by_then(
    center: MemoryCenter, day: Day, clock: ManualClock, served: Serve
) -> None:
    number = day.issue("birth")
    clock.go_on(minutes=5)
    day.do(c.PutOff, "kiosk-1", visit=day.visit(number), minutes=30)
    clock.go_on(minutes=10)
    done = center.do(served(number, ago=4, took=3))
    check_hall(center.hall)
    visit = center.hall.visits[day.visit(number)]
    assert visit.stand is Stand.SERVED
    assert visit.later is None
    assert done.the(e.VisitBack).away_ms == 6 * MINUTE
    assert visit.sittings[0].wait_ms == 5 * MINUTE


def test_a_counter_that_closes_after_its_visit_is_not_closed_by_a_paper(
    center: MemoryCenter, day: Day, clock: ManualClock, served: Serve
) -> None:
    by_paper, here = day.issue("birth"), day.issue("birth")
    clock.go_on(minutes=30)
    day.do(c.CallNumber, "counter-1", counter="1", visit=day.visit(here), reason="asked")
    day.start("1")
    day.close("1")
    center.do(served(by_paper))
    check_hall(center.hall)
    assert center.hall.counters["1"].visit == day.visit(here)
    day.finish("1")
    assert center.hall.counters["1"].status is Status.CLOSED


def test_of_a_break_no_serving_is_counted(
    center: MemoryCenter, day: Day, clock: ManualClock, served: Serve
) -> None:
    number = day.issue("birth")
    clock.go_on(minutes=30)
    day.pause("1")
    clock.go_on(minutes=10)
    center.do(served(number, ago=8))
    check_hall(center.hall)
    (present,) = [one for one in still_present(center.hall, clock.now()) if one.counter == "1"]
    assert present.serving_ms == 0


def test_who_waits_on_after_services_of_no_time_keeps_the_place_over_a_reopening(
    clock: ManualClock, served: Serve
) -> None:
    posts = (*POSTS, Post("3", "nurse", full("vaccination")))
    center = running_hall(posts=posts, clock=clock)
    day = Day(center)
    number = day.issue("birth", "vaccination", "passport")
    for counter, who in (("2", "registrar"), ("3", "nurse")):
        center.do(served(number, ago=0, took=0, counter=counter, who=who))
    before = center.hall.visits[day.visit(number)]
    clock.go_on(minutes=3)
    center.do(c.CloseDay(id="close", station="test"))
    clock.go_on(minutes=3)
    center.do(c.ReopenDay(id="reopen", station="test"))
    assert center.hall.visits[day.visit(number)].queued == before.queued
