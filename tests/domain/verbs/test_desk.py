from dataclasses import replace

import pytest

from center_app.domain import commands as c
from center_app.domain.clock import MINUTE, SECOND
from center_app.domain.events import (
    SittingStarted,
    VisitCalled,
    VisitMissed,
    VisitRecalled,
    VisitReleased,
    VisitResumed,
    Why,
)
from center_app.domain.refusal import Reason, Refused
from center_app.domain.routing.score import Factors
from center_app.domain.step import StepId, StepState
from center_app.domain.views.desk import Desk
from center_app.domain.visit import Stand, Visit, Wish
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


def visit(center: MemoryCenter, day: Day, number: str) -> Visit:
    return center.hall.visits[day.visit(number)]


def test_a_call_takes_along_all_that_could_be_served_there_and_says_why(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    first, second = day.issue("birth", "passport"), day.issue("birth")
    clock.go_on(minutes=5)
    assert day.call("1") == first
    called = center.events[-1]
    assert isinstance(called, VisitCalled)
    assert called.steps == (StepId(0, 0), StepId(1, 0))
    bound = 50 * MINUTE
    assert called.why == Why(
        "due",
        5 * MINUTE,
        day.visit(second),
        5 * MINUTE,
        Factors(15 * MINUTE, bound, together=1.2),
        Factors(15 * MINUTE, bound),
    )


def test_the_last_one_waiting_has_nobody_behind(center: MemoryCenter, day: Day) -> None:
    day.issue("birth")
    day.call("1")
    called = center.events[-1]
    assert isinstance(called, VisitCalled)
    assert called.why == Why("due", 0, factors=Factors(15 * MINUTE, 50 * MINUTE))


def test_nobody_is_called_where_nobody_waits_or_for_what_is_not_served(day: Day) -> None:
    assert refusal(day.call, "1") is Reason.NOBODY_WAITING
    day.issue("birth")
    assert refusal(day.call, "2") is Reason.NOBODY_WAITING


def test_a_counter_has_one_visit_at_a_time(day: Day) -> None:
    first = day.issue("birth")
    day.issue("birth")
    day.call("1")
    with pytest.raises(Refused) as refused:
        day.call("1")
    assert (refused.value.reason, refused.value.details) == (
        Reason.ALREADY_SERVING,
        {"number": first},
    )


def test_a_visit_is_at_one_counter_at_a_time(day: Day) -> None:
    day.issue("birth")
    day.call("1")
    assert refusal(day.call, "3") is Reason.NOBODY_WAITING


def test_a_number_is_not_called_again_before_the_hall_has_heard_it(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    day.issue("birth")
    day.call("1")
    for _ in range(2):
        clock.go_on(seconds=4)
        with pytest.raises(Refused) as refused:
            day.recall("1")
        assert refused.value.reason is Reason.RECALLED_JUST_NOW
        assert refused.value.details == {"seconds": 6}
        desk = center.see(Desk("1")).visit
        assert desk is not None
        assert desk.recall_at == clock.now().at + 6 * SECOND
        clock.go_on(seconds=6)
        day.recall("1")


def test_who_was_called_often_enough_has_missed_the_call(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    day.issue("birth")
    day.call("1")
    for left in (3, 2, 1):
        desk = center.see(Desk("1")).visit
        assert desk is not None
        assert desk.recalls_left == left
        clock.go_on(minutes=1)
        day.recall("1")
    clock.go_on(minutes=1)
    assert refusal(day.recall, "1") is Reason.RECALLED_ENOUGH
    day.miss("1")


def test_a_recall_counts_and_is_given_out_again(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    number = day.issue("birth")
    day.call("1")
    for _ in range(2):
        clock.go_on(seconds=10)
        day.recall("1")
    recalled = center.events[-1]
    assert isinstance(recalled, VisitRecalled)
    assert recalled.times == 2
    assert [(call.number, call.again) for call in center.hall.calls] == [
        (number, 0),
        (number, 1),
        (number, 2),
    ]


def test_the_wait_ends_when_the_visit_sits_down(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    number = day.issue("birth", "passport")
    clock.go_on(minutes=7)
    day.call("1")
    clock.go_on(seconds=40)
    day.start("1")
    sat = next(event for event in center.events if isinstance(event, SittingStarted))
    assert (sat.wait_ms, sat.walk_ms) == (7 * MINUTE + 40 * SECOND, 40 * SECOND)
    states = [step.state for step in visit(center, day, number).steps]
    assert states == [StepState.SERVING, StepState.CALLED, StepState.WAITING]


def test_who_does_not_come_is_missed_with_all_that_was_asked_for(
    center: MemoryCenter, day: Day
) -> None:
    number = day.issue("birth", "passport")
    day.call("2")
    day.miss("2")
    assert isinstance(center.events[-1], VisitMissed)
    gone = visit(center, day, number)
    assert gone.stand is Stand.MISSED
    assert {step.state for step in gone.steps} == {StepState.MISSED}
    assert center.hall.counters["2"].visit is None
    assert refusal(day.call, "1") is Reason.NOBODY_WAITING


def test_only_who_was_called_and_has_not_come_is_recalled_started_or_missed(day: Day) -> None:
    for verb in (day.recall, day.start, day.miss):
        assert refusal(verb, "1") is Reason.NOBODY_CALLED
    day.issue("birth")
    day.call("1")
    day.start("1")
    for verb in (day.recall, day.start, day.miss):
        assert refusal(verb, "1") is Reason.NOBODY_CALLED


@pytest.mark.parametrize("verb", [c.Recall, c.Start, c.Miss])
def test_a_press_meant_for_another_call_hits_nobody(
    center: MemoryCenter, day: Day, clock: ManualClock, verb: type[c.Recall | c.Start | c.Miss]
) -> None:
    gone = day.issue("birth")
    day.call("1")
    day.miss("1")
    then = visit(center, day, gone).sittings[-1].id
    press = verb(id="1", station="s", counter="1", sitting=then, employee="all")
    assert refusal(center.do, press) is Reason.MOVED_ON
    number = day.issue("birth")
    day.call("1")
    assert refusal(center.do, press) is Reason.MOVED_ON
    now = visit(center, day, number).sittings[-1].id
    assert refusal(center.do, replace(press, sitting=now, employee="also-all")) is (
        Reason.NOT_ALLOWED
    )
    clock.go_on(seconds=15)
    assert center.do(replace(press, sitting=now)).events


def test_nobody_calls_or_resumes_at_a_counter_where_another_sits(
    center: MemoryCenter, day: Day
) -> None:
    aside = day.visit(held(day, "birth"))
    day.issue("birth")
    presses = [
        c.CallNext(id="1", station="s", counter="1"),
        c.Resume(id="2", station="s", counter="1", visit=aside),
    ]
    for press in presses:
        assert refusal(center.do, replace(press, employee="also-all")) is Reason.NOT_ALLOWED
    assert center.do(replace(presses[0], employee="all")).find(VisitCalled)


def test_a_wait_over_a_restart_is_marked_as_that_of_the_wall_clock(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    day.issue("birth")
    clock.go_on(minutes=1)
    clock.reboot(seconds=60)
    day.issue("birth")
    for _ in range(2):
        day.serve("1")
    sat = [event for event in center.events if isinstance(event, SittingStarted)]
    assert [(event.wait_ms, event.dq) for event in sat] == [(2 * MINUTE, "wall"), (0, None)]


def test_a_hold_over_a_restart_is_marked_as_that_of_the_wall_clock(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    number = held(day, "birth")
    clock.reboot(seconds=60)
    day.resume("3", number)
    resumed = center.events[-1]
    assert isinstance(resumed, VisitResumed)
    assert (resumed.held_ms, resumed.dq) == (MINUTE, "wall")


def held(day: Day, *services: str) -> str:
    number = day.issue(*services)
    day.call("1")
    day.start("1")
    day.hold("1", Wish.CITIZEN)
    return number


def test_a_held_visit_goes_on_at_any_counter_with_the_skill(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    number = held(day, "birth")
    clock.go_on(minutes=20)
    assert refusal(day.resume, "2", number) is Reason.NOT_SKILLED
    day.resume("3", number)
    resumed = center.events[-1]
    assert isinstance(resumed, VisitResumed)
    assert (resumed.held_ms, resumed.who, resumed.step) == (20 * MINUTE, "also-all", StepId(0, 0))
    assert visit(center, day, number).held_citizen_ms == 20 * MINUTE
    day.finish("3")
    done = visit(center, day, number)
    assert (done.stand, done.steps[0].counter) == (Stand.SERVED, "3")


def test_only_who_is_held_is_resumed_and_only_at_a_free_counter(day: Day) -> None:
    number = held(day, "birth")
    other = day.issue("birth")
    assert refusal(day.resume, "1", other) is Reason.NOT_HELD
    day.call("1")
    assert refusal(day.resume, "1", number) is Reason.ALREADY_SERVING
    day.pause("3")
    assert refusal(day.resume, "3", number) is Reason.COUNTER_IS_CLOSED
    day.open("3")
    day.resume("3", number)
    assert refusal(day.resume, "2", number) is Reason.NOT_HELD


def test_who_is_held_is_not_called(day: Day) -> None:
    held(day, "birth", "passport")
    assert refusal(day.call, "1") is Reason.NOBODY_WAITING


def test_an_unknown_visit_is_not_resumed(center: MemoryCenter) -> None:
    resume = c.Resume(id="1", station="s", counter="1", visit="v")
    assert refusal(center.do, resume) is Reason.UNKNOWN_VISIT


def test_who_is_released_from_a_hold_waits_for_all_from_then_on(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    clock.go_on(minutes=2)
    number = held(day, "birth")
    clock.go_on(minutes=20)
    clock.reboot(seconds=60)
    sooner = day.issue("birth")
    clock.go_on(minutes=1)
    day.release(number)
    released = center.events[-1]
    assert isinstance(released, VisitReleased)
    assert (released.held_ms, released.dq) == (22 * MINUTE, "wall")
    back = visit(center, day, number)
    assert (back.stand, back.held, back.queued) == (Stand.WAITING, None, clock.now())
    assert back.held_citizen_ms == 22 * MINUTE
    assert [day.call(counter) for counter in ("1", "3")] == [sooner, number]


def test_who_was_sent_to_one_counter_is_released_with_place_and_wait(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    number = day.issue("birth")
    day.call("1")
    day.start("1")
    day.transfer("1", to_employee="also-all")
    since = clock.now()
    clock.go_on(minutes=5)
    assert refusal(day.call, "1") is Reason.NOBODY_WAITING
    day.release(number)
    assert visit(center, day, number).queued == since
    assert day.call("1") == number


def test_who_waits_for_all_is_not_released_again(center: MemoryCenter, day: Day) -> None:
    number = day.issue("birth")
    facts = len(center.facts)
    day.release(number)
    assert len(center.facts) == facts


def test_only_who_is_held_or_waits_is_released(center: MemoryCenter, day: Day) -> None:
    number = day.issue("birth")
    day.call("1")
    assert refusal(day.release, number) is Reason.VISIT_IS_BUSY
    day.start("1")
    assert refusal(day.release, number) is Reason.VISIT_IS_BUSY
    day.finish("1")
    assert refusal(day.release, number) is Reason.VISIT_IS_OVER
    unknown = c.Release(id="1", station="s", visit="v")
    assert refusal(center.do, unknown) is Reason.UNKNOWN_VISIT
