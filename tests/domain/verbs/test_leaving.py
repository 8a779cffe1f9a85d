"""Finishing a visit as a whole, and closing a counter behind it."""

from dataclasses import replace
from datetime import date

import pytest

from center_app.domain import commands as c
from center_app.domain.calendar import Calendar
from center_app.domain.counter import Status
from center_app.domain.refusal import Reason
from center_app.domain.step import Because, StepId, StepState
from center_app.domain.visit import Stand
from days import Day, refusal
from founding import SETTINGS, Post, full
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock, moment


@pytest.fixture
def center() -> MemoryCenter:
    return running_hall(posts=[Post("1", "all"), Post("2", "photographer", full("photo"))])


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


def finish_visit(day: Day, counter: str = "1", **how: object) -> None:
    day.do(c.FinishVisit, "s", counter=counter, **how)


def served(day: Day, *services: str) -> str:
    number = day.issue(*services)
    day.call("1")
    day.start("1")
    return number


def test_the_rest_of_the_basket_falls_away_with_its_reason(center: MemoryCenter, day: Day) -> None:
    number = served(day, "birth", "vaccination", "passport")
    finish_visit(day, because=Because.ANOTHER_DAY)
    visit = center.hall.visits[day.visit(number)]
    assert visit.stand is Stand.SERVED
    states = [step.state for step in visit.steps]
    assert states[0] is StepState.DONE
    assert set(states[1:]) == {StepState.DROPPED}
    dropped = [fact.event for fact in center.facts if fact.event.type == "step.dropped"]
    assert {event.because for event in dropped} == {Because.ANOTHER_DAY}  # type: ignore[attr-defined]


def test_with_nothing_left_it_is_a_finish_like_any_other(center: MemoryCenter, day: Day) -> None:
    number = served(day, "birth")
    finish_visit(day)
    assert center.hall.visits[day.visit(number)].stand is Stand.SERVED


def test_a_finished_visit_is_undone_whole(center: MemoryCenter, day: Day) -> None:
    number = served(day, "birth", "vaccination")
    before = center.hall.visits[day.visit(number)]
    finish_visit(day)
    day.undo("1")
    assert center.hall.visits[day.visit(number)] == before


def test_only_what_is_served_is_finished_and_only_for_a_reason_of_the_visitor(day: Day) -> None:
    assert refusal(finish_visit, day) is Reason.NOBODY_SERVED
    served(day, "birth")
    assert refusal(finish_visit, day, because=Because.OUTCOME) is Reason.BAD_INPUT
    assert refusal(finish_visit, day, step=StepId(7, 0)) is Reason.MOVED_ON


def test_a_counter_closes_by_itself_when_its_visit_has_left(center: MemoryCenter, day: Day) -> None:
    served(day, "birth", "vaccination")
    day.close("1")
    day.close("1")
    assert center.hall.counters["1"].status is Status.OPEN
    day.finish("1")
    assert center.hall.counters["1"].status is Status.OPEN
    day.finish("1")
    counter = center.hall.counters["1"]
    assert (counter.status, counter.closing) == (Status.CLOSED, False)


@pytest.mark.parametrize("leave", [Day.hold, Day.transfer, finish_visit])
def test_it_closes_however_the_visit_leaves(center: MemoryCenter, day: Day, leave: object) -> None:
    served(day, "birth")
    day.close("1")
    assert callable(leave)
    leave(day, "1")
    assert center.hall.counters["1"].status is Status.CLOSED


def test_it_closes_when_nobody_comes(center: MemoryCenter, day: Day) -> None:
    day.issue("birth")
    day.call("1")
    day.close("1")
    day.miss("1")
    assert center.hall.counters["1"].status is Status.CLOSED


def test_a_counter_that_is_opened_again_meanwhile_stays_open(
    center: MemoryCenter, day: Day
) -> None:
    served(day, "birth")
    day.close("1")
    day.open("1")
    day.finish("1")
    assert center.hall.counters["1"].status is Status.OPEN


def test_whoever_takes_over_has_not_asked_for_the_closing(center: MemoryCenter, day: Day) -> None:
    served(day, "birth")
    day.close("1")
    day.do(c.TakeOver, "s", counter="1", who="photographer")
    assert not center.hall.counters["1"].closing


def test_a_day_that_ends_forgets_which_counters_wanted_to_close(
    center: MemoryCenter, day: Day
) -> None:
    served(day, "birth")
    day.close("1")
    day.end()
    assert not center.hall.counters["1"].closing


def test_a_visit_set_aside_by_a_take_over_leaves_no_counter_to_close_for_ever(
    center: MemoryCenter, day: Day
) -> None:
    """Whoever takes over goes on working there; the counter that is left is closed."""
    number = served(day, "birth")
    day.close("1")
    day.do(c.TakeOver, "s", counter="2", who="all")
    assert center.hall.visits[day.visit(number)].stand is Stand.HELD
    left, taken = center.hall.counters["1"], center.hall.counters["2"]
    assert (left.status, left.employee, left.closing) == (Status.CLOSED, None, False)
    assert (taken.status, taken.closing) == (Status.OPEN, False)
    day.resume("2", number)
    day.do(c.TakeOver, "s", counter="2", who="photographer")
    assert center.hall.counters["2"].visit is None, "the photographer does not serve it"
    day.close("2")
    assert center.hall.counters["2"].status is Status.CLOSED


def test_a_counter_that_is_to_close_lets_the_deed_before_be_undone(
    center: MemoryCenter, day: Day
) -> None:
    number = served(day, "birth")
    day.close("1")
    day.undo("1")
    assert center.hall.visits[day.visit(number)].stand is Stand.CALLED
    assert center.hall.counters["1"].closing, "the visit is still there"
    day.start("1")
    day.open("1")
    day.undo("1")
    assert not center.hall.counters["1"].closing


def test_a_call_that_is_undone_closes_the_counter_that_was_to_close_behind_it(
    center: MemoryCenter, day: Day
) -> None:
    number = day.issue("birth")
    day.call("1")
    day.close("1")
    day.undo("1")
    counter = center.hall.counters["1"]
    assert (counter.status, counter.closing, counter.visit) == (Status.CLOSED, False, None)
    assert center.hall.visits[day.visit(number)].stand is Stand.WAITING


def test_a_deed_that_has_closed_the_counter_stands(center: MemoryCenter, day: Day) -> None:
    day.issue("birth")
    day.call("1")
    day.close("1")
    day.start("1")
    day.undo("1")
    assert center.hall.counters["1"].closing, "the visit is still there"
    day.miss("1")
    assert center.hall.counters["1"].status is Status.CLOSED
    assert refusal(day.undo, "1") is Reason.NOTHING_TO_UNDO


def test_around_the_clock_a_counter_still_closes_behind_the_visit_of_the_day_before() -> None:
    clock = ManualClock(moment("2026-11-23 03:50"))
    always = replace(SETTINGS, calendar=Calendar(around_the_clock=True))
    center = running_hall(clock=clock, settings=always)
    day = Day(center)
    served(day, "birth")
    day.close("1")
    clock.until("2026-11-23 04:10")
    center.refresh()
    assert center.hall.day == date(2026, 11, 23)
    day.finish("1")
    assert center.hall.counters["1"].status is Status.CLOSED
