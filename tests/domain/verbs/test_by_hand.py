"""Calling out of turn: a given number with its reason, or somebody without a number."""

import pytest

from center_app.domain import commands as c
from center_app.domain.clock import MINUTE
from center_app.domain.events import VisitCalled, VisitIssued, Why
from center_app.domain.refusal import Reason
from center_app.domain.visit import Stand
from days import Day, refusal
from founding import Post, full
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    return running_hall(
        clock=clock,
        posts=[Post("1", "all"), Post("2", "photographer", full("photo")), Post("3", "also-all")],
    )


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


def call_number(day: Day, counter: str, number: str, reason: str = "unwell") -> Why:
    command = day.do(c.CallNumber, "s", counter=counter, visit=day.visit(number), reason=reason)
    return command.the(VisitCalled).why


def walk_in(day: Day, counter: str, *services: str) -> str:
    visit = f"v-{len(day.center.hall.visits)}"
    done = day.do(
        c.WalkIn,
        "s",
        visit=visit,
        token=f"token-of-somebody-without-{visit}",
        asked=tuple(map(c.Asked, services)),
        counter=counter,
    )
    assert done.the(VisitCalled).why.rule == "walk_in"
    return done.the(VisitIssued).number


def test_a_number_is_called_before_its_turn_and_says_why_and_before_whom(
    clock: ManualClock, day: Day
) -> None:
    first = day.issue("birth")
    clock.go_on(minutes=2)
    second = day.issue("birth")
    clock.go_on(minutes=3)
    why = call_number(day, "1", second)
    assert (why.rule, why.reason, why.waited_ms) == ("by_hand", "unwell", 3 * MINUTE)
    assert (why.next_visit, why.next_waited_ms) == (day.visit(first), 5 * MINUTE)
    assert call_number(day, "3", first).next_visit is None


def test_only_who_waits_and_could_be_served_is_called_by_hand(day: Day) -> None:
    number = day.issue("birth")
    assert refusal(call_number, day, "2", number) is Reason.NOT_SKILLED
    assert refusal(call_number, day, "1", number, "she is unwell") is Reason.BAD_INPUT
    call_number(day, "1", number)
    assert refusal(call_number, day, "3", number) is Reason.NOT_WAITING
    assert refusal(call_number, day, "1", number) is Reason.ALREADY_SERVING


def test_a_press_beside_the_rule_can_be_undone(center: MemoryCenter, day: Day) -> None:
    day.issue("birth")
    number = day.issue("birth")
    call_number(day, "1", number)
    day.undo("1")
    assert center.hall.visits[day.visit(number)].stand is Stand.WAITING


def test_who_comes_without_a_number_is_served_at_once(center: MemoryCenter, day: Day) -> None:
    waiting = day.issue("birth")
    number = walk_in(day, "1", "birth", "vaccination")
    assert number != waiting
    day.start("1")
    visit = center.hall.visits[day.visit(number)]
    assert (visit.stand, visit.waited_ms) == (Stand.SERVING, 0)
    assert visit.sittings[0].why is not None
    assert visit.sittings[0].why.next_visit == day.visit(waiting)


def test_nobody_is_taken_in_where_nothing_could_be_done(center: MemoryCenter, day: Day) -> None:
    assert refusal(walk_in, day, "2", "birth") is Reason.NOT_SKILLED
    assert refusal(walk_in, day, "1", "unknown") is Reason.UNKNOWN_SERVICE
    assert not center.hall.visits
    walk_in(day, "1", "birth")
    assert refusal(walk_in, day, "1", "birth") is Reason.ALREADY_SERVING


def again(day: Day, counter: str, number: str) -> None:
    visit = day.visit(number)
    day.do(c.CallNumber, "s", counter=counter, visit=visit, reason="unwell", again=True)


def test_who_was_missed_and_came_back_is_called_by_hand_only_on_purpose(
    clock: ManualClock, day: Day
) -> None:
    number = day.issue("birth")
    day.call("1")
    day.miss("1")
    day.come_back(number)
    clock.go_on(minutes=2)
    assert refusal(call_number, day, "3", number) is Reason.CALLED_JUST_NOW
    again(day, "3", number)


def test_minutes_later_nobody_is_asked_whether_it_is_meant(clock: ManualClock, day: Day) -> None:
    number = day.issue("birth")
    day.call("1")
    day.miss("1")
    day.come_back(number)
    clock.go_on(minutes=3)
    call_number(day, "3", number)


def test_who_was_sent_to_this_counter_is_called_there_at_once(day: Day) -> None:
    number = day.issue("birth")
    day.call("1")
    day.start("1")
    day.transfer("1", to_counter="3")
    call_number(day, "3", number)


def test_a_call_that_was_undone_asks_for_no_second_thought(day: Day) -> None:
    number = day.issue("birth")
    day.call("1")
    day.undo("1")
    call_number(day, "3", number)
