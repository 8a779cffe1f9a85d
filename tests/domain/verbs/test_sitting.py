from dataclasses import replace

import pytest

from center_app.domain import commands as c
from center_app.domain.catalogue import Capacity
from center_app.domain.clock import MINUTE
from center_app.domain.events import (
    Because,
    StepDropped,
    StepFinished,
    StepStarted,
    VisitEnded,
    VisitHeld,
    VisitTransferred,
)
from center_app.domain.refusal import Reason
from center_app.domain.step import GOES_ON, Outcome, StepId, StepState
from center_app.domain.verbs.welcome import LARGEST_BASKET
from center_app.domain.visit import Stand, Visit, Wish
from center_app.sample import sample_catalogue
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
    done = day.finish("1", Outcome.REJECTED)
    dropped = done.the(StepDropped)
    assert (dropped.step, dropped.because) == ((0, 1), Because.OUTCOME)
    assert done.the(StepStarted).step == (1, 0)
    day.finish("1")
    states = [step.state for step in visit(center, day, number).steps]
    assert states == [StepState.DONE, StepState.DROPPED, StepState.DONE]
    assert visit(center, day, number).stand is Stand.SERVED


@pytest.mark.parametrize("outcome", sorted(set(Outcome) - GOES_ON))
def test_lines_that_build_on_what_came_to_nothing_fall_away_with_it(
    center: MemoryCenter, day: Day, outcome: Outcome
) -> None:
    """The insurance needs the family book, which needs the birth; the vaccination needs neither."""
    number = day.issue("insurance", "family-book", "birth", "vaccination", bundle="newborn")
    assert day.call("1") == number
    day.start("1")
    assert day.finish("1", outcome).the(StepStarted).step == (3, 0)
    states = {step.id: step.state for step in visit(center, day, number).steps}
    assert states == {
        (0, 0): StepState.DROPPED,
        (0, 1): StepState.DROPPED,
        (1, 0): StepState.DROPPED,
        (2, 0): StepState.DONE,
        (3, 0): StepState.SERVING,
    }
    assert day.finish("1").find(VisitEnded)


def test_when_nothing_is_left_after_a_rejection_the_visit_ends(day: Day) -> None:
    sits(day, "2", "passport")
    done = day.finish("2", Outcome.INCOMPLETE)
    assert done.find(VisitEnded)
    assert not done.find(VisitTransferred)


def test_a_later_stage_serves_the_copies_that_go_on(center: MemoryCenter, day: Day) -> None:
    number = sits(day, "1", c.Asked("passport", 3))
    following = day.finish("1", Outcome.REJECTED, Outcome.COMPLETED, Outcome.READY_LATER)
    assert following.the(StepStarted).step == (0, 1)
    assert not following.find(StepDropped)
    assert refusal(day.finish, "1", *[Outcome.COMPLETED] * 3) is Reason.WRONG_OUTCOMES
    assert day.finish("1").find(VisitEnded)
    outcomes = visit(center, day, number).steps[1].outcomes
    assert outcomes == (Outcome.COMPLETED, Outcome.COMPLETED)


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


def test_a_line_that_is_no_longer_wanted_falls_away(center: MemoryCenter, day: Day) -> None:
    number = sits(day, "2", "passport", "insurance")
    dropped = day.drop("2", 1).events
    assert [(event.step, event.because) for event in dropped if isinstance(event, StepDropped)] == [
        ((1, 0), Because.NOT_WANTED),
        ((1, 1), Because.NOT_WANTED),
    ]
    assert visit(center, day, number).stand is Stand.SERVING
    assert refusal(day.drop, "2", 1) is Reason.UNKNOWN_LINE


def test_of_the_line_that_is_served_the_later_stages_fall_away(
    center: MemoryCenter, day: Day
) -> None:
    number = sits(day, "2", "passport")
    assert day.drop("2", 0).the(StepDropped).step == (0, 1)
    assert refusal(day.drop, "2", 0) is Reason.UNKNOWN_LINE
    assert day.finish("2").find(VisitEnded)
    states = [step.state for step in visit(center, day, number).steps]
    assert states == [StepState.DONE, StepState.DROPPED]


def test_what_is_added_has_its_place_in_the_order_of_the_life_event() -> None:
    """The newborn of the sample: without the birth nothing is left of what builds on it."""
    catalogue = sample_catalogue()
    center = running_hall(catalogue=catalogue, posts=[Post("1", "all", full(*catalogue.skills()))])
    day = Day(center)
    guardian = c.Asked("birth-certificate", 1, Capacity.GUARDIAN)
    number = day.issue(guardian, "family-book-amended", bundle="newborn")
    assert day.call("1") == number
    day.start("1")
    asked = c.Asked("passport-issue", 1, Capacity.GUARDIAN)
    day.do(c.AddLine, "s", counter="1", asked=asked)
    assert [line.after for line in visit(center, day, number).lines] == [(), (0,), (0,)]
    day.finish("1", Outcome.REJECTED)
    ended = visit(center, day, number)
    assert ended.stand is Stand.SERVED
    assert {s.state for s in ended.steps if s.id.line} == {StepState.DROPPED}


