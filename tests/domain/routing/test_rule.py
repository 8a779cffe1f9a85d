"""Who is next, told in stories; that it is so for everybody is checked on random days."""

from dataclasses import replace
from datetime import time

import pytest

from center_app.domain.calendar import Calendar, Period
from center_app.domain.clock import MINUTE
from center_app.domain.place import Break
from center_app.domain.refusal import Reason
from center_app.domain.routing.parameters import Routing
from center_app.domain.views.why_not import WhyNot
from center_app.domain.visit import Stand
from days import Day, refusal
from founding import SETTINGS, Post, full
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock, moment

POSTS = (
    Post("1", "all"),
    Post("2", "registrar", full("birth", "family-book", "photo", "passport")),
)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(moment("2026-11-22 08:30"))


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    return running_hall(posts=POSTS, clock=clock)


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


def test_a_shorter_promise_is_kept_first(clock: ManualClock, day: Day) -> None:
    patient = day.issue("birth")  # promised within 15 minutes
    clock.go_on(minutes=2)
    urgent = day.issue("vaccination")  # within 5
    clock.go_on(minutes=3)  # 5 of 15 and 3 of 5, twice for want of a nurse
    assert day.serve("1") == urgent
    assert day.serve("1") == patient


def test_minutes_of_a_priority_group_count_three_times(clock: ManualClock, day: Day) -> None:
    ordinary = day.issue("birth")
    clock.go_on(minutes=6)
    elderly = day.issue("birth", priority="elderly")
    clock.go_on(minutes=2)  # 8 against 2 x 3
    assert day.serve("2") == ordinary
    ordinary = day.issue("birth")
    clock.go_on(minutes=1)
    assert day.serve("2") == elderly
    assert day.serve("2") == ordinary


def test_beyond_the_bound_nothing_else_counts(
    clock: ManualClock, center: MemoryCenter, day: Day
) -> None:
    forgotten = day.issue("birth")
    clock.go_on(minutes=30)
    elderly = day.issue("birth", priority="elderly")
    clock.go_on(minutes=20)  # 50 minutes are the bound: 50 against 20 x 3
    waiting = center.hall.visits[day.visit(forgotten)]
    standing = center.see(WhyNot(waiting.id))
    assert standing is not None
    assert [place.number for place in standing.ahead] == [elderly]
    clock.go_on(seconds=1)
    assert day.serve("2") == forgotten
    assert day.serve("2") == elderly


def test_an_appointment_waits_from_its_time_on(
    clock: ManualClock, center: MemoryCenter, day: Day
) -> None:
    booked = day.issue("birth", appointment=moment("2026-11-22 09:00"))
    clock.go_on(minutes=20)
    walk_in = day.issue("birth")
    clock.go_on(minutes=1)
    assert day.serve("2") == walk_in, "ten minutes early nobody with an appointment is ahead"
    walk_in = day.issue("birth")
    clock.until("2026-11-22 09:02")  # 7 minutes x 2 with the head start, against 11
    assert day.call("2") == booked
    day.start("2")
    visit = center.hall.visits[day.visit(booked)]
    assert visit.waited_ms == 2 * MINUTE
    assert center.hall.visits[day.visit(walk_in)].stand is Stand.WAITING


def test_an_early_appointment_is_called_when_nobody_else_waits(day: Day) -> None:
    booked = day.issue("birth", appointment=moment("2026-11-22 09:00"))
    assert day.serve("2") == booked


def test_a_universal_employee_helps_where_no_specialist_is(clock: ManualClock, day: Day) -> None:
    day.issue("birth")
    clock.go_on(minutes=1)
    licence = day.issue("insurance")  # nobody of this agency is on duty: counts twice
    clock.go_on(minutes=2)
    assert day.serve("1") == licence


def test_who_missed_the_call_returns_to_the_old_place(
    clock: ManualClock, center: MemoryCenter, day: Day
) -> None:
    away, here = day.issue("birth"), day.issue("birth")
    day.call("2")
    clock.go_on(minutes=1)
    day.miss("2")
    clock.go_on(minutes=10)
    day.come_back(away)
    assert day.serve("2") == away
    assert day.serve("2") == here
    assert refusal(day.come_back, here) is Reason.NOT_MISSED


def test_too_late_is_too_late(clock: ManualClock, day: Day) -> None:
    away = day.issue("birth")
    day.call("2")
    day.miss("2")
    clock.go_on(minutes=15, seconds=1)
    assert refusal(day.come_back, away) is Reason.GRACE_OVER


