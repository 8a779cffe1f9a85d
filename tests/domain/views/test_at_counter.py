"""What an employee learns of a number that was typed."""

import pytest

from center_app.domain.clock import MINUTE
from center_app.domain.refusal import Reason
from center_app.domain.views.at_counter import Number, NumberView
from center_app.domain.views.desk import Desk
from center_app.domain.visit import Stand
from days import Day, refusal
from founding import Post, full
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    posts = [Post("1", "all"), Post("2", "photographer", full("photo"))]
    return running_hall(posts=posts, clock=clock)


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


def seen(center: MemoryCenter, number: str, counter: str = "1") -> NumberView:
    return center.see(Number(counter, number))


def test_who_waits_says_whether_it_could_begin_here(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    number = day.issue("birth")
    clock.go_on(minutes=4)
    view = seen(center, number)
    assert (view.stand, view.mine, view.waited_ms) == (Stand.WAITING, True, 4 * MINUTE)
    assert not seen(center, number, "2").mine
    assert refusal(seen, center, "Z999") is Reason.UNKNOWN_VISIT


def test_who_missed_the_call_can_return_and_was_called_just_now(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    number = day.issue("birth")
    day.call("1")
    day.miss("1")
    view = seen(center, number)
    assert (view.stand, view.can_return, view.just_called, view.counter) == (
        Stand.MISSED,
        True,
        True,
        "1",
    )
    (missed,) = center.see(Desk("1")).missed
    assert missed.number == number
    assert center.see(Desk("2")).missed == ()
    clock.go_on(minutes=24 * 60 - 1)
    assert not seen(center, number).can_return
    assert center.see(Desk("1")).missed == ()


def test_the_desk_says_since_when_who_sits_there_has(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    day.sign_out("1")
    clock.go_on(minutes=5)
    since = clock.now().at
    day.sign_in("1", "all")
    for verb in (day.pause, day.open):
        clock.go_on(minutes=7)
        verb("1")
    assert center.see(Desk("1")).signed_in_at == since
    day.sign_out("1")
    assert center.see(Desk("1")).signed_in_at is None
