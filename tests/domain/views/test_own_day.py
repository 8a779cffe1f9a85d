"""An employee's own day at a glance."""

from dataclasses import replace

import pytest

from center_app.domain import commands as c
from center_app.domain.clock import MINUTE
from center_app.domain.estimate.experience import Known
from center_app.domain.plain import plain
from center_app.domain.views.desk import Desk
from center_app.domain.views.own_day import FEWEST, KNOWN_AFTER, OwnDay
from days import Day
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    return running_hall(clock=clock)


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


def own(center: MemoryCenter, counter: str = "1") -> OwnDay:
    found = center.see(Desk(counter)).own
    assert found is not None
    return found


def serve(day: Day, clock: ManualClock, minutes: float, *services: str) -> None:
    day.issue(*services)
    day.call("1")
    day.start("1")
    for _ in services:
        clock.go_on(minutes=minutes)
        day.finish("1")


def knows(center: MemoryCenter, employee: str, pace: float) -> None:
    """The center has learned how long births take and how fast somebody is."""
    center.hall.experience.usual["birth"] = Known(6.0 * MINUTE, 100)
    center.hall.experience.pace[employee] = Known(pace, KNOWN_AFTER)


def test_visits_and_services_of_the_day_are_ones_own(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    serve(day, clock, 5, "birth", "vaccination")
    serve(day, clock, 5, "birth")
    assert (own(center).visits, own(center).services) == (2, 3)
    assert (own(center, "2").visits, own(center, "2").services) == (0, 0)


def test_it_stands_there_only_while_nobody_is_at_the_counter(
    center: MemoryCenter, day: Day
) -> None:
    day.issue("birth")
    day.call("1")
    assert center.see(Desk("1")).own is None


def test_the_usual_time_is_compared_with_ones_own_for_the_same_services(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    for _ in range(FEWEST):
        serve(day, clock, 5, "birth")
    assert own(center).usual_ms is None
    knows(center, "employee-1", pace=1.5)
    assert (own(center).usual_ms, own(center).own_usual_ms) == (5 * MINUTE, 9 * MINUTE)


def test_nothing_is_compared_before_enough_is_known(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    for _ in range(FEWEST - 1):
        serve(day, clock, 5, "birth")
    knows(center, "employee-1", pace=1.0)
    assert own(center).usual_ms is None
    serve(day, clock, 5, "birth")
    assert own(center).usual_ms is not None
    pace = center.hall.experience.pace["employee-1"]
    center.hall.experience.pace["employee-1"] = pace._replace(number=KNOWN_AFTER - 1)
    assert own(center).usual_ms is None


def hand_over(day: Day, clock: ManualClock, *, before: float, after: float) -> None:
    """Counter 1 serves for so many minutes, and counter 2 goes on after a hold."""
    number = day.issue("birth")
    day.call("1")
    day.start("1")
    clock.go_on(minutes=before)
    day.hold("1")
    day.resume("2", number)
    clock.go_on(minutes=after)
    day.finish("2")


def test_each_has_the_time_that_was_their_own(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    hand_over(day, clock, before=30, after=1)
    first, second = own(center), own(center, "2")
    assert (first.visits, first.services, first.served_ms) == (1, 0, 30 * MINUTE)
    assert (second.visits, second.services, second.served_ms) == (1, 1, MINUTE)


def test_what_another_has_begun_is_no_usual_time_of_ones_own(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    for _ in range(FEWEST):
        hand_over(day, clock, before=30, after=1)
    knows(center, "employee-2", pace=1.0)
    assert own(center, "2").usual_ms is None


def test_a_time_that_was_not_right_is_set_aside_and_counted(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    for _ in range(FEWEST):
        serve(day, clock, 5, "birth")
    serve(day, clock, 0.01, "birth")
    knows(center, "employee-1", pace=1.0)
    asked = center.see(Desk("1")).asked
    assert asked is not None
    about = {"counter": "1", "visit": asked.visit, "sitting": asked.sitting}
    day.do(c.JudgeTime, "counter-1", accurate=False, **about)
    assert (own(center).set_aside, own(center).services) == (1, FEWEST + 1)
    assert own(center).usual_ms == 5 * MINUTE


def test_no_other_employee_is_in_it(center: MemoryCenter, clock: ManualClock, day: Day) -> None:
    serve(day, clock, 5, "birth")
    alone = own(center)
    day.issue("birth")
    day.serve("2")
    assert own(center) == alone
    assert set(plain(replace(alone))) == {
        *("visits", "services", "usual_ms", "own_usual_ms", "set_aside", "served_ms")
    }
