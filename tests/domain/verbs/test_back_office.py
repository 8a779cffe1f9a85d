from datetime import timedelta

import pytest

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import MINUTE
from center_app.domain.people import Role
from center_app.domain.refusal import Reason
from center_app.domain.result import Receipt, receipt_code
from center_app.domain.step import Outcome, StepId, StepState
from center_app.domain.views.desk import Desk
from center_app.domain.visit import Stand, Visit
from days import Day, refusal
from founding import Post, full
from halls import MemoryCenter, running_hall
from invariants import check_hall
from manual_clock import ManualClock

AWAY = Outcome.BACK_OFFICE


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    posts = [
        Post("1", "registrar", full("birth", "family-book", "passport", "photo")),
        Post("2", "nurse", full("vaccination", "insurance")),
        Post("3", "colleague", full("birth")),
    ]
    return running_hall(clock=clock, posts=posts)


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


def sit(day: Day, counter: str = "1") -> None:
    day.call(counter)
    day.start(counter)


def named(center: MemoryCenter, day: Day, number: str) -> Visit:
    return center.hall.visits[day.visit(number)]


def test_who_waits_for_a_back_office_alone_waits_aside_and_the_counter_is_free(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    number = day.issue("birth")
    clock.go_on(minutes=7)
    sit(day)
    clock.go_on(minutes=3)
    done = day.finish("1", AWAY)
    visit = named(center, day, number)
    assert done.the(e.VisitHeld).reason == e.BACK_OFFICE
    assert visit.stand is Stand.HELD
    assert visit.steps[0].state is StepState.AWAITED
    assert center.hall.counters["1"].visit is None
    check_hall(center.hall)
    clock.go_on(minutes=20)
    day.bring_back(number)
    visit = named(center, day, number)
    assert visit.stand is Stand.WAITING
    assert visit.held_center_ms == 20 * MINUTE
    assert visit.carried_ms == 7 * MINUTE, "the wait before it counts on"
    assert day.call("3") == number, "whoever has the skill may hand it over"
    day.start("3")
    assert day.finish("3").find(e.VisitEnded)
    step = named(center, day, number).steps[0]
    assert step.outcomes == (Outcome.COMPLETED,)
    assert step.served_ms == 3 * MINUTE
    assert step.wait_ms == 7 * MINUTE


def test_what_can_be_served_meanwhile_is_and_what_builds_on_it_waits(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    asked = ("birth", "family-book", "vaccination")
    number = day.issue(*asked, bundle="newborn")
    sit(day)
    day.finish("1", AWAY)
    visit = named(center, day, number)
    assert visit.stand is Stand.WAITING, "the vaccination can be had meanwhile"
    check_hall(center.hall)
    assert refusal(day.call, "1") is Reason.NOBODY_WAITING, "the family book builds on the birth"
    assert day.call("2") == number
    day.start("2")
    clock.go_on(minutes=5)
    day.bring_back(number)
    assert day.finish("2").the(e.VisitTransferred).reason == e.REST
    assert day.call("1") == number
    day.start("1")
    assert day.finish("1").the(e.StepStarted).step == StepId(1, 0)
    assert day.finish("1").find(e.VisitEnded)


def test_it_comes_back_by_itself_once_the_other_is_done(center: MemoryCenter, day: Day) -> None:
    number = day.issue("birth", "vaccination")
    sit(day)
    day.finish("1", AWAY)
    sit(day, "2")
    assert day.finish("2").the(e.VisitHeld).reason == e.BACK_OFFICE
    assert named(center, day, number).stand is Stand.HELD
    assert day.bring_back(number).find(e.VisitReleased)
    assert day.call("1") == number


def test_of_several_copies_those_that_are_done_stay_done(center: MemoryCenter, day: Day) -> None:
    number = day.issue(c.Asked("passport", 3))
    sit(day)
    day.finish("1", Outcome.COMPLETED, AWAY, Outcome.REJECTED)
    assert center.see(Desk("1")).held[0].awaited == StepId(0, 0)
    day.bring_back(number)
    sit(day)
    visit = center.see(Desk("1")).visit
    assert visit is not None
    assert visit.steps[0].so_far == (Outcome.COMPLETED, AWAY, Outcome.REJECTED)
    done = day.finish("1").the(e.StepFinished)
    assert done.outcomes == (Outcome.COMPLETED, Outcome.COMPLETED, Outcome.REJECTED)


def test_sending_to_the_back_office_can_be_undone(center: MemoryCenter, day: Day) -> None:
    number = day.issue("birth")
    sit(day)
    before = named(center, day, number)
    day.finish("1", AWAY)
    day.undo("1")
    assert named(center, day, number) == before
    assert center.hall.is_serving("1")


def test_who_waits_for_a_back_office_is_neither_resumed_nor_released_but_may_go(
    center: MemoryCenter, day: Day
) -> None:
    number = day.issue("birth")
    sit(day)
    day.finish("1", AWAY)
    assert refusal(day.resume, "1", number) is Reason.RESULT_NOT_HERE
    assert refusal(day.release, number) is Reason.RESULT_NOT_HERE
    day.cancel(number)
    assert refusal(day.bring_back, number) is Reason.NOT_AWAITED
    assert named(center, day, number).stand is Stand.CANCELLED


def test_whoever_serves_the_agency_or_supervises_says_that_it_is_back(
    center: MemoryCenter, day: Day
) -> None:
    number = day.issue("birth")
    sit(day)
    day.finish("1", AWAY)
    assert refusal(day.bring_back, number, employee="nurse") is Reason.NOT_SKILLED
    assert refusal(day.bring_back, number, employee="nobody") is Reason.UNKNOWN_EMPLOYEE
    assert center.see(Desk("2")).held == ()
    day.appoint("boss", Role.SUPERVISOR)
    assert day.bring_back(number, employee="boss").events


def test_it_expires_at_closing_with_its_reason(center: MemoryCenter, day: Day) -> None:
    number = day.issue("birth")
    sit(day)
    day.finish("1", AWAY)
    (expired, _closed) = day.end()
    assert isinstance(expired, e.VisitExpired)
    assert (expired.was, expired.reason) == (Stand.HELD, e.CLOSING)
    day.reopen()
    assert named(center, day, number).stand is Stand.HELD, "the back office still has it"
    check_hall(center.hall)
    day.bring_back(number)
    assert day.call("1") == number
    check_hall(center.hall)


def test_what_a_back_office_has_does_not_come_back_with_who_missed_a_call(
    center: MemoryCenter, day: Day
) -> None:
    number = day.issue("birth", "vaccination")
    sit(day)
    day.finish("1", AWAY)
    assert day.call("2") == number
    day.miss("2")
    day.come_back(number)
    assert center.see(Desk("3")).waiting == 0
    assert [one.number for one in center.see(Desk("3")).held] == [number], "still to come"
    assert day.call("2") == number
    day.bring_back(number)
    check_hall(center.hall)


def test_ending_the_visit_lets_fall_away_what_a_back_office_has(
    center: MemoryCenter, day: Day
) -> None:
    number = day.issue("birth", "vaccination")
    sit(day)
    day.finish("1", AWAY)
    sit(day, "2")
    day.do(c.FinishVisit, "counter-2", counter="2")
    visit = named(center, day, number)
    assert [step.state for step in visit.steps] == [StepState.DROPPED, StepState.DONE]
    assert center.see(Desk("1")).held == ()
    assert refusal(day.bring_back, number) is Reason.NOT_AWAITED
    day.undo("2")
    assert day.bring_back(number).events, "undone, it is there again"
    check_hall(center.hall)


def test_what_is_no_longer_wanted_is_not_asked_of_the_back_office(
    center: MemoryCenter, day: Day
) -> None:
    number = day.issue("birth", "family-book")
    sit(day)
    day.finish("1", AWAY)
    assert [one.number for one in center.see(Desk("3")).held] == [number]
    day.drop("1", 0)
    assert center.see(Desk("3")).held == ()
    check_hall(center.hall)


def test_what_is_ready_later_is_promised_at_once_and_once_though_others_wait(
    center: MemoryCenter, day: Day
) -> None:
    number = day.issue(c.Asked("passport", 2))
    sit(day)
    day.finish("1")
    assert center.hall.day is not None
    receipt = Receipt(receipt_code("one secret"), center.hall.day + timedelta(days=3))
    both = (Outcome.READY_LATER, AWAY)
    done = day.finish("1", *both, receipt=receipt)
    assert done.the(e.ResultPromised).copies == 1
    day.undo("1")
    assert not center.hall.results
    result = day.finish("1", *both, receipt=receipt).the(e.ResultPromised).result
    day.bring_back(number, stage=1)
    sit(day)
    again = Receipt(receipt_code("another"), receipt.ready)
    later = (Outcome.READY_LATER, Outcome.COMPLETED)
    assert refusal(day.finish, "1", *later, receipt=again) is Reason.BAD_INPUT
    assert not day.finish("1", *later).find(e.ResultPromised)
    assert list(center.hall.results) == [result]
    check_hall(center.hall)
