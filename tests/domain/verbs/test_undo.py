"""Undo: for ten seconds a slip of the key can be taken back, and then has not been."""

from collections.abc import Callable

import pytest

from center_app.domain import commands as c
from center_app.domain.clock import MINUTE, SECOND
from center_app.domain.events import VisitUndone
from center_app.domain.hall_facts import hall_facts
from center_app.domain.refusal import Reason
from center_app.domain.step import StepState
from center_app.domain.undoable import Deed
from center_app.domain.views.board import Board
from center_app.domain.views.desk import Desk
from center_app.domain.visit import Stand
from days import Day, refusal
from founding import Post, full
from halls import MemoryCenter, running_hall, snapshot
from manual_clock import ManualClock


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    posts = [Post("1", "all"), Post("2", "photographer", full("photo")), Post("3", "also-all")]
    return running_hall(clock=clock, posts=posts)


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


def nothing_to_undo(day: Day, counter: str = "1") -> bool:
    return refusal(day.undo, counter) is Reason.NOTHING_TO_UNDO


Presses = tuple[Callable[[Day, str], object], ...]

DEEDS: dict[Deed, tuple[Presses, Callable[[Day, str], object]]] = {
    Deed.CALL: ((), Day.call),
    Deed.START: ((Day.call,), Day.start),
    Deed.MISS: ((Day.call,), Day.miss),
    Deed.HOLD: ((Day.call, Day.start), Day.hold),
    Deed.FINISH: ((Day.call, Day.start), Day.finish),
}
"""What comes before each deed, and the deed."""


@pytest.mark.parametrize("deed", Deed)
@pytest.mark.parametrize("basket", [("birth",), ("birth", "vaccination"), ("passport",)])
def test_what_was_done_and_undone_has_not_been(
    deed: Deed, basket: tuple[str, ...], center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    presses, do = DEEDS[deed]
    number = day.issue(*basket)
    clock.go_on(minutes=4)
    for press in presses:
        press(day, "1")
    clock.go_on(minutes=2)
    day.issue("birth")
    was = snapshot(center.hall)
    do(day, "1")
    clock.go_on(minutes=8 / 60)
    day.undo("1")
    undone = center.events[-1]
    assert isinstance(undone, VisitUndone)
    assert (undone.visit, undone.counter, undone.deed) == (day.visit(number), "1", deed)
    assert center.hall.visits == was.visits
    assert center.hall.counters == was.counters
    assert center.hall.calls == was.calls
    assert center.hall.lanes == was.lanes
    assert center.hall.experience == was.experience
    assert hall_facts(center.hall, clock.now()) == hall_facts(was, clock.now())


def test_ten_seconds_later_it_stands(clock: ManualClock, day: Day) -> None:
    day.issue("birth")
    day.call("1")
    clock.go_on(minutes=10.001 / 60)
    assert nothing_to_undo(day)


def test_a_corrected_clock_makes_the_ten_seconds_no_longer_and_a_new_start_ends_them(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    day.issue("birth")
    day.call("1")
    clock.correct(seconds=-60)
    clock.go_on(minutes=11 / 60)
    assert nothing_to_undo(day)
    day.start("1")
    clock.reboot()
    center.restart()
    assert nothing_to_undo(day)


def test_a_call_taken_back_leaves_one_of_the_same_moment_standing(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    day.issue("birth")
    day.issue("birth")
    clock.correct(seconds=-60)  # stamps stand still until it has caught up
    day.call("1")
    day.miss("1")
    before = snapshot(center.hall).experience.recent
    day.call("1")
    day.undo("1")
    assert len(before) == 1
    assert center.hall.experience.recent == before


def test_it_is_undone_once_and_only_by_who_sits_there(center: MemoryCenter, day: Day) -> None:
    assert nothing_to_undo(day)
    day.issue("birth")
    day.call("1")
    other = c.Undo(id="x", station="s", counter="1", employee="also-all")
    assert refusal(center.do, other) is Reason.NOT_ALLOWED
    day.undo("1")
    assert nothing_to_undo(day)
    assert refusal(day.undo, "99") is Reason.UNKNOWN_COUNTER


def test_a_press_undoes_only_what_was_offered(center: MemoryCenter, day: Day) -> None:
    day.issue("birth")
    day.call("1")
    offered = center.see(Desk("1")).can_undo
    assert offered is not None
    day.start("1")
    late = c.Undo(id="x", station="s", counter="1", sitting=offered.sitting, deed=offered.deed)
    assert refusal(center.do, late) is Reason.MOVED_ON


@pytest.mark.parametrize(
    "follow",
    [
        lambda day, number: day.do(
            c.SeeDocuments, "s", visit=day.visit(number), documents=("notice",)
        ),
        lambda day, _number: day.end(),
        lambda day, _number: day.appoint("new"),
        lambda day, _number: day.plan_breaks("1", (1, 2)),
    ],
)
def test_once_something_has_followed_it_stands(
    follow: Callable[[Day, str], object], day: Day
) -> None:
    number = day.issue("birth")
    day.call("1")
    follow(day, number)
    assert nothing_to_undo(day)


def test_what_others_do_with_the_visit_makes_it_stand(day: Day) -> None:
    number = day.issue("passport")
    day.call("1")
    day.start("1")
    day.hold("1")
    day.resume("3", number)
    assert nothing_to_undo(day)
    day.hold("3")
    day.release(number)
    assert nothing_to_undo(day, "3")


def test_what_others_do_with_others_does_not_hinder(center: MemoryCenter, day: Day) -> None:
    first, second = day.issue("birth"), day.issue("birth")
    day.call("1")
    day.call("3")
    day.start("3")
    day.undo("1")
    assert center.hall.visits[day.visit(first)].stand is Stand.WAITING
    assert center.hall.visits[day.visit(second)].stand is Stand.SERVING


def test_an_undone_finish_goes_on_as_if_it_had_never_stopped(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    number = day.issue("birth")
    day.call("1")
    day.start("1")
    clock.go_on(minutes=3)
    day.finish("1")
    assert center.hall.visits[day.visit(number)].stand is Stand.SERVED
    clock.go_on(minutes=6 / 60)
    day.undo("1")
    clock.go_on(minutes=1)
    day.finish("1")
    (step,) = center.hall.visits[day.visit(number)].steps
    assert step.state is StepState.DONE
    assert step.served_ms == 4 * MINUTE + 6 * SECOND


def test_a_transfer_after_a_finish_cannot_be_taken_for_a_part_of_it(day: Day) -> None:
    day.issue("birth", "vaccination")
    day.call("1")
    day.start("1")
    day.finish("1")
    day.transfer("1", reason="rest")
    assert nothing_to_undo(day)


def test_the_board_withdraws_an_undone_call_and_shows_an_undone_start_as_a_call(
    center: MemoryCenter, day: Day
) -> None:
    day.issue("birth")
    day.call("1")
    day.undo("1")
    assert center.see(Board()).calls == ()
    number = day.call("1")
    day.start("1")
    day.undo("1")
    (call,) = center.see(Board()).calls
    assert (call.number, call.waiting, call.again) == (number, True, 0)


def test_the_desk_says_what_can_be_undone_and_until_when(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    number = day.issue("birth")
    assert center.see(Desk("1")).can_undo is None
    day.call("1")
    clock.go_on(minutes=4 / 60)
    offered = center.see(Desk("1")).can_undo
    assert offered is not None
    assert (offered.deed, offered.number) == (Deed.CALL, number)
    assert offered.until == clock.now().at + 6 * SECOND
    clock.go_on(minutes=7 / 60)
    assert center.see(Desk("1")).can_undo is None