def test_what_builds_on_what_is_added_waits_for_it(center: MemoryCenter, day: Day) -> None:
    number = day.issue("vaccination", "family-book", "insurance", bundle="newborn")
    assert day.call("1") == number
    day.start("1")
    day.add("1", "birth")
    assert [line.after for line in visit(center, day, number).lines] == [(), (3,), (1, 3), ()]
    day.finish("1")
    served = visit(center, day, number).serving()
    assert served is not None
    assert served.service == "birth"
    day.finish("1", Outcome.REJECTED)
    assert visit(center, day, number).stand is Stand.SERVED


def test_what_has_begun_or_was_asked_for_alone_keeps_its_place(
    center: MemoryCenter, day: Day
) -> None:
    number = day.issue("family-book", "vaccination", bundle="newborn")
    assert day.call("1") == number
    day.start("1")
    day.add("1", "birth")
    assert [line.after for line in visit(center, day, number).lines] == [(), (), ()]
    day.finish("1")
    day.finish("1")
    day.finish("1", Outcome.REJECTED)
    alone = sits(day, "1", "birth")
    day.add("1", "passport")
    assert [line.after for line in visit(center, day, alone).lines] == [(), ()]


def test_nobody_is_sent_for_what_would_wait_for_others(day: Day) -> None:
    day.issue("birth", "vaccination", bundle="newborn")
    day.call("1")
    day.start("1")
    assert refusal(day.transfer, "1", to_service="passport") is Reason.NOT_SKILLED


def test_what_would_have_come_after_a_dropped_line_can_be_had(
    center: MemoryCenter, day: Day
) -> None:
    number = day.issue("vaccination", "family-book", "birth", bundle="newborn")
    assert day.call("1") == number
    day.start("1")
    assert day.drop("1", 2).events
    assert [step.service for step in visit(center, day, number).ready()] == ["family-book"]


@pytest.mark.parametrize("line", [-1, 1, 7])
def test_a_line_that_is_not_there_is_not_dropped(day: Day, line: int) -> None:
    sits(day, "1", "birth")
    assert refusal(day.drop, "1", line) is Reason.UNKNOWN_LINE


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


def test_a_visit_is_sent_to_one_place_and_not_to_where_it_sits(day: Day) -> None:
    sits(day, "1", "passport")
    both = {"to_counter": "2", "to_employee": "photographer"}
    assert refusal(day.transfer, "1", **both) is Reason.BAD_INPUT
    assert refusal(day.transfer, "1", to_counter="1") is Reason.BAD_INPUT


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
    assert refusal(day.drop, "1", 0) is Reason.NOBODY_SERVED


MEANT: list[c.AtDesk] = [
    c.Finish(id="1", station="s", counter="1"),
    c.AddLine(id="2", station="s", counter="1", asked=c.Asked("vaccination")),
    c.DropLine(id="3", station="s", counter="1", line=1),
    c.Hold(id="4", station="s", counter="1", wish=Wish.CITIZEN, reason="papers"),
    c.Transfer(id="5", station="s", counter="1"),
]


@pytest.mark.parametrize("command", MEANT)
def test_a_press_meant_for_another_visit_hits_nobody(
    center: MemoryCenter, day: Day, command: c.AtDesk
) -> None:
    gone = sits(day, "1", "birth")
    day.finish("1")
    number = sits(day, "1", "birth", "vaccination")
    before = visit(center, day, number)
    then, now = (visit(center, day, one).sittings[-1].id for one in (gone, number))
    assert refusal(center.do, replace(command, sitting=then)) is Reason.MOVED_ON
    assert visit(center, day, number) == before
    assert center.do(replace(command, sitting=now)).events


@pytest.mark.parametrize("command", MEANT)
def test_nobody_acts_at_a_counter_where_another_sits(
    center: MemoryCenter, day: Day, command: c.AtDesk
) -> None:
    sits(day, "1", "birth", "vaccination")
    assert refusal(center.do, replace(command, employee="nurse")) is Reason.NOT_ALLOWED
    assert center.do(replace(command, employee="all")).events


def test_a_second_press_does_not_finish_the_next_step(center: MemoryCenter, day: Day) -> None:
    number = sits(day, "1", "birth", "vaccination")
    press = c.Finish(id="1", station="s", counter="1", step=StepId(0, 0))
    center.do(press)
    assert refusal(center.do, replace(press, id="2")) is Reason.MOVED_ON
    served = visit(center, day, number).serving()
    assert served is not None
    assert served.id == (1, 0)


def test_a_time_over_a_restart_is_marked_as_that_of_the_wall_clock(
    clock: ManualClock, day: Day
) -> None:
    sits(day, "1", "birth", "vaccination")
    clock.go_on(minutes=1)
    clock.reboot(seconds=120)
    finished = day.finish("1").the(StepFinished)
    assert (finished.served_ms, finished.dq) == (3 * MINUTE, "wall")
    done = day.finish("1")
    assert done.the(StepFinished).dq is None
    ended = done.the(VisitEnded)
    assert (ended.total_ms, ended.dq) == (3 * MINUTE, "wall")


def test_reasons_are_codes(day: Day) -> None:
    sits(day, "1", "birth")
    assert refusal(day.hold, "1", Wish.CITIZEN, "went home to Zarqa") is Reason.BAD_INPUT
    assert refusal(day.transfer, "1", reason="ask Ahmad") is Reason.BAD_INPUT
