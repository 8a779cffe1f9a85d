from dataclasses import replace

import pytest

from center_app.domain import commands as c
from center_app.domain.catalogue import Capacity
from center_app.domain.clock import MINUTE
from center_app.domain.events import (
    StepFinished,
    StepStarted,
    VisitEnded,
    VisitHeld,
    VisitTransferred,
)
from center_app.domain.refusal import Reason
from center_app.domain.step import Outcome, StepState
from center_app.domain.verbs.welcome import LARGEST_BASKET
from center_app.domain.visit import Stand, Visit, Wish
from days import Day, refusal
from founding import Post, full, partial
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock
from small_catalogue import SMALL, service


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    return running_hall(
        clock=clock,
        posts=[
            Post("1", "all"),
            Post("2", "photographer", full("photo")),
            Post("3", "nurse", (*full("vaccination"), *partial("insurance"))),
        ],
    )


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


def sits(day: Day, counter: str, *asked: str | c.Asked) -> str:
    """Somebody takes a ticket and sits at the counter: the number."""
    number = day.issue(*asked)
    assert day.call(counter) == number
    day.start(counter)
    return number


def visit(center: MemoryCenter, day: Day, number: str) -> Visit:
    return center.hall.visits[day.visit(number)]


def test_the_last_step_ends_the_visit(center: MemoryCenter, clock: ManualClock, day: Day) -> None:
    number = sits(day, "1", "birth")
    clock.go_on(minutes=6)
    finished, ended = day.finish("1").events
    assert isinstance(finished, StepFinished)
    assert (finished.served_ms, finished.outcomes) == (6 * MINUTE, (Outcome.COMPLETED,))
    assert isinstance(ended, VisitEnded)
    assert ended.total_ms == 6 * MINUTE
    assert visit(center, day, number).stand is Stand.SERVED
    assert center.hall.counters["1"].visit is None


def test_after_a_rejection_the_later_stages_fall_away(center: MemoryCenter, day: Day) -> None:
    number = sits(day, "1", "passport", "birth")
    following = day.finish("1", Outcome.REJECTED).find(StepStarted)
    assert following is not None
    assert following.step == (1, 0)
    day.finish("1")
    states = [step.state for step in visit(center, day, number).steps]
    assert states == [StepState.DONE, StepState.CANCELLED, StepState.DONE]
    assert visit(center, day, number).stand is Stand.SERVED


def test_one_copy_that_goes_on_keeps_the_later_stages(day: Day) -> None:
    sits(day, "1", c.Asked("passport", 2))
    following = day.finish("1", Outcome.REJECTED, Outcome.COMPLETED).find(StepStarted)
    assert following is not None
    assert following.step == (0, 1)


def test_stages_and_lines_follow_each_other_in_one_sitting(day: Day) -> None:
    sits(day, "1", "passport", "birth")
    followed = [day.finish("1").find(StepStarted) for _ in range(3)]
    assert [(*start.step,) for start in followed if start] == [(0, 1), (1, 0)]
    assert followed[-1] is None


def test_what_must_come_before_is_served_before(day: Day) -> None:
    childs = c.Asked("passport", capacity=Capacity.GUARDIAN)
    number = day.issue("family-book", childs, "birth", bundle="newborn")
    assert day.call("1") == number
    day.start("1")
    order = [day.finish("1").the(StepStarted).step.line for _ in range(3)]
    assert order == [0, 1, 1]


def test_each_copy_has_an_outcome_of_its_own(center: MemoryCenter, day: Day) -> None:
    number = sits(day, "1", c.Asked("passport", 3))
    assert refusal(day.finish, "1", Outcome.COMPLETED) is Reason.WRONG_OUTCOMES
    outcomes = (Outcome.COMPLETED, Outcome.INCOMPLETE, Outcome.READY_LATER)
    day.finish("1", *outcomes)
    assert visit(center, day, number).steps[0].outcomes == outcomes


