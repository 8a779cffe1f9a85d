from dataclasses import replace
from datetime import date

import pytest

from center_app.domain import commands as c
from center_app.domain.calendar import Calendar
from center_app.domain.events import DayClosed, DayOpened, DayReopened, VisitExpired
from center_app.domain.hall import Phase, Status
from center_app.domain.refusal import Reason
from center_app.domain.step import StepState
from center_app.domain.visit import Stand
from days import Day, refusal
from founding import SETTINGS
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock, moment

ALWAYS = replace(SETTINGS, calendar=Calendar(around_the_clock=True))


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(moment("2026-11-22 08:30"))


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    return running_hall(clock=clock)


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


def test_the_first_command_of_a_day_begins_it(center: MemoryCenter, clock: ManualClock) -> None:
    assert center.hall.day == date(2026, 11, 22)
    clock.until("2026-11-23 03:59")
    center.do(c.OpenDay(id="1", station="s"))
    assert center.hall.day == date(2026, 11, 22)
    clock.until("2026-11-23 04:00")
    center.do(c.OpenDay(id="2", station="s"))
    assert center.hall.day == date(2026, 11, 23)


def test_a_day_begins_once(center: MemoryCenter, clock: ManualClock) -> None:
    assert center.do(c.OpenDay(id="1", station="s")).events == ()
    clock.go_on(hours=24)
    assert center.do(c.OpenDay(id="2", station="s")).find(DayOpened)
    assert center.do(c.OpenDay(id="3", station="s")).events == ()


def test_a_center_that_is_not_set_up_has_no_day() -> None:
    assert MemoryCenter().do(c.OpenDay(id="1", station="s")).events == ()


def test_a_clock_that_was_put_back_never_takes_the_center_to_yesterday(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    day.issue("birth")
    clock.correct(seconds=-86_400)
    assert day.issue("birth") == "A002"
    assert center.hall.day == date(2026, 11, 22)


def test_at_closing_everybody_who_is_still_here_expires_with_the_reason(
    center: MemoryCenter, day: Day
) -> None:
    served, waiting, called, sitting, held = (day.issue("birth") for _ in range(5))
    assert day.serve("1") == served
    day.cancel(waiting)
    assert day.call("1") == called
    assert day.call("2") == sitting
    day.start("2")
    assert day.call("3") == held
    day.start("3")
    day.hold("3")
    waiting = day.issue("birth")
    events = day.end()
    expired = {event.visit: event for event in events if isinstance(event, VisitExpired)}
    was = {number: expired[day.visit(number)].was for number in (waiting, called, sitting, held)}
    assert list(was.values()) == [Stand.WAITING, Stand.CALLED, Stand.SERVING, Stand.HELD]
    assert {event.reason for event in expired.values()} == {"closing"}
    assert isinstance(events[-1], DayClosed)
    assert len(expired) == 4
    assert center.hall.visits[day.visit(served)].stand is Stand.SERVED
    assert not any(counter.visit for counter in center.hall.counters.values())
    assert not center.hall.queues


def test_nothing_of_an_expired_visit_stays_open(center: MemoryCenter, day: Day) -> None:
    day.issue("passport", "birth")
    day.call("1")
    day.start("1")
    day.finish("1")
    day.end()
    (visit,) = center.hall.visits.values()
    assert [step.state for step in visit.steps] == [
        StepState.DONE,
        StepState.EXPIRED,
        StepState.EXPIRED,
    ]
    assert visit.ended is not None


def test_after_closing_no_ticket_is_given(day: Day) -> None:
    day.end()
    assert refusal(day.issue, "birth") is Reason.DAY_IS_CLOSED


def test_closing_twice_changes_nothing(day: Day) -> None:
    day.end()
    assert day.end() == ()


def test_a_day_closed_by_mistake_is_opened_again_and_numbers_go_on(
    center: MemoryCenter, day: Day
) -> None:
    day.issue("birth")
    day.end()
    day.reopen()
    assert isinstance(center.events[-1], DayReopened)
    assert day.issue("birth") == "A002"


def test_a_day_that_goes_on_is_not_opened_again(day: Day) -> None:
    assert refusal(day.reopen) is Reason.CENTER_CLOSED


def test_a_forgotten_day_ends_with_the_next_one(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    forgotten = day.visit(day.issue("birth"))
    clock.until("2026-11-23 08:00")
    assert day.issue("birth") == "A001"
    (expired,) = (event for event in center.events if isinstance(event, VisitExpired))
    assert (expired.visit, expired.reason) == (forgotten, "day_over")
    assert len(center.hall.visits) == 1


def test_after_a_night_everybody_signs_in_anew(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    clock.until("2026-11-23 08:00")
    day.issue("birth")
    counters = center.hall.counters.values()
    assert {(counter.status, counter.employee) for counter in counters} == {(Status.CLOSED, None)}
    assert not center.hall.serving
    assert refusal(day.call, "1") is Reason.NOBODY_SIGNED_IN


def test_around_the_clock_who_waits_goes_on_waiting_over_the_cutover(clock: ManualClock) -> None:
    center = running_hall(clock=clock, settings=ALWAYS)
    day = Day(center)
    clock.until("2026-11-23 03:50")
    first = day.issue("birth")
    clock.until("2026-11-23 04:10")
    second = day.issue("birth")
    assert center.hall.day == date(2026, 11, 23)
    assert [day.call(counter) for counter in ("1", "2")] == [first, second]


def test_around_the_clock_a_number_is_not_given_again_while_it_is_about(
    clock: ManualClock,
) -> None:
    center = running_hall(clock=clock, settings=ALWAYS)
    day = Day(center)
    clock.until("2026-11-23 03:50")
    assert [day.issue("birth") for _ in range(2)] == ["A001", "A002"]
    day.serve("1")
    clock.until("2026-11-23 04:10")
    assert [day.issue("birth") for _ in range(3)] == ["A001", "A003", "A004"]


def test_around_the_clock_employees_stay_at_their_counters_whoever_waits(
    clock: ManualClock,
) -> None:
    center = running_hall(clock=clock, settings=ALWAYS)
    day = Day(center)
    clock.until("2026-11-23 04:10")
    number = day.issue("birth")
    assert day.call("1") == number


def test_before_the_first_day_the_center_says_so() -> None:
    assert MemoryCenter().hall.phase is Phase.BEFORE
