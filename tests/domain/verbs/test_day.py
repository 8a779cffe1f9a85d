from dataclasses import replace
from datetime import date, timedelta

import pytest

from center_app.domain import commands as c
from center_app.domain.calendar import Calendar
from center_app.domain.clock import MINUTE, Instant
from center_app.domain.counter import Status
from center_app.domain.events import DayClosed, DayOpened, DayReopened, VisitExpired
from center_app.domain.evolve import evolve
from center_app.domain.evolve.fact import Fact
from center_app.domain.hall import Phase
from center_app.domain.refusal import Reason
from center_app.domain.release import Release
from center_app.domain.step import StepState
from center_app.domain.visit import Stand, Visit, Wish
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
    clock.correct(seconds=-7 * 86_400)
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
    assert not center.hall.lanes


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
    waiting = day.visit(day.issue("birth"))
    day.end()
    day.reopen()
    reopened = center.events[-1]
    assert isinstance(reopened, DayReopened)
    assert reopened.returned == (waiting,)
    assert day.issue("birth") == "A002"


def test_who_waited_or_was_called_has_the_old_place_after_a_reopening(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    called, waiting = day.issue("birth"), day.issue("birth")
    queued = clock.now()
    clock.go_on(minutes=5)
    assert day.call("1") == called
    closed_for_minutes(day, clock, 3)
    for number in (called, waiting):
        visit = center.hall.visits[day.visit(number)]
        assert (visit.stand, visit.ended, visit.queued) == (Stand.WAITING, None, queued)
    assert [day.call(counter) for counter in ("2", "3")] == [called, waiting]


def test_who_sat_at_a_counter_is_queued_anew_with_the_waited_time(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    number = day.issue("passport", "birth")
    clock.go_on(minutes=5)
    day.call("1")
    day.start("1")
    clock.go_on(minutes=2)
    day.finish("1")
    clock.go_on(minutes=1)
    closed_for_minutes(day, clock, 3)
    back = center.hall.visits[day.visit(number)]
    assert (back.stand, back.queued, back.waited_ms) == (Stand.WAITING, clock.now(), 5 * MINUTE)
    assert [step.state for step in back.steps] == [
        StepState.DONE,
        StepState.WAITING,
        StepState.WAITING,
    ]
    assert [step.served_ms for step in back.steps[:2]] == [2 * MINUTE, MINUTE]
    clock.go_on(minutes=4)
    assert day.serve("2") == number
    served = center.hall.visits[day.visit(number)]
    assert (served.stand, served.waited_ms) == (Stand.SERVED, 9 * MINUTE)


def test_who_was_held_waits_for_a_counter_again(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    number = day.issue("birth")
    day.call("1")
    day.start("1")
    day.hold("1", Wish.CENTER)
    clock.go_on(minutes=4)
    closed_for_minutes(day, clock, 3)
    back = center.hall.visits[day.visit(number)]
    assert (back.stand, back.held, back.queued) == (Stand.WAITING, None, clock.now())
    assert back.held_center_ms == 4 * MINUTE
    assert day.serve("2") == number


def test_who_had_gone_before_the_closing_does_not_come_back(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    served, cancelled, missed = (day.issue("birth") for _ in range(3))
    assert day.serve("1") == served
    day.cancel(cancelled)
    assert day.call("1") == missed
    day.miss("1")
    closed_for_minutes(day, clock, 3)
    stands = [visit.stand for visit in center.hall.visits.values()]
    assert stands == [Stand.SERVED, Stand.CANCELLED, Stand.MISSED]


def test_who_was_sent_to_a_counter_that_closed_with_the_day_waits_for_all(day: Day) -> None:
    number = day.issue("birth")
    day.call("1")
    day.start("1")
    day.transfer("1", to_counter="2")
    day.end()
    day.sign_out("2")
    day.reopen()
    assert day.call("3") == number


def closed_for_minutes(day: Day, clock: ManualClock, minutes: int) -> None:
    day.end()
    clock.go_on(minutes=minutes)
    day.reopen()


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


def test_nobody_knows_how_long_what_was_found_open_the_next_day_really_took(
    clock: ManualClock,
) -> None:
    seen: list[Visit] = []
    center = running_hall(
        clock=clock,
        watch=lambda _before, after, fact: (
            seen.extend(after.visits.values()) if isinstance(fact.event, VisitExpired) else None
        ),
    )
    day = Day(center)
    for counter in ("1", "2"):
        day.issue("birth")
        day.call(counter)
        day.start(counter)
    clock.go_on(minutes=2)
    day.hold("2", Wish.CITIZEN)
    clock.until("2026-11-23 08:00")
    center.refresh()
    serving, held = seen[-2:]
    assert {serving.stand, held.stand} == {Stand.EXPIRED}
    assert [visit.steps[0].served_ms for visit in (serving, held)] == [0, 2 * MINUTE]
    assert (held.held_citizen_ms, held.held_center_ms) == (0, 0)


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


def received(center: MemoryCenter, not_before: int | None = None) -> None:
    release = Release(1, "small-2", "0" * 64, not_before)
    center.do(c.ReceiveCatalogue(id="r", station="registry", release=release, body="{}"))


def test_the_next_catalogue_comes_into_force_with_the_opening_of_a_day_and_nothing_else(
    center: MemoryCenter, clock: ManualClock
) -> None:
    received(center)
    center.do(c.CloseDay(id="close", station="manager"))
    center.do(c.ReopenDay(id="reopen", station="manager"))
    assert center.hall.catalogue_serial == "small-1"
    clock.until("2026-11-23 08:00")
    center.refresh()
    assert center.hall.catalogue_serial == "small-2"
    assert [event.type for event in center.events[-2:]] == ["day.opened", "catalogue.adopted"]
    clock.until("2026-11-24 08:00")
    center.refresh()
    assert center.events[-1].type == "day.opened", "once is enough"


def test_a_day_that_only_the_clock_opened_again_is_no_opening(
    center: MemoryCenter, clock: ManualClock
) -> None:
    for days, day in ((3, 25), (-3, 22)):
        clock.correct(seconds=days * 24 * 3600)
        center.refresh()
        clock.go_on(minutes=11)
        center.refresh()
        assert center.hall.day == date(2026, 11, day)
        if days > 0:
            received(center)
    assert (center.hall.catalogue_serial, center.hall.next_serial) == ("small-1", "small-2")


def test_around_the_clock_the_day_turns_under_the_next_catalogue_too(clock: ManualClock) -> None:
    settings = replace(SETTINGS, calendar=Calendar(around_the_clock=True))
    center = running_hall(clock=clock, settings=settings)
    received(center, not_before=moment("2026-11-24 00:00"))
    for day, serial in (("23", "small-1"), ("24", "small-2")):
        clock.until(f"2026-11-{day} 08:00")
        center.refresh()
        assert center.hall.catalogue_serial == serial


def test_a_day_to_which_many_wrong_clocks_come_back_gives_no_number_twice(
    center: MemoryCenter, day: Day
) -> None:
    assert day.issue("birth") == "A001"
    hall, first = center.hall, date(2026, 11, 22)
    for days in (*range(1, 30), 0):
        opened = DayOpened(day=first + timedelta(days=days))
        evolve(hall, Fact(opened, Instant(0, 0, "test"), "test"))
    assert hall.day == first
    assert hall.used == {"A": 1}
