import pytest

from center_app.center.time import BELIEVED_MS, JUMP_MS, CenterTime
from center_app.domain.clock import HOUR, MINUTE, SECOND, Instant
from manual_clock import ManualClock


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def time(clock: ManualClock) -> CenterTime:
    return CenterTime(clock)


def stamped(time: CenterTime, last: Instant) -> Instant:
    return time.stamp(time.now(), last)


def test_a_stamp_is_the_wall_clock(clock: ManualClock, time: CenterTime) -> None:
    last = clock.now()
    clock.go_on(minutes=3)
    assert stamped(time, last) == clock.now()


def test_a_stamp_ahead_of_the_wall_clock_goes_on_slower_until_they_meet(
    clock: ManualClock, time: CenterTime
) -> None:
    start = clock.now()
    clock.correct(seconds=-600)
    last = stamped(time, start)
    assert last.at == start.at
    for passed in range(1, 10):
        clock.go_on(minutes=2)
        last = stamped(time, last)
        assert last.at == start.at + passed * MINUTE
        assert last.at > clock.now().at
    clock.go_on(minutes=2)
    assert stamped(time, last) == clock.now()


def test_after_a_restart_a_stamp_stands_where_it_was_until_the_wall_clock_comes(
    clock: ManualClock, time: CenterTime
) -> None:
    last = clock.now()
    clock.correct(seconds=-600)
    clock.reboot(seconds=60)
    assert stamped(time, last).at == last.at
    clock.go_on(minutes=11)
    assert stamped(time, last) == clock.now()


def test_a_clock_that_goes_on_or_is_corrected_a_little_is_settled(
    clock: ManualClock, time: CenterTime
) -> None:
    assert time.is_settled(clock.now())
    for _ in range(3):
        clock.go_on(hours=30)
        clock.correct(seconds=JUMP_MS / SECOND)
        assert time.is_settled(clock.now())
        clock.correct(seconds=-JUMP_MS / SECOND)
        assert time.is_settled(clock.now())


@pytest.mark.parametrize("seconds", [3_601, -3_601, 30 * 3_600, -30 * 3_600])
def test_a_clock_that_has_jumped_is_believed_when_it_has_stood(
    clock: ManualClock, time: CenterTime, seconds: int
) -> None:
    clock.correct(seconds=seconds)
    assert not time.is_settled(clock.now())
    clock.forward(BELIEVED_MS - 1)
    assert not time.is_settled(clock.now())
    clock.forward(1)
    assert time.is_settled(clock.now())
    assert time.is_settled(clock.now())


def test_a_clock_that_is_put_right_at_once_has_only_been_glanced_at(
    clock: ManualClock, time: CenterTime
) -> None:
    clock.correct(seconds=20 * 3_600)
    assert not time.is_settled(clock.now())
    clock.go_on(minutes=9)
    assert not time.is_settled(clock.now())
    clock.correct(seconds=-20 * 3_600)
    assert time.is_settled(clock.now())


def test_a_clock_that_goes_on_jumping_is_not_believed(clock: ManualClock, time: CenterTime) -> None:
    for hours in (5, 7, -4, 9):
        clock.correct(seconds=hours * 3_600)
        assert not time.is_settled(clock.now())
        clock.go_on(minutes=9)
        assert not time.is_settled(clock.now())


def test_nobody_need_look_while_the_clock_is_wrong(clock: ManualClock, time: CenterTime) -> None:
    clock.correct(seconds=20 * 3_600)
    clock.forward(5 * HOUR)
    clock.correct(seconds=-20 * 3_600)
    assert time.is_settled(clock.now())
