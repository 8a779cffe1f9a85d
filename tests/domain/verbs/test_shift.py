"""Somebody has forgotten to sign out: the next one takes over, and no sitting is lost."""

import pytest

from center_app.domain import commands as c
from center_app.domain.clock import MINUTE
from center_app.domain.events import EmployeeSignedIn, EmployeeTookOver, VisitMissed
from center_app.domain.hall_facts import hall_facts
from center_app.domain.indicators import work
from center_app.domain.refusal import Reason
from center_app.domain.views.desk import Desk
from center_app.domain.visit import Stand, Visit
from days import Day, refusal
from founding import Post, full
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    posts = [Post("1", "rana"), Post("2", "salma"), Post("3", "photographer", full("photo"))]
    return running_hall(clock=clock, posts=posts)


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


def take_over(day: Day, counter: str, who: str) -> None:
    day.do(c.TakeOver, f"counter-{counter}", counter=counter, who=who)


def visit(center: MemoryCenter, day: Day, number: str) -> Visit:
    return center.hall.visits[day.visit(number)]


def test_an_idle_counter_changes_hands_and_it_is_on_record(center: MemoryCenter, day: Day) -> None:
    day.sign_out("2")
    take_over(day, "1", "salma")
    took = EmployeeTookOver(counter="1", who="salma", instead_of="rana")
    assert center.events[-1] == took
    assert center.hall.counters["1"].employee == "salma"
    take_over(day, "1", "salma")
    assert center.events[-1] == took, "who is there already takes nothing over"


def test_a_shift_changes_in_the_middle_of_a_sitting(
    center: MemoryCenter, day: Day, clock: ManualClock
) -> None:
    day.sign_out("2")
    number = day.issue("birth")
    clock.go_on(minutes=3)
    day.call("1")
    day.start("1")
    clock.go_on(minutes=5)
    take_over(day, "1", "salma")
    clock.go_on(minutes=2)
    day.finish("1")
    now = visit(center, day, number)
    assert now.stand is Stand.SERVED
    assert [sitting.employee for sitting in now.sittings] == ["rana", "salma"]
    facts = hall_facts(center.hall, clock.now())
    (step,) = facts.steps
    assert (step.employee, step.served_ms, step.wait_ms) == ("salma", 7 * MINUTE, 3 * MINUTE)
    assert [one.wait_ms for one in facts.sittings] == [3 * MINUTE, None]
    serving = {row.employee: row.serving_ms for row in facts.presences if row.counter == "1"}
    assert serving == {"rana": 5 * MINUTE, "salma": 2 * MINUTE}
    assert step.shared
    salma = work(facts.sittings[1:], [step], facts.presences)
    assert (salma.done, salma.service) == (1, None)


def test_who_could_not_go_on_is_held_for_somebody_who_can(center: MemoryCenter, day: Day) -> None:
    number = day.issue("birth")
    day.call("1")
    day.start("1")
    take_over(day, "1", "photographer")
    assert visit(center, day, number).stand is Stand.HELD
    assert [held.number for held in center.see(Desk("2")).held] == [number]
    assert center.hall.counters["3"].employee is None
    day.resume("2", number)


def test_who_was_called_comes_to_the_new_one(center: MemoryCenter, day: Day) -> None:
    day.sign_out("2")
    number = day.issue("birth")
    day.call("1")
    take_over(day, "1", "salma")
    day.start("1")
    assert visit(center, day, number).sittings[-1].employee == "salma"
    assert visit(center, day, number).serving() is not None


def test_who_forgot_to_sign_out_elsewhere_comes_along(center: MemoryCenter, day: Day) -> None:
    day.sign_out("2")
    number = day.issue("birth")
    day.call("1")
    day.start("1")
    take_over(day, "2", "rana")
    assert center.events[-1] == EmployeeSignedIn(counter="2", who="rana")
    assert center.hall.counters["1"].employee is None
    day.open("2")
    day.resume("2", number)


@pytest.mark.parametrize(("counter", "who"), [("1", "photographer"), ("3", "rana")])
def test_who_was_called_where_nobody_serves_any_more_has_the_old_place(
    center: MemoryCenter, day: Day, clock: ManualClock, counter: str, who: str
) -> None:
    number = day.issue("birth")
    clock.go_on(minutes=3)
    later = day.issue("birth")
    before = visit(center, day, number)
    assert day.call("1") == number
    clock.go_on(minutes=1)
    take_over(day, counter, who)
    again = visit(center, day, number)
    assert (again.stand, again.queued, again.transfers) == (Stand.WAITING, before.queued, 0)
    assert [again.steps, again.held_center_ms] == [before.steps, 0]
    assert not any(isinstance(event, VisitMissed) for event in center.events)
    assert [day.call("2"), visit(center, day, later).stand] == [number, Stand.WAITING]
    day.start("2")
    assert visit(center, day, number).sittings[-1].wait_ms == 4 * MINUTE


def test_nobody_is_signed_in_by_another(center: MemoryCenter) -> None:
    def by(employee: str | None, who: str, counter: str = "1") -> Reason | None:
        return refusal(
            center.do,
            c.TakeOver(id="x", station="s", employee=employee, who=who, counter=counter),
        )

    assert by("rana", "salma") is Reason.NOT_ALLOWED
    assert by(None, "nobody") is Reason.UNKNOWN_EMPLOYEE
    assert by(None, "salma", "99") is Reason.UNKNOWN_COUNTER
