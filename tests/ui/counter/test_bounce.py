"""A key that bounces was pressed once."""

from manual_clock import ManualClock
from ui.counter.bounce import BOUNCE_MS, Bounce


def test_the_same_key_at_once_is_the_same_press() -> None:
    clock = ManualClock()
    bounce = Bounce(clock)
    assert not bounce.again("F4")
    clock.forward(BOUNCE_MS - 1)
    assert bounce.again("F4")
    clock.forward(2)
    assert not bounce.again("F4")


def test_another_key_is_another_press() -> None:
    bounce = Bounce(ManualClock())
    assert [bounce.again(key) for key in ("F4", "F2", "F3")] == [False, False, False]


def test_a_corrected_wall_clock_swallows_nothing() -> None:
    clock = ManualClock()
    bounce = Bounce(clock)
    bounce.again("F4")
    clock.go_on(seconds=5)
    clock.correct(seconds=-3_600)
    assert not bounce.again("F4")
