from datetime import date

import pytest

from center_app.domain import events as e
from center_app.domain.clock import MINUTE
from center_app.domain.counted import indicators
from center_app.domain.hall_facts import hall_facts
from center_app.domain.indicators import Share
from center_app.domain.refusal import Reason
from center_app.domain.result import Way, result_token
from center_app.domain.step import Outcome
from center_app.domain.views.desk import Desk
from center_app.domain.views.manager import Overview
from center_app.domain.views.result import MyResult, ResultsWaiting
from days import Day, refusal
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock, moment

SUNDAY, TUESDAY = date(2026, 11, 22), date(2026, 11, 24)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(moment("2026-11-22 09:00"))


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    return running_hall(clock=clock)


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


def promised(day: Day, ready: date = TUESDAY, way: Way = Way.COUNTER) -> tuple[str, str]:
    """Somebody asks for a birth certificate, which is ready later: id and code of the result."""
    day.issue("birth")
    day.call("1")
    day.start("1")
    return day.promise("1", ready, way)


def on_tuesday(center: MemoryCenter, clock: ManualClock) -> Day:
    clock.until("2026-11-23 09:00")
    center.refresh()
    clock.until("2026-11-24 09:00")
    center.refresh()
    day = Day(center)
    day.sign_in("1", "employee-1")
    return day


def test_it_is_collected_days_later_in_a_short_visit_linked_to_the_first(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    result, code = promised(day)
    first = center.hall.results[result].visit
    day = on_tuesday(center, clock)
    view = center.see(MyResult(result_token(code)))
    assert (view.id, view.line.service, view.can_be_collected) == (result, "birth", True)
    number = day.pick_up(result)
    visit = center.hall.visits[day.visit(number)]
    assert (visit.first, visit.result) == (first, result)
    assert [step.target_ms for step in visit.steps] == [10 * MINUTE]
    day.call("1")
    collects = center.see(Desk("1")).visit
    assert collects is not None
    assert collects.collects is not None
    assert collects.collects.ready == TUESDAY
    day.start("1")
    day.finish("1")
    assert center.see(MyResult(result_token(code))).collected
    assert refusal(day.pick_up, result) is Reason.RESULT_IS_COLLECTED
    clock.until("2026-11-25 09:00")
    center.refresh()
    assert center.hall.results == {}


def test_collecting_is_no_case_of_its_own_and_ready_later_no_failure(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    result, _code = promised(day, SUNDAY)
    assert indicators(hall_facts(center.hall, clock.now())).resolved == Share(1, 1)
    day.pick_up(result)
    day.serve("1")
    figures = indicators(hall_facts(center.hall, clock.now()))
    assert figures.resolved == Share(1, 1)
    assert (figures.issued, figures.pick_ups) == (2, 1)


def test_too_early_by_post_twice_and_unknown_are_told_apart(center: MemoryCenter, day: Day) -> None:
    early, code = promised(day)
    assert refusal(day.pick_up, early) is Reason.NOT_READY
    assert center.see(MyResult(result_token(code))).early
    by_post, _code = promised(day, SUNDAY, Way.POST)
    assert refusal(day.pick_up, by_post) is Reason.SENT_BY_POST
    today, _code = promised(day, SUNDAY)
    day.pick_up(today)
    assert refusal(day.pick_up, today) is Reason.RESULT_IS_ASKED_FOR
    assert refusal(day.pick_up, "never") is Reason.UNKNOWN_RESULT


def test_what_nobody_could_hand_over_is_still_to_be_had(center: MemoryCenter, day: Day) -> None:
    result, _code = promised(day, SUNDAY)
    for come_to_nothing in range(3):
        number = day.pick_up(result)
        if not come_to_nothing:
            day.cancel(number)
            continue
        day.call("1")
        day.start("1")
        day.finish("1", Outcome.INCOMPLETE)
    assert refusal(day.finish, "1", Outcome.READY_LATER) is Reason.NOBODY_SERVED
    day.pick_up(result)
    day.call("1")
    day.start("1")
    assert refusal(day.finish, "1", Outcome.READY_LATER) is Reason.BAD_INPUT, "without a receipt"
    again, _code = day.promise("1", TUESDAY)
    assert refusal(day.pick_up, result) is Reason.RESULT_IS_COLLECTED
    assert center.hall.results[again].first == center.hall.results[result].visit


def test_the_manager_sees_how_many_lie_there(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    promised(day, SUNDAY)
    promised(day)
    promised(day, TUESDAY, Way.POST)
    assert center.see(Overview()).results == ResultsWaiting(ready=1, later=1)
    on_tuesday(center, clock)
    assert center.see(Overview()).results == ResultsWaiting(ready=2, later=0)


def test_what_nobody_came_for_is_forgotten_in_the_end_but_by_no_wrong_clock(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    promised(day, SUNDAY)
    clock.until("2027-12-27 09:00")
    center.refresh()
    assert center.hall.day == date(2027, 12, 27)
    assert len(center.hall.results) == 1, "a day that was skipped was not lived through"
    clock.until("2027-12-28 09:00")
    center.refresh()
    assert center.hall.results == {}


def test_undoing_the_last_word_of_a_pick_up_leaves_it_to_be_had(
    center: MemoryCenter, day: Day
) -> None:
    result, _code = promised(day, SUNDAY)
    day.pick_up(result)
    day.call("1")
    day.start("1")
    assert day.finish("1").find(e.VisitEnded)
    day.undo("1")
    assert refusal(day.pick_up, result) is Reason.RESULT_IS_ASKED_FOR
    assert center.see(Overview()).results.ready == 1


def test_who_missed_the_call_does_not_come_back_for_what_was_asked_for_anew(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    result, _code = promised(day)
    day = on_tuesday(center, clock)
    first = day.pick_up(result)
    day.call("1")
    day.miss("1")
    day.pick_up(result)
    assert refusal(day.undo, "1") is Reason.NOTHING_TO_UNDO
    assert refusal(day.come_back, first) is Reason.RESULT_IS_ASKED_FOR
    day.serve("1")
    assert refusal(day.come_back, first) is Reason.RESULT_IS_COLLECTED


def sits(day: Day) -> None:
    day.call("1")
    day.start("1")


def test_what_was_added_to_a_pick_up_says_nothing_of_what_it_came_for(day: Day) -> None:
    result, _code = promised(day, SUNDAY)
    day.pick_up(result)
    sits(day)
    day.add("1", "vaccination")
    day.finish("1", Outcome.INCOMPLETE)
    assert day.finish("1").find(e.VisitEnded)
    assert refusal(day.pick_up, result) is None, "it still lies there"


def test_what_was_handed_over_is_so_however_the_visit_goes_on(
    center: MemoryCenter, day: Day
) -> None:
    result, _code = promised(day, SUNDAY)
    number = day.pick_up(result)
    sits(day)
    day.add("1", "vaccination")
    day.finish("1")
    day.transfer("1")
    day.cancel(number)
    assert refusal(day.pick_up, result) is Reason.RESULT_IS_COLLECTED
    assert center.see(Overview()).results.ready == 0


def test_a_promise_for_which_somebody_has_come_cannot_be_undone(day: Day) -> None:
    result, _code = promised(day, SUNDAY)
    day.pick_up(result)
    assert refusal(day.undo, "1") is Reason.NOTHING_TO_UNDO
    sits(day)
    assert day.finish("1").find(e.VisitEnded)
