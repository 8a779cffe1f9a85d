import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_app.domain import commands as c
from center_app.domain.clock import MINUTE
from center_app.domain.estimate.promise import refreshed
from center_app.domain.estimate.seen import times_of
from center_app.domain.refusal import Reason
from center_app.domain.views.kiosk import BasketWait, Welcome
from center_app.domain.visit import Promise
from days import Day, refusal
from founding import Post, full
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock, moment
from small_catalogue import SMALL

POSTS = [Post("1", "a", full("birth", "photo")), Post("2", "b", full("birth"))]


def crowded(births: int, photos: int = 0, *, busy: bool = True) -> MemoryCenter:
    """A hall in which so many wait; `busy`: both counters serve somebody else."""
    center = running_hall(posts=POSTS, clock=ManualClock(moment("2026-11-22 09:00")))
    day = Day(center)
    for counter in ("1", "2") if busy else ():
        day.issue("birth")
        day.call(counter)
        day.start(counter)
    for _ in range(births):
        day.issue("birth")
    for _ in range(photos):
        day.issue("passport")
    return center


def wait(center: MemoryCenter, *services: str, priority: str | None = None) -> Promise:
    promise = center.see(BasketWait(services, priority=priority))
    assert promise is not None
    return promise


def test_with_a_free_counter_and_nobody_ahead_there_is_no_wait() -> None:
    assert wait(crowded(0, busy=False), "birth") == Promise(0, 0, 0)


def test_with_nobody_ahead_the_turn_that_goes_on_is_waited_for() -> None:
    promise = wait(crowded(0), "birth")
    assert promise.ahead == 0
    assert promise.point_ms == 6 * MINUTE
    assert (promise.low_ms, promise.high_ms) == (round(3.6 * MINUTE), round(9.6 * MINUTE))


def test_the_work_ahead_is_shared_by_the_counters() -> None:
    """Both free in 6 minutes, take one of the four each, and then the other two."""
    center = crowded(4)
    times, promise = times_of(center.hall), wait(center, "birth")
    absent = times.absent[0]
    each = times.gap + (1 - absent) * 6 * MINUTE + absent * times.missing
    assert promise.ahead == 4
    assert promise.guesses[-1] == pytest.approx(6 * MINUTE + 2 * each, abs=1)


def test_priority_waits_less_and_a_basket_is_called_where_its_turn_comes_first() -> None:
    center = crowded(4)
    assert wait(center, "birth", priority="elderly").point_ms <= wait(center, "birth").point_ms
    assert wait(center, "birth", "passport").point_ms <= wait(center, "birth").point_ms


def test_where_nobody_is_on_duty_nothing_is_promised() -> None:
    center = crowded(1)
    assert center.see(BasketWait(("insurance",))) is None


def test_who_is_on_a_break_comes_back() -> None:
    center = crowded(0, busy=False)
    day = Day(center)
    for counter in ("1", "2"):
        day.pause(counter)
    assert wait(center, "passport").point_ms == 20 * MINUTE
    day.sign_out("1")
    assert center.see(BasketWait(("passport",))) is None


@pytest.mark.parametrize("service", ["birth", "passport"])
@given(births=st.integers(0, 8), photos=st.integers(0, 8))
def test_more_people_ahead_never_promise_less(service: str, births: int, photos: int) -> None:
    less = wait(crowded(births, photos), service)
    more = wait(crowded(births + 1, photos), service)
    assert 0 <= less.low_ms <= less.point_ms <= less.high_ms
    assert less.high_ms <= more.high_ms


def test_the_first_page_shows_each_service_as_if_it_was_asked_alone() -> None:
    center = crowded(3, 2)
    waits = center.see(Welcome()).waits
    assert waits == {card.code: center.see(BasketWait((card.code,))) for card in SMALL.services}


def test_what_is_still_to_come_shrinks_while_others_are_called() -> None:
    clock = ManualClock()
    center = running_hall(posts=POSTS, clock=clock)
    day = Day(center)
    for counter in ("1", "2"):
        day.issue("birth")
        day.call(counter)
        day.start(counter)
    for _ in range(3):
        clock.go_on(seconds=1)
        day.issue("birth")
    clock.go_on(seconds=1)
    visit = day.visit(day.issue("birth"))

    def left() -> Promise:
        promise = refreshed(center.hall, center.hall.visits[visit], clock.now())
        assert promise is not None
        return promise

    seen = [left()]
    for counter in ("1", "2", "1"):
        day.finish(counter)
        day.call(counter)
        day.start(counter)
        seen.append(left())
    assert [promise.ahead for promise in seen] == [3, 2, 1, 0]
    assert seen[0].point_ms > seen[-1].point_ms
    day.finish("1")
    assert left().point_ms == 0
    day.call("1")
    assert refreshed(center.hall, center.hall.visits[visit], clock.now()) is None


def test_the_ticket_says_what_was_told() -> None:
    center = crowded(4)
    told = wait(center, "birth")
    day = Day(center)
    number = day.issue("birth", promise=told)
    assert center.hall.visits[day.visit(number)].promise == told


@pytest.mark.parametrize(
    "promise",
    [
        Promise(-1, 0, 0),
        Promise(0, 2, 1),
        Promise(0, -1, 1),
        Promise(0, 0, 25 * 60 * MINUTE),
        Promise(0, 0, 1, 1, (1, 2)),
        Promise(0, 0, 1, 1, (0, 0, 0, 0, -1)),
    ],
)
def test_nonsense_is_not_taken_for_a_promise(promise: Promise) -> None:
    center = crowded(0)
    issue = c.Issue(
        id="1", station="k", visit="v", token="t" * 22, asked=(c.Asked("birth"),), promise=promise
    )
    assert refusal(center.do, issue) is Reason.BAD_INPUT
