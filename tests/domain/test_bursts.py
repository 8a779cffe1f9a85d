"""Numbers that are given faster than people can take them."""

from center_app.domain.bursts import MOST_A_MINUTE, Burst
from center_app.domain.views.manager import Overview
from days import Day
from halls import running_hall
from manual_clock import ManualClock


def bursts_after(numbers: int, seconds: float) -> tuple[Burst, ...]:
    """So many numbers from one kiosk, each so many seconds after the one before."""
    clock = ManualClock()
    center = running_hall(clock=clock)
    day = Day(center)
    for _ in range(numbers):
        clock.go_on(seconds=seconds)
        day.issue("birth")
    return center.see(Overview()).bursts


def test_a_number_every_five_seconds_is_a_busy_kiosk() -> None:
    assert bursts_after(60, seconds=5) == ()


def test_more_than_twelve_in_a_minute_are_told_with_their_station() -> None:
    assert bursts_after(MOST_A_MINUTE, seconds=1) == ()
    assert bursts_after(14, seconds=1) == (Burst("kiosk-1", 14),)
    assert bursts_after(100, seconds=4) == (Burst("kiosk-1", 15),)


def test_a_minute_later_it_is_over() -> None:
    clock = ManualClock()
    center = running_hall(clock=clock)
    day = Day(center)
    for _ in range(20):
        day.issue("birth")
    assert center.see(Overview()).bursts == (Burst("kiosk-1", 20),)
    clock.go_on(minutes=1)
    assert center.see(Overview()).bursts == ()
