"""To be called later: nobody calls meanwhile, and no minute of it counts as waiting."""

import pytest

from center_app.domain import commands as c
from center_app.domain.clock import MINUTE
from center_app.domain.counted import indicators
from center_app.domain.events import VisitBack, VisitCalled, VisitExpired, VisitPutOff
from center_app.domain.hall_facts import facts_of
from center_app.domain.refusal import Reason
from center_app.domain.verbs.later import SPANS, spans
from center_app.domain.views.kiosk import Welcome
from center_app.domain.views.manager import Overview
from center_app.domain.views.my_ticket import MyTicket, MyTicketView
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
    return running_hall(clock=clock, posts=[Post("1", "all"), Post("2", "nurse", full("birth"))])


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


def visit(day: Day, number: str) -> Visit:
    return day.center.hall.visits[day.visit(number)]


def ticket(day: Day, number: str) -> MyTicketView:
    return day.center.see(MyTicket(f"t-{day.visit(number)}"))


def test_nobody_calls_who_is_away_until_the_time_is_over(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    first = day.issue("birth")
    day.put_off(first, 10)
    assert refusal(day.call, "1") is Reason.NOBODY_WAITING
    assert center.see(Welcome()).waiting == 0
    clock.go_on(minutes=9.9)
    assert refusal(day.call, "1") is Reason.NOBODY_WAITING
    clock.go_on(minutes=0.1)
    assert day.call("1") == first
    back = next(event for event in center.events if isinstance(event, VisitBack))
    assert back.away_ms == 10 * MINUTE


def test_who_came_up_to_that_much_later_may_go_first_and_nobody_else(
    clock: ManualClock, day: Day
) -> None:
    away = day.issue("birth")
    clock.go_on(minutes=1)
    day.put_off(away, 10)
    clock.go_on(minutes=8)
    within = day.issue("birth")
    clock.go_on(minutes=2)
    after = day.issue("birth")
    assert [day.serve("1") for _ in range(3)] == [within, away, after]


def test_coming_back_earlier_costs_only_the_minutes_away(clock: ManualClock, day: Day) -> None:
    away = day.issue("birth")
    day.put_off(away, 45)
    clock.go_on(minutes=2)
    other = day.issue("birth")
    clock.go_on(minutes=1)
    later = day.issue("birth")
    clock.go_on(minutes=0.5)
    day.come_back(away)
    assert visit(day, away).away_ms == 3.5 * MINUTE
    assert [day.serve("1") for _ in range(3)] == [other, later, away]
    assert refusal(day.come_back, away) is Reason.NOT_MISSED


def test_asked_for_again_it_begins_anew(clock: ManualClock, day: Day) -> None:
    away = day.issue("birth")
    day.put_off(away, 10)
    clock.go_on(minutes=6)
    day.put_off(away, 20)
    clock.go_on(minutes=19)
    assert refusal(day.call, "1") is Reason.NOBODY_WAITING
    clock.go_on(minutes=1)
    assert day.call("1") == away
    assert visit(day, away).away_ms == 26 * MINUTE


def test_no_figure_of_waiting_has_the_time_away_in_it(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    away = day.issue("vaccination")
    clock.go_on(minutes=2)
    day.put_off(away, 30)
    clock.go_on(minutes=30)
    center.refresh()
    clock.go_on(minutes=2)
    day.serve("1")
    rows = facts_of(iter(center.hall.visits.values()), clock.now())
    assert [row.wait_ms for row in rows.sittings] == [4 * MINUTE]
    assert [row.within for row in rows.steps] == [True], "promised were five minutes"
    assert rows.visits[0].wait_to_call_ms == 4 * MINUTE
    assert rows.visits[0].held_citizen_ms == 30 * MINUTE, "and it is known how long it was"
    assert rows.visits[0].total_ms == 34 * MINUTE
    assert indicators(rows).within.percent == 100


def test_what_is_late_after_the_time_is_over_counts_again(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    """Nothing looks at the clock for a while: the minutes beyond are the center's."""
    away = day.issue("vaccination")
    day.put_off(away, 10)
    clock.go_on(minutes=16)
    rows = facts_of(iter(center.hall.visits.values()), clock.now())
    assert visit(day, away).wait_by(clock.now()) == 6 * MINUTE
    assert [row.within for row in rows.steps] == [None]
    center.refresh()
    assert visit(day, away).wait_by(clock.now()) == 6 * MINUTE


def test_before_a_booked_time_nobody_waits_and_nothing_is_counted_twice(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    booked = day.issue("birth", appointment=clock.now().at + 15 * MINUTE)
    day.put_off(booked, 20)
    clock.go_on(minutes=20)
    center.refresh()
    assert visit(day, booked).away_ms == 5 * MINUTE
    clock.go_on(minutes=3)
    assert visit(day, booked).wait_by(clock.now()) == 3 * MINUTE


def test_the_second_wait_of_a_visit_begins_without_the_time_away_of_the_first(
    clock: ManualClock, day: Day
) -> None:
    number = day.issue("birth", "vaccination")
    day.put_off(number, 10)
    clock.go_on(minutes=12)
    assert day.serve("2") == number
    assert visit(day, number).stand is Stand.WAITING
    assert (visit(day, number).away_ms, visit(day, number).waited_ms) == (0, 2 * MINUTE)
    clock.go_on(minutes=3)
    day.call("1")
    day.start("1")
    assert [one.wait_ms for one in visit(day, number).sittings] == [2 * MINUTE, 3 * MINUTE]


def test_who_was_sent_to_a_counter_is_sent_there_still(clock: ManualClock, day: Day) -> None:
    number = day.issue("birth")
    day.call("1")
    day.start("1")
    day.transfer("1", to_counter="2", reason="other")
    day.put_off(number, 10)
    clock.go_on(minutes=10)
    assert refusal(day.call, "1") is Reason.NOBODY_WAITING
    assert day.call("2") == number


def test_a_counter_that_closes_meanwhile_directs_nobody(clock: ManualClock, day: Day) -> None:
    number = day.issue("birth")
    day.call("1")
    day.start("1")
    day.transfer("1", to_counter="2", reason="other")
    day.put_off(number, 10)
    day.close("2")
    clock.go_on(minutes=10)
    assert day.call("1") == number


def test_who_stands_at_a_counter_all_the_same_is_back_and_undoing_leaves_them_waiting(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    number = day.issue("birth")
    day.put_off(number, 45)
    clock.go_on(minutes=4)
    done = day.do(c.CallNumber, "s", counter="1", visit=day.visit(number), reason="here")
    assert [type(event) for event in done.events] == [VisitBack, VisitCalled]
    assert done.the(VisitCalled).why.waited_ms == 0
    day.undo("1")
    assert (visit(day, number).stand, visit(day, number).away_ms) == (Stand.WAITING, 4 * MINUTE)


def test_a_deed_at_the_counter_stands_once_its_visitor_goes_away(day: Day) -> None:
    number = day.issue("birth", "vaccination")
    day.serve("2")
    day.put_off(number, 10)
    assert refusal(day.undo, "2") is Reason.NOTHING_TO_UNDO


def test_the_reception_lets_a_visit_wait_on(clock: ManualClock, day: Day) -> None:
    number = day.issue("birth")
    day.put_off(number, 45)
    clock.go_on(minutes=4)
    day.release(number)
    assert visit(day, number).stand is Stand.WAITING
    assert day.call("1") == number


def test_only_who_waits_can_be_put_off_and_only_for_a_span_that_there_is(day: Day) -> None:
    number = day.issue("birth")
    for minutes in (0, -10, 11, 600):
        assert refusal(day.put_off, number, minutes) is Reason.BAD_INPUT
    day.call("1")
    assert refusal(day.put_off, number, 10) is Reason.VISIT_IS_BUSY
    day.start("1")
    assert refusal(day.put_off, number, 10) is Reason.VISIT_IS_BUSY
    day.hold("1")
    assert refusal(day.put_off, number, 10) is Reason.NOT_WAITING
    day.cancel(number)
    assert refusal(day.put_off, number, 10) is Reason.VISIT_IS_OVER


def test_only_what_is_over_before_closing_is_offered(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    assert center.hall.settings is not None
    closes = center.hall.settings.calendar.closing(clock.now().at)
    assert closes is not None
    number = day.issue("birth")
    assert ticket(day, number).later_min == SPANS
    clock.forward(closes - clock.now().at - 25 * MINUTE)
    assert ticket(day, number).later_min == (10, 20)
    assert refusal(day.put_off, number, 30) is Reason.CLOSED_BY_THEN
    day.put_off(number, 20)
    clock.go_on(minutes=18)
    assert spans(center.hall, clock.now()) == ()
    assert refusal(day.put_off, number, 10) is Reason.CLOSED_BY_THEN


def test_at_closing_who_is_away_was_not_served_and_comes_again_with_the_day(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    number = day.issue("birth")
    clock.go_on(minutes=1)
    day.put_off(number, 30)
    assert center.see(Overview()).here == 1
    clock.go_on(minutes=5)
    (expired, _closed) = day.end()
    assert isinstance(expired, VisitExpired)
    assert expired.was is Stand.LATER
    assert visit(day, number).away_ms == 5 * MINUTE
    rows = facts_of(iter(center.hall.visits.values()), clock.now())
    assert indicators(rows).abandoned.part == 1
    day.reopen()
    assert visit(day, number).stand is Stand.WAITING
    clock.go_on(minutes=3)
    assert visit(day, number).wait_by(clock.now()) == 4 * MINUTE


def test_a_number_is_given_back_from_wherever_one_is(day: Day) -> None:
    number = day.issue("birth")
    day.put_off(number, 10)
    assert ticket(day, number).can_cancel
    day.cancel(number)
    assert visit(day, number).stand is Stand.CANCELLED


def test_the_ticket_says_until_when_it_is_not_called(clock: ManualClock, day: Day) -> None:
    number = day.issue("birth")
    day.put_off(number, 20)
    mine = ticket(day, number)
    assert mine.later_until == clock.now().at + 20 * MINUTE
    assert (mine.stand, mine.can_come_back, mine.standing, mine.wait) == (
        Stand.LATER,
        True,
        None,
        None,
    )
    day.come_back(number)
    assert ticket(day, number).later_until is None


def test_a_machine_that_starts_anew_meanwhile_counts_by_the_wall_clock(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    number = day.issue("birth")
    day.put_off(number, 10)
    clock.reboot(seconds=5 * 60)
    center.restart()
    center.refresh()
    assert visit(day, number).stand is Stand.LATER
    clock.go_on(minutes=5)
    center.refresh()
    back = center.events[-1]
    assert isinstance(back, VisitBack)
    assert (back.away_ms, back.dq) == (10 * MINUTE, "wall")


def test_said_twice_for_one_moment_it_is_over_once(center: MemoryCenter, day: Day) -> None:
    day.issue("birth")
    number = day.issue("birth")
    day.put_off(number, 10)
    assert center.do(c.EndPutOff(id="1", station="center")).events == ()
    assert sum(isinstance(event, VisitPutOff) for event in center.events) == 1