def test_what_the_counter_cannot_serve_is_handed_over_with_number_and_wait(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    number = day.issue("passport")
    clock.go_on(minutes=10)
    day.issue("birth")
    assert day.call("2") == number
    day.start("2")
    clock.go_on(minutes=3)
    handed = day.finish("2").the(VisitTransferred)
    assert (handed.reason, handed.to_counter) == ("rest", None)
    waiting = visit(center, day, number)
    assert (waiting.stand, waiting.waited_ms, waiting.transfers) == (Stand.WAITING, 10 * MINUTE, 1)
    assert day.call("1") == number


def test_a_partial_skill_serves_the_part_that_is_open_to_it(day: Day) -> None:
    number = sits(day, "3", "insurance")
    assert day.finish("3").find(VisitTransferred)
    assert refusal(day.call, "3") is Reason.NOBODY_WAITING
    assert day.serve("1") == number


def test_a_service_is_added_at_the_counter(center: MemoryCenter, day: Day) -> None:
    number = sits(day, "1", "birth")
    day.add("1", "passport", 2)
    assert visit(center, day, number).lines[1].quantity == 2
    assert day.finish("1").the(StepStarted).step == (1, 0)


def test_what_is_added_may_be_for_another_counter(day: Day) -> None:
    number = sits(day, "2", "passport")
    day.add("2", "vaccination")
    assert day.finish("2").find(VisitTransferred)
    assert day.serve("3") == number
    assert day.serve("1") == number


def test_an_establishments_service_can_be_added_for_an_individual(day: Day) -> None:
    sits(day, "1", "birth")
    asked = c.Asked("licence", capacity=Capacity.PROXY)
    assert day.center.do(c.AddLine(id="x", station="s", counter="1", asked=asked)).events


def test_nothing_is_added_that_is_not_had_here(day: Day) -> None:
    sits(day, "1", "birth")
    assert refusal(day.add, "1", "clearance") is Reason.ONLINE_ONLY
    assert refusal(day.add, "1", "juggling") is Reason.UNKNOWN_SERVICE
    assert refusal(day.add, "1", "birth", 2) is Reason.TOO_MANY


def test_a_basket_does_not_grow_for_ever() -> None:
    many = tuple(service(f"s{n}", "civil") for n in range(LARGEST_BASKET))
    day = Day(running_hall(catalogue=replace(SMALL, services=many, bundles=())))
    sits(day, "1", *(one.code for one in many))
    assert refusal(day.add, "1", "s0") is Reason.TOO_MANY


def test_a_hold_frees_the_counter_and_stops_the_time(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    number = sits(day, "1", "birth", "passport")
    clock.go_on(minutes=2)
    day.hold("1", Wish.CENTER, "system")
    held = center.events[-1]
    assert isinstance(held, VisitHeld)
    aside = visit(center, day, number)
    assert (aside.stand, aside.steps[0].served_ms) == (Stand.HELD, 2 * MINUTE)
    assert [step.state for step in aside.steps] == [
        StepState.HELD,
        StepState.WAITING,
        StepState.WAITING,
    ]
    clock.go_on(minutes=30)
    assert day.issue("birth") == day.call("1")
    day.miss("1")
    day.resume("1", number)
    clock.go_on(minutes=1)
    day.finish("1")
    back = visit(center, day, number)
    assert back.steps[0].served_ms == 3 * MINUTE
    assert (back.held_center_ms, back.held_citizen_ms) == (30 * MINUTE, 0)


def test_a_visit_is_sent_to_a_counter_and_to_no_other(center: MemoryCenter, day: Day) -> None:
    number = sits(day, "1", "passport")
    day.transfer("1", to_counter="2")
    assert refusal(day.call, "1") is Reason.NOBODY_WAITING
    assert day.call("2") == number
    assert visit(center, day, number).only_counter is None


def test_a_visit_is_sent_to_an_employee(day: Day) -> None:
    number = sits(day, "1", "passport")
    day.transfer("1", to_employee="photographer")
    assert refusal(day.call, "1") is Reason.NOBODY_WAITING
    assert day.call("2") == number


def test_a_visit_is_sent_back_to_the_queue_with_its_waited_time(
    clock: ManualClock, day: Day
) -> None:
    number = day.issue("passport")
    clock.go_on(minutes=5)
    sooner = day.issue("passport")
    assert day.call("1") == number
    day.start("1")
    clock.go_on(minutes=4)
    assert day.call("2") == sooner
    day.miss("2")
    day.transfer("1", reason="colleague")
    assert day.call("2") == number


def test_nobody_is_sent_where_nothing_could_be_served(day: Day) -> None:
    sits(day, "1", "birth")
    assert refusal(day.transfer, "1", to_counter="2") is Reason.NOT_SKILLED
    assert refusal(day.transfer, "1", to_employee="photographer") is Reason.NOT_SKILLED
    assert refusal(day.transfer, "1", to_employee="nobody") is Reason.UNKNOWN_EMPLOYEE
    assert refusal(day.transfer, "1", to_counter="99") is Reason.UNKNOWN_COUNTER


def test_nobody_is_sent_to_a_counter_that_is_left_or_closed(day: Day) -> None:
    sits(day, "1", "passport")
    day.close("2")
    assert refusal(day.transfer, "1", to_counter="2") is Reason.COUNTER_IS_CLOSED
    assert refusal(day.transfer, "1", to_employee="photographer") is Reason.COUNTER_IS_CLOSED
    day.sign_out("2")
    assert refusal(day.transfer, "1", to_counter="2") is Reason.NOBODY_SIGNED_IN


def test_where_nobody_is_served_nothing_can_be_done(day: Day) -> None:
    day.issue("birth")
    day.call("1")
    for verb in (day.finish, day.hold, day.transfer):
        assert refusal(verb, "1") is Reason.NOBODY_SERVED
    assert refusal(day.add, "1", "birth") is Reason.NOBODY_SERVED


def test_reasons_are_codes(day: Day) -> None:
    sits(day, "1", "birth")
    assert refusal(day.hold, "1", Wish.CITIZEN, "went home to Zarqa") is Reason.BAD_INPUT
    assert refusal(day.transfer, "1", reason="ask Ahmad") is Reason.BAD_INPUT
