"""What is advised before it is needed, and that it is right on played days."""

import pytest

from advised import play_advised
from center_app.domain import commands as c
from center_app.domain.advice import Advice, Way, advise
from center_app.domain.clock import MINUTE
from center_app.domain.place import Break
from center_app.domain.views.advising import Advising
from center_app.simulation.centers import drawn_center
from center_app.simulation.generate import day as drawn_day
from center_app.simulation.measures import measured
from center_app.simulation.plan import Kind
from days import Day
from founding import Post, full
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock, moment

POSTS = (
    Post("1", "registrar", full("birth")),
    Post("2", "second", full("birth")),
    Post("3", "nurse", full("vaccination")),
)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(moment("2026-11-22 09:00"))


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    return running_hall(posts=POSTS, clock=clock)


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


def crowd(day: Day, clock: ManualClock, number: int = 14) -> None:
    for _ in range(number):
        day.issue("birth")
        clock.go_on(seconds=40)


def said(center: MemoryCenter) -> Advice | None:
    return center.see(Advising())


def test_nothing_is_said_of_a_quiet_hall(center: MemoryCenter, day: Day) -> None:
    day.close("2")
    assert said(center) is None
    day.issue("birth")
    assert said(center) is None


def test_a_closed_counter_that_serves_what_is_waited_for_is_opened(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    day.close("2")
    day.close("3")
    crowd(day, clock)
    advice = said(center)
    assert advice is not None
    assert (advice.way, advice.counter, advice.employee) == (Way.OPEN, "2", "second")
    assert advice.done.longest_ms < advice.without.longest_ms
    assert advice.done.percent > advice.without.percent
    day.open("2")
    assert said(center) is None


def test_nobody_is_called_back_from_a_break_but_from_another_task(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    day.pause("2", "break")
    crowd(day, clock)
    assert said(center) is None
    day.open("2")
    day.call("2")
    day.miss("2")
    day.pause("2", "task")
    advice = said(center)
    assert advice is not None
    assert (advice.way, advice.counter) == (Way.OPEN, "2")


def test_a_break_that_would_begin_soon_is_put_off_once(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    begins = clock.now().at + 15 * MINUTE
    planned = Break(begins, begins + 30 * MINUTE)
    day.plan_breaks("2", planned)
    crowd(day, clock, 16)
    advice = said(center)
    assert advice is not None
    assert (advice.way, advice.counter) == (Way.SHIFT, "2")
    assert advice.breaks == (Break(begins + 30 * MINUTE, begins + 60 * MINUTE),)
    assert advice.shifted == begins + 30 * MINUTE
    clock.go_on(minutes=3 * 60)
    begins = clock.now().at + 30 * MINUTE
    day.plan_breaks("2", Break(begins, begins + 30 * MINUTE))
    later = said(center)
    assert later is None or later.way is not Way.SHIFT, "nobody serves for so long without one"


def test_skills_that_were_taken_for_today_come_back(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    day.do(c.LendSkills, "m", who="second", skills=full("vaccination"))
    crowd(day, clock)
    advice = said(center)
    assert advice is not None
    assert (advice.way, advice.counter, advice.skills) == (Way.LEND, "2", full("birth"))


def test_a_hall_that_stands_still_needs_no_advice(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    day.close("2")
    crowd(day, clock)
    day.do(c.PauseHall, "m")
    assert advise(center.hall, clock.now()) is None


@pytest.mark.chaos
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_days_on_which_it_is_followed_have_shorter_waits(seed: int) -> None:
    """Three of thirty employees sit there and do not serve until they are told to."""
    plan = drawn_center(1)
    universal = [counter.id for counter in plan.counters if counter.kind is Kind.UNIVERSAL]
    reserve = frozenset(sorted(universal)[-3:])
    center, trace = drawn_day(plan, seed)
    left, done = (
        measured(center, trace, play_advised(center, trace, reserve, follow=follow).turns)
        for follow in (False, True)
    )
    assert left.mean_wait - done.mean_wait > 2
    assert done.within - left.within > 0.05
