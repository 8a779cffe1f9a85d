"""A wrong clock stops no hall and loses no visit, in memory and on a database."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from typing import Protocol

import pytest

from center_app.center import Center
from center_app.domain.counter import Status
from center_app.domain.events import ClockStepped
from center_app.domain.hall import Phase
from center_app.domain.refusal import Reason
from center_app.domain.views.kiosk import Welcome
from center_app.domain.visit import Stand
from center_on import center_on, engine_of, serving_center
from days import AnyCenter, Day, refusal
from founding import universal_posts
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock

SUNDAY, MONDAY = date(2026, 11, 22), date(2026, 11, 23)

EIGHT_HOURS = 8 * 3_600
YEARS = 10 * 365 * 86_400


class Place(Protocol):
    """Where a story happens: a center, and how its machine starts again."""

    @property
    def center(self) -> "Refreshing": ...

    def restart(self) -> None: ...


class Refreshing(AnyCenter, Protocol):
    def refresh(self) -> None: ...


class InMemory:
    def __init__(self, clock: ManualClock) -> None:
        self.center = running_hall(counters=2, clock=clock)

    def restart(self) -> None:
        self.center.restart()


class OnSqlite:
    def __init__(self, url: str, clock: ManualClock, closing: ExitStack) -> None:
        self._url, self._clock, self._closing = url, clock, closing
        self.center = self._closed_later(serving_center(url, posts=universal_posts(2), clock=clock))

    def restart(self) -> None:
        self.center = self._closed_later(center_on(self._url, self._clock))

    def _closed_later(self, center: Center) -> Center:
        self._closing.callback(engine_of(center).dispose)
        return center


@pytest.fixture(params=["memory", "sqlite"])
def place(request: pytest.FixtureRequest, sqlite_url: str, clock: ManualClock) -> Iterator[Place]:
    with ExitStack() as closing:
        if request.param == "memory":
            yield InMemory(clock)
        else:
            yield OnSqlite(sqlite_url, clock, closing)


Boot = Callable[[int], Day]


@pytest.fixture
def boot(place: Place, clock: ManualClock) -> Boot:
    """Start the machine with a clock that is wrong by so many seconds."""

    def start(wrong: int) -> Day:
        clock.reboot()
        clock.correct(seconds=wrong)
        place.restart()
        return Day(place.center)

    return start


def wait(place: Place, clock: ManualClock, minutes: int) -> None:
    """The screens look at the center all the time."""
    for _ in range(minutes):
        clock.go_on(minutes=1)
        place.center.refresh()


def test_a_clock_runs_ahead_in_the_middle_of_the_day(place: Place, clock: ManualClock) -> None:
    day = Day(place.center)
    clock.until("2026-11-22 09:00")
    numbers = [day.issue("birth")]
    clock.correct(seconds=EIGHT_HOURS)
    numbers.append(day.issue("birth"))
    for _ in range(5):
        wait(place, clock, 60)
        assert place.center.see(Welcome()).open
        numbers.append(day.issue("birth"))
    assert numbers == [day.serve("1") for _ in numbers]
    wait(place, clock, 61)
    assert refusal(day.issue, "birth") is Reason.CENTER_CLOSED, "it is three in the afternoon"
    assert place.center.hall.day == SUNDAY


@pytest.mark.parametrize("wrong", [24 * 3_600, -3 * 86_400])
def test_a_wrong_date_comes_and_goes_while_the_hall_works(
    place: Place, clock: ManualClock, wrong: int
) -> None:
    day = Day(place.center)
    clock.until("2026-11-22 09:00")
    sitting, waiting = day.issue("birth"), day.issue("birth")
    assert day.call("1") == sitting
    day.start("1")
    clock.correct(seconds=wrong)
    wait(place, clock, 12)
    assert place.center.hall.day != SUNDAY
    between = day.issue("birth")
    clock.correct(seconds=-wrong)
    wait(place, clock, 12)
    assert place.center.hall.day == SUNDAY
    last = day.issue("birth")
    day.finish("1")
    assert [day.serve("2") for _ in range(3)] == [waiting, between, last]
    given = [(SUNDAY, sitting), (SUNDAY, waiting), (SUNDAY, last)]
    assert len(set(given)) == 3
    clock.until("2026-11-23 08:00")
    assert day.issue("birth") not in ({between} if wrong > 0 else set()), "a number of that day"
    assert place.center.hall.day == MONDAY


def test_the_battery_is_empty_and_yesterday_was_not_closed(
    place: Place, clock: ManualClock, boot: Boot
) -> None:
    forgotten = Day(place.center).issue("birth")
    clock.until("2026-11-23 07:58")
    day = boot(-YEARS)
    wait(place, clock, 3)
    first = day.issue("birth")
    assert day.call("1") == forgotten
    clock.correct(seconds=YEARS)
    second = day.issue("birth")
    assert place.center.hall.day == MONDAY, "the correction is believed at once"
    visits = place.center.hall.visits.values()
    assert [(v.number, v.stand) for v in visits] == [
        (first, Stand.WAITING),
        (second, Stand.WAITING),
    ]
    wait(place, clock, 15)
    day.sign_in("1", "employee-1")
    assert [day.serve("1") for _ in range(2)] == [first, second]


def test_who_is_at_work_when_the_clock_is_put_right_goes_on(
    place: Place, clock: ManualClock, boot: Boot
) -> None:
    Day(place.center).sign_out("1")
    clock.until("2026-11-23 07:58")
    day = boot(-YEARS)
    wait(place, clock, 3)
    day.sign_in("1", "employee-1")
    number = day.issue("birth")
    assert day.call("1") == number
    day.start("1")
    clock.correct(seconds=YEARS)
    wait(place, clock, 1)
    assert place.center.hall.day == MONDAY
    assert place.center.hall.counters["2"].status is Status.CLOSED, "nobody has come there"
    day.finish("1")
    assert place.center.hall.visits[day.visit(number)].stand is Stand.SERVED
    following = day.issue("birth")
    assert day.serve("1") == following


@pytest.mark.parametrize("minutes", [0, 30])
def test_the_battery_is_empty_and_yesterday_was_closed(
    place: Place, clock: ManualClock, boot: Boot, minutes: int
) -> None:
    Day(place.center).issue("birth")
    clock.until("2026-11-22 15:00")
    Day(place.center).end()
    clock.until("2026-11-23 07:58")
    day = boot(-YEARS)
    wait(place, clock, 1 + minutes)
    early = day.issue("birth")
    assert place.center.see(Welcome()).open
    clock.correct(seconds=YEARS)
    wait(place, clock, 1)
    later = day.issue("birth")
    assert (early, later) == ("A001", "A002")
    assert place.center.hall.day == MONDAY
    day.sign_in("1", "employee-1")
    assert [day.serve("1"), day.serve("1")] == [early, later]


def test_a_closed_day_stays_closed_when_the_machine_starts_with_an_empty_battery(
    place: Place, clock: ManualClock, boot: Boot
) -> None:
    Day(place.center).issue("birth")
    clock.until("2026-11-22 13:00")
    Day(place.center).end()
    day = boot(-YEARS)
    wait(place, clock, 15)
    early = day.issue("birth")
    day.cancel(early)
    clock.correct(seconds=YEARS)
    assert refusal(day.issue, "birth") is Reason.DAY_IS_CLOSED
    assert (place.center.hall.day, place.center.hall.phase) == (SUNDAY, Phase.CLOSED)
    clock.until("2026-11-23 08:30")
    assert day.issue("birth") != early, "both are of Monday"


def test_a_power_cut_and_an_empty_battery_in_the_middle_of_the_day(
    place: Place, clock: ManualClock, boot: Boot
) -> None:
    clock.until("2026-11-22 09:00")
    waiting = Day(place.center).issue("birth")
    day = boot(-YEARS)
    wait(place, clock, 30)
    after = day.issue("birth")
    clock.correct(seconds=YEARS)
    wait(place, clock, 30)
    assert [waiting, after, day.issue("birth")] == [day.serve("1") for _ in range(3)]
    assert place.center.hall.day == SUNDAY


@pytest.mark.parametrize("minutes", [1, 30])
def test_the_machine_starts_years_ahead(
    place: Place, clock: ManualClock, boot: Boot, minutes: int
) -> None:
    Day(place.center).issue("birth")
    clock.until("2026-11-23 07:58")
    day = boot(YEARS)
    wait(place, clock, minutes)
    number = day.issue("birth")
    clock.correct(seconds=-YEARS)
    wait(place, clock, 2)
    assert place.center.hall.day == MONDAY
    assert [visit.number for visit in place.center.hall.visits.values()] == [number]
    day.sign_in("1", "employee-1")
    assert day.serve("1") == number
    clock.until("2026-11-24 08:00")
    assert day.issue("birth") == "A001", "the days turn as ever"


def test_a_hall_that_is_months_ahead_comes_back(
    place: Place, clock: ManualClock, boot: Boot
) -> None:
    """Such a clock may be right after a long holiday, so that it is believed at a start."""
    clock.until("2026-11-22 09:00")
    early = Day(place.center).issue("birth")
    day = boot(70 * 86_400)
    wait(place, clock, 30)
    assert place.center.hall.day == date(2027, 1, 31)
    day.sign_in("1", "employee-1")
    between = day.issue("birth")
    clock.reboot()
    clock.correct(seconds=-70 * 86_400)
    place.restart()
    day = Day(place.center)
    wait(place, clock, 12)
    assert place.center.hall.day == SUNDAY
    last = day.issue("birth")
    assert last not in {early, between}
    assert [day.serve("1"), day.serve("1")] == [between, last]
    clock.until("2026-11-23 08:00")
    assert day.issue("birth") == "A001"
    assert place.center.hall.day == MONDAY


def test_machines_whose_clocks_differ_do_not_turn_the_day_to_and_fro(
    sqlite_url: str, clock: ManualClock
) -> None:
    with ExitStack() as closing:
        place = OnSqlite(sqlite_url, clock, closing)
        tomorrow = ManualClock(clock.now().at)
        tomorrow.reboot()
        tomorrow.correct(seconds=24 * 3_600)
        other = center_on(sqlite_url, tomorrow)
        closing.callback(engine_of(other).dispose)
        other.refresh()
        for _ in range(5):
            wait(place, clock, 1)
            other.refresh()
        opened = [e for e in place.center.journal.after(0) if e.envelope.type == "day.opened"]
        assert [entry.envelope.day for entry in opened] == ["2026-11-22", "2026-11-23"]


def test_a_clock_put_back_to_a_day_that_was_closed_closes_no_open_hall(
    place: Place, clock: ManualClock
) -> None:
    Day(place.center).end()
    clock.go_on(minutes=24 * 60)
    place.center.refresh()
    assert place.center.see(Welcome()).open
    clock.correct(seconds=-86_400)
    for _ in range(2):
        place.center.refresh()
        clock.go_on(minutes=10)
    place.center.refresh()
    assert place.center.hall.day == SUNDAY
    assert place.center.see(Welcome()).open


def test_nobody_is_left_waiting_for_a_counter_that_a_turned_day_has_emptied(
    place: Place, clock: ManualClock, boot: Boot
) -> None:
    """Counter 2 was only forgotten the evening before, and a visit was sent there."""
    Day(place.center).sign_out("1")
    clock.until("2026-11-23 07:58")
    day = boot(-YEARS)
    wait(place, clock, 3)
    day.sign_in("1", "employee-1")
    number = day.issue("birth")
    day.call("1")
    day.start("1")
    day.transfer("1", to_counter="2")
    clock.correct(seconds=YEARS)
    wait(place, clock, 1)
    assert place.center.hall.day == MONDAY
    assert place.center.hall.counters["2"].status is Status.CLOSED
    assert day.call("1") == number


def stepped(center: MemoryCenter) -> list[tuple[int, int]]:
    return [(one.old, one.new) for one in center.events if isinstance(one, ClockStepped)]


def test_a_clock_that_is_set_stands_in_the_journal_with_what_it_showed_before(
    clock: ManualClock,
) -> None:
    center = running_hall(clock=clock)
    day = Day(center)
    day.issue("birth")
    clock.go_on(minutes=5)
    due = clock.now().at
    clock.correct(seconds=-3)
    day.issue("birth")
    day.issue("birth")
    assert stepped(center) == [(due, due - 3_000)]
    clock.correct(seconds=7 * 3_600)
    day.issue("birth")
    assert len(stepped(center)) == 2


def test_a_clock_that_is_nudged_or_a_machine_that_starts_anew_is_no_step(
    clock: ManualClock,
) -> None:
    center = running_hall(clock=clock)
    day = Day(center)
    clock.correct(seconds=1.9)
    day.issue("birth")
    clock.reboot(seconds=600)
    center.restart()
    day.issue("birth")
    assert stepped(center) == []


def test_of_many_processes_only_one_says_that_the_clock_was_set(
    sqlite_url: str, clock: ManualClock
) -> None:
    with ExitStack() as closing:
        first = serving_center(sqlite_url, posts=universal_posts(2), clock=clock)
        others = [center_on(sqlite_url, clock) for _ in range(2)]
        for center in (first, *others):
            closing.callback(engine_of(center).dispose)
        clock.correct(seconds=600)
        for center in (*others, first):
            center.refresh()
            Day(center).issue("birth")
        said = [entry for entry in first.journal.after(0) if entry.envelope.type == "clock.stepped"]
        assert len(said) == 1
