"""How much of the time in which somebody could have served was served, whatever the clock does."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import MINUTE
from center_app.domain.evolve import Fact
from center_app.domain.hall_facts import hall_facts
from center_app.domain.indicators import Share, occupancy
from center_app.domain.presence import PresenceFacts, presence_facts
from center_app.domain.refusal import Refused
from days import Day
from founding import SETTINGS
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock, moment
from random_work import fitting

ALWAYS = replace(SETTINGS, calendar=replace(SETTINGS.calendar, around_the_clock=True))
EIGHT = moment("2026-11-22 08:00")


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(EIGHT)


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    """One counter of a center that closes over night; nobody has signed in yet."""
    return running_hall(counters=1, clock=clock, serving=False)


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


def rows(center: MemoryCenter) -> tuple[PresenceFacts, ...]:
    return hall_facts(center.hall, center.clock.now()).presences


def busy(center: MemoryCenter) -> Share:
    return occupancy(rows(center))


def minutes(part: int, whole: int) -> Share:
    return Share(part * MINUTE, whole * MINUTE)


def served(day: Day, clock: ManualClock, minutes: float, counter: str = "1") -> None:
    """Somebody comes at once and is served for so long."""
    day.issue("birth")
    day.call(counter)
    day.start(counter)
    clock.go_on(minutes=minutes)
    day.finish(counter)


def test_it_is_the_time_of_serving_of_the_time_signed_in(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    assert busy(center) == minutes(0, 0)
    day.sign_in("1", "employee-1")
    clock.go_on(minutes=10)
    served(day, clock, 20)
    clock.go_on(minutes=10)
    assert busy(center) == minutes(20, 40)
    day.sign_out("1")
    clock.go_on(hours=3)
    assert busy(center) == minutes(20, 40)


def test_what_goes_on_counts_up_to_now(center: MemoryCenter, clock: ManualClock, day: Day) -> None:
    day.sign_in("1", "employee-1")
    day.issue("birth")
    day.call("1")
    clock.go_on(minutes=2)
    assert busy(center) == minutes(0, 2)
    day.start("1")
    clock.go_on(minutes=3)
    assert busy(center) == minutes(3, 5)
    (_signing_in, going_on) = rows(center)
    assert (going_on.began_at, going_on.ended_at) == (EIGHT, None)
    assert (going_on.length_ms, going_on.serving_ms) == (5 * MINUTE, 3 * MINUTE)


@pytest.mark.parametrize(
    ("reason", "available"),
    [("break", 10), ("prayer", 10), ("meal", 10), ("meeting", 40), ("task", 40), ("fault", 40)],
)
def test_only_breaks_that_are_the_employee_s_own_are_left_out(
    center: MemoryCenter, clock: ManualClock, day: Day, reason: str, available: int
) -> None:
    day.sign_in("1", "employee-1")
    clock.go_on(minutes=5)
    day.pause("1", reason)
    clock.go_on(minutes=30)
    day.open("1")
    served(day, clock, 5)
    assert busy(center) == minutes(5, available)


def test_a_second_reason_begins_a_pause_of_its_own(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    day.sign_in("1", "employee-1")
    day.pause("1", "meal")
    clock.go_on(minutes=30)
    day.pause("1", "fault")
    clock.go_on(minutes=10)
    assert busy(center) == minutes(0, 10)


def test_who_closes_the_counter_and_stays_could_open_it(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    day.sign_in("1", "employee-1")
    day.close("1")
    clock.go_on(minutes=30)
    assert busy(center) == minutes(0, 30)


def test_a_hold_is_no_serving(center: MemoryCenter, clock: ManualClock, day: Day) -> None:
    day.sign_in("1", "employee-1")
    number = day.issue("birth")
    day.call("1")
    day.start("1")
    clock.go_on(minutes=4)
    day.hold("1")
    clock.go_on(minutes=10)
    day.resume("1", number)
    clock.go_on(minutes=2)
    assert busy(center) == minutes(6, 16)


def test_each_counter_and_employee_has_its_own(clock: ManualClock) -> None:
    center = running_hall(counters=2, clock=clock, serving=False)
    day = Day(center)
    day.sign_in("1", "employee-1")
    served(day, clock, 10)
    day.sign_out("1")
    day.sign_in("1", "employee-2")
    day.sign_in("2", "employee-1")
    served(day, clock, 20, "2")
    every = rows(center)
    assert occupancy(row for row in every if row.counter == "1") == minutes(10, 30)
    assert occupancy(row for row in every if row.counter == "2") == minutes(20, 20)
    assert occupancy(row for row in every if row.employee == "employee-1") == minutes(30, 30)
    assert occupancy(row for row in every if row.employee == "employee-2") == minutes(0, 20)


def test_the_closing_of_the_day_ends_what_goes_on(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    day.sign_in("1", "employee-1")
    day.issue("birth")
    day.call("1")
    day.start("1")
    clock.go_on(minutes=5)
    day.end()
    clock.go_on(hours=2)
    assert busy(center) == minutes(5, 5)


def test_a_day_that_is_reopened_goes_on_with_who_is_still_there(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    day.sign_in("1", "employee-1")
    clock.go_on(minutes=5)
    day.end()
    clock.go_on(minutes=20)
    day.reopen()
    served(day, clock, 5)
    assert busy(center) == minutes(5, 10)


def test_who_did_not_sign_out_was_there_until_something_happened_last(clock: ManualClock) -> None:
    """The day was not closed either: nobody knows when they left, and no night is counted."""
    center = running_hall(counters=2, clock=clock)
    day = Day(center)
    served(day, clock, 5)
    clock.go_on(minutes=5)
    day.issue("birth")
    day.call("1")
    day.start("1")
    of_sunday = center.hall.presences
    clock.until("2026-11-22 22:00")
    center.do(c.PlaceCounter(id="moved", station="manager", counter="1", zone="upper"))
    clock.until("2026-11-23 08:00")
    day.issue("birth")
    assert rows(center) == ()
    left = [presence_facts(presence, presence.seen.at) for presence in of_sunday]
    assert occupancy(left) == minutes(5, 10)
    (counted,) = (row for row in left if row.length_ms)
    assert (counted.counter, counted.ended_at) == ("1", EIGHT + 10 * MINUTE)


def test_a_center_that_never_closes_counts_on_at_the_day_s_change(clock: ManualClock) -> None:
    center = running_hall(counters=1, clock=clock, settings=ALWAYS)
    day = Day(center)
    of_sunday = center.hall.presences
    clock.until("2026-11-23 03:50")
    day.issue("birth")
    day.call("1")
    day.start("1")
    clock.go_on(minutes=15)
    center.refresh()
    clock.go_on(minutes=5)
    (going_on,) = rows(center)
    assert going_on.began_at == moment("2026-11-23 04:05")
    assert busy(center) == minutes(5, 5)
    over = occupancy(presence_facts(presence, presence.seen.at) for presence in of_sunday)
    assert over == minutes(15, 20 * 60 + 5)


@pytest.mark.parametrize("seconds", [-7_200, -30, 30, 7_200])
def test_a_clock_that_is_set_changes_nothing(
    center: MemoryCenter, clock: ManualClock, day: Day, seconds: int
) -> None:
    day.sign_in("1", "employee-1")
    day.issue("birth")
    day.call("1")
    day.start("1")
    clock.go_on(minutes=10)
    clock.correct(seconds=seconds)
    clock.go_on(minutes=10)
    assert busy(center) == minutes(20, 20)
    day.finish("1")
    clock.go_on(minutes=20)
    day.sign_out("1")
    assert busy(center) == minutes(20, 40)
    assert {row.dq for row in rows(center)} == {None}


def test_a_machine_that_starts_anew_is_counted_by_the_wall_clock_and_marked(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    """The station fell over in the middle of a sitting; the employee was signed in all the time."""
    day.sign_in("1", "employee-1")
    day.issue("birth")
    day.call("1")
    day.start("1")
    clock.go_on(minutes=10)
    clock.correct(seconds=-1_200)  # what is served by now is longer than the wall clock says
    day.add("1", "vaccination")
    clock.reboot(seconds=120)
    day.sign_in("1", "employee-1")
    day.finish("1")
    assert busy(center) == minutes(10, 10)
    assert [row.dq for row in rows(center)] == [None, "wall"]


class SlowWay:
    """Serving and available time by employee (ms), counted from one event to the next."""

    def __init__(self, facts: list[Fact], now: int) -> None:
        self.at: dict[str, str] = {}
        """Who is signed in, by counter."""
        self.paused: dict[str, str] = {}
        """For which reason, by counter."""
        self.serving: dict[str, str] = {}
        """The visit that is being served, by counter."""
        self.running = False
        self.told: dict[str, tuple[int, int]] = {}
        for fact, until in zip(facts, [*(fact.at.at for fact in facts[1:]), now], strict=True):
            self.take_in(fact.event)
            self.count(until - fact.at.at)

    def take_in(self, event: e.Event) -> None:
        match event:
            case e.EmployeeSignedIn():
                self.at[event.counter] = event.who
            case e.EmployeeSignedOut():
                del self.at[event.counter]
                self.paused.pop(event.counter, None)
            case e.CounterOpened() | e.CounterClosed():
                self.paused.pop(event.counter, None)
            case e.CounterPaused():
                self.paused[event.counter] = event.reason
            case e.SittingStarted() | e.VisitResumed():
                self.serving[event.counter] = event.visit
            case e.VisitHeld() | e.VisitTransferred() | e.VisitEnded():
                del self.serving[event.counter]
            case e.VisitExpired():
                self.serving = {at: one for at, one in self.serving.items() if one != event.visit}
            case e.DayOpened() | e.DayReopened():
                self.running = True
            case e.DayClosed():
                self.running = False

    def count(self, passed: int) -> None:
        for counter, who in self.at.items() if self.running else ():
            part, whole = self.told.get(who, (0, 0))
            part += passed if counter in self.serving else 0
            whole += passed if self.paused.get(counter) not in {"break", "meal"} else 0
            self.told[who] = part, whole


doings = st.tuples(
    st.sampled_from(["work"] * 20 + ["meal", "fault", "close", "leave", "swap", "end", "reopen"]),
    st.sampled_from(["1", "2"]),
    st.integers(0, 20),
    st.integers(0, 600),
)
"""What is done, at which counter, what of that which fits there, and how long it takes (s)."""


def do(day: Day, what: str, counter: str, taste: int) -> None:
    match what:
        case "work":
            day.issue("birth", "passport")
            shape, arguments = fitting(day.center.hall, counter, taste)
            if "visit" not in arguments:
                day.do(shape, "random", **arguments)
        case "meal" | "fault":
            day.pause(counter, what)
        case "close":
            day.close(counter)
        case "leave":
            day.sign_out(counter)
        case "swap":
            day.sign_in(counter, f"employee-{1 + taste % 2}")
        case "end":
            day.end()
        case "reopen":
            day.reopen()


@pytest.mark.long
@given(st.lists(doings, min_size=20, max_size=80))
def test_it_is_what_one_counts_from_one_event_to_the_next(
    doings: list[tuple[str, str, int, int]],
) -> None:
    clock = ManualClock(EIGHT)
    center = running_hall(counters=2, clock=clock)
    day = Day(center)
    for what, counter, taste, seconds in doings:
        with suppress(Refused):
            do(day, what, counter, taste)
        clock.go_on(seconds=seconds)
    told = {}
    for who in {row.employee for row in rows(center)}:
        share = occupancy(row for row in rows(center) if row.employee == who)
        told[who] = share.part, share.whole
    assert told == SlowWay(center.facts, clock.now().at).told