def test_nobody_is_called_who_could_not_be_finished(
    clock: ManualClock, center: MemoryCenter, day: Day
) -> None:
    clock.until("2026-11-22 14:50")
    late = day.issue("birth")  # takes 6 minutes
    clock.until("2026-11-22 14:55")
    assert refusal(day.call, "2") is Reason.ENDS_AFTER_CLOSING
    quick = day.issue("vaccination")  # takes 3
    assert day.serve("1") == quick
    assert day.call("2", late=True) == late


def test_the_management_sets_the_parameters_within_their_ranges(
    clock: ManualClock, day: Day
) -> None:
    too_much = replace(SETTINGS, routing=Routing(priority=9.0))
    assert refusal(day.configure, too_much) is Reason.BAD_INPUT
    day.configure(replace(SETTINGS, routing=Routing(priority=1.0)))
    ordinary = day.issue("birth")
    clock.go_on(minutes=1)
    day.issue("birth", priority="elderly")
    clock.go_on(minutes=5)
    assert day.serve("2") == ordinary


def test_breaks_are_planned_in_order(center: MemoryCenter) -> None:
    nine, ten, eleven = (moment(f"2026-11-22 {hour:02d}:00") for hour in (9, 10, 11))

    def plan(*breaks: tuple[int, int]) -> Reason | None:
        return refusal(Day(center).plan_breaks, "1", *breaks)

    assert plan((nine, ten), (ten, eleven)) is None
    assert center.hall.counters["1"].breaks == (Break(nine, ten), Break(ten, eleven))
    assert plan((ten, nine)) is Reason.BAD_INPUT
    assert plan((nine, eleven), (ten, eleven)) is Reason.BAD_INPUT
    assert plan((nine, nine)) is Reason.BAD_INPUT


def test_around_the_clock_nothing_ends_after_closing(clock: ManualClock) -> None:
    always = replace(SETTINGS, calendar=Calendar(around_the_clock=True))
    center = running_hall(posts=POSTS, clock=clock, settings=always)
    clock.until("2026-11-22 23:58")
    number = Day(center).issue("birth")
    assert Day(center).call("2") == number


def test_between_two_periods_the_break_is_a_closing(clock: ManualClock) -> None:
    halves = (Period(time(8), time(12)), Period(time(13), time(17)))
    split = replace(SETTINGS, calendar=Calendar(week=(halves,) * 7))
    center = running_hall(posts=POSTS, clock=clock, settings=split)
    clock.until("2026-11-22 11:58")
    Day(center).issue("birth")
    assert refusal(Day(center).call, "2") is Reason.ENDS_AFTER_CLOSING


def test_after_a_hand_over_for_the_rest_a_share_of_the_waits_counts_on(
    clock: ManualClock, center: MemoryCenter, day: Day
) -> None:
    basket = day.issue("birth", "vaccination")
    clock.go_on(minutes=10)
    day.serve("2")  # the vaccination is served elsewhere
    visit = center.hall.visits[day.visit(basket)]
    carry = SETTINGS.routing.carry
    assert (visit.waited_ms, visit.carried_ms) == (10 * MINUTE, carry * 10 * MINUTE)


def test_whom_a_colleague_sends_on_keeps_all_that_was_waited(
    clock: ManualClock, center: MemoryCenter, day: Day
) -> None:
    sent = day.issue("birth")
    clock.go_on(minutes=10)
    day.call("2")
    day.start("2")
    day.transfer("2")
    visit = center.hall.visits[day.visit(sent)]
    assert (visit.waited_ms, visit.carried_ms) == (10 * MINUTE, 10 * MINUTE)


def sent_back(day: Day, counter: str, **to: str) -> str:
    """Somebody sits down at the counter, and is sent on: the number."""
    number = day.call(counter)
    day.start(counter)
    day.transfer(counter, **to)
    return number


def test_a_counter_calls_others_before_whom_it_has_just_sent_back(
    clock: ManualClock, day: Day
) -> None:
    first = day.issue("birth")
    clock.go_on(minutes=1)
    second, third, fourth = (day.issue("birth") for _ in range(3))
    assert [sent_back(day, "1"), sent_back(day, "1")] == [first, second]
    assert day.call("1") == third, "also where two of its lane were sent back"
    assert day.call("2") == first, "at another counter nobody's place is lost"
    day.miss("1")
    clock.go_on(minutes=3)
    assert day.call("1") == second, "and minutes later nobody goes before"
    day.miss("1")
    assert day.call("1") == fourth


def test_who_was_sent_back_is_called_for_want_of_others(day: Day) -> None:
    number = day.issue("birth")
    assert sent_back(day, "1") == number
    assert day.call("1") == number
