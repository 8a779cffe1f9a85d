import pytest

from center_app.center.time import BELIEVED_MS, BORN, FAR_MS, NEVER_MS, CenterTime
from center_app.domain.clock import DAY, HOUR, JUMP_MS, MINUTE, SECOND, Instant
from center_app.domain.hall import Hall
from founding import CENTER, SETTINGS
from manual_clock import QUARTER_PAST_NINE, ManualClock

USUAL = SETTINGS.calendar
"""Open until 15:00 on the Sunday of the manual clock."""

HALL = Hall(CENTER, settings=SETTINGS)
"""A hall whose first day begins as soon as the time is known."""


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def time(clock: ManualClock) -> CenterTime:
    return CenterTime(clock, HALL, clock.now())


def started(clock: ManualClock, last: Instant) -> CenterTime:
    """The machine starts again with whatever its clock shows then."""
    clock.reboot(seconds=0)
    return CenterTime(clock, HALL, last)


def is_settled(time: CenterTime) -> bool:
    return time.read(HALL).day_due


def believed(time: CenterTime) -> int:
    return time.read(HALL).believed.at


def stamped(time: CenterTime, last: Instant) -> Instant:
    return time.stamp(time.read(HALL).believed, last)


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
    for _ in range(3):
        clock.go_on(hours=30)
        clock.correct(seconds=JUMP_MS / SECOND)
        assert is_settled(time)
        assert believed(time) == clock.now().at
        clock.correct(seconds=-JUMP_MS / SECOND)
        assert is_settled(time)
        assert believed(time) == clock.now().at


@pytest.mark.parametrize("seconds", [3_601, -3_601, 30 * 3_600, -30 * 3_600])
def test_a_clock_that_has_jumped_is_believed_when_it_has_stood(
    clock: ManualClock, time: CenterTime, seconds: int
) -> None:
    clock.correct(seconds=seconds)
    assert not is_settled(time)
    clock.forward(BELIEVED_MS - 1)
    assert not is_settled(time)
    assert believed(time) == QUARTER_PAST_NINE + BELIEVED_MS - 1
    clock.forward(1)
    assert is_settled(time)
    assert believed(time) == clock.now().at


@pytest.mark.parametrize("wrong", [NEVER_MS + MINUTE, BORN - QUARTER_PAST_NINE - 30 * MINUTE])
def test_a_clock_that_cannot_be_right_is_never_believed(
    clock: ManualClock, time: CenterTime, wrong: int
) -> None:
    clock.correct(seconds=wrong / SECOND)
    for minutes in (0, 10, 10):
        clock.go_on(minutes=minutes)
        assert not is_settled(time)
    assert believed(time) == QUARTER_PAST_NINE + 20 * MINUTE


def test_a_clock_that_is_put_right_at_once_has_only_been_glanced_at(
    clock: ManualClock, time: CenterTime
) -> None:
    clock.correct(seconds=20 * 3_600)
    assert not is_settled(time)
    clock.go_on(minutes=9)
    assert not is_settled(time)
    clock.correct(seconds=-20 * 3_600)
    assert is_settled(time)


def test_a_clock_that_goes_on_jumping_is_not_believed(clock: ManualClock, time: CenterTime) -> None:
    for hours in (5, 7, -4, 9):
        clock.correct(seconds=hours * 3_600)
        assert not is_settled(time)
        clock.go_on(minutes=9)
        assert not is_settled(time)


def test_nobody_need_look_while_the_clock_is_wrong(clock: ManualClock, time: CenterTime) -> None:
    clock.correct(seconds=20 * 3_600)
    clock.forward(5 * HOUR)
    clock.correct(seconds=-20 * 3_600)
    assert is_settled(time)


def test_another_process_of_the_same_run_goes_on_from_the_last_entry(clock: ManualClock) -> None:
    last = clock.now()
    clock.go_on(minutes=3)
    clock.correct(seconds=8 * 3_600)
    time = CenterTime(clock, HALL, last)
    assert not is_settled(time)
    assert believed(time) == last.at + 3 * MINUTE


@pytest.mark.parametrize("passed", [-JUMP_MS, 0, 14 * HOUR, FAR_MS])
def test_a_start_believes_a_clock_that_may_be_right(clock: ManualClock, passed: int) -> None:
    last = clock.now()
    clock.correct(seconds=passed / SECOND)
    time = started(clock, last)
    assert is_settled(time)
    assert believed(time) == last.at + passed


@pytest.mark.parametrize("wrong", [-2 * JUMP_MS, -20 * 365 * DAY, FAR_MS + 1])
def test_at_a_start_a_clock_that_is_wrong_waits_and_its_correction_is_believed_at_once(
    clock: ManualClock, wrong: int
) -> None:
    last = clock.now()
    clock.correct(seconds=wrong / SECOND)
    time = started(clock, last)
    clock.go_on(minutes=3)
    assert not is_settled(time)
    assert believed(time) == last.at + 3 * MINUTE
    clock.correct(seconds=(16 * HOUR - wrong) / SECOND)
    assert is_settled(time)
    assert believed(time) == clock.now().at


@pytest.mark.parametrize("hours", [3, -3])
def test_soon_after_a_start_a_correction_is_believed_at_once_and_later_not(
    clock: ManualClock, hours: int
) -> None:
    last = clock.now()
    clock.go_on(hours=24)
    time = started(clock, last)
    clock.go_on(minutes=2)
    clock.correct(seconds=hours * 3_600)
    assert is_settled(time)
    clock.go_on(minutes=10)
    assert is_settled(time)
    clock.correct(seconds=-hours * 3_600)
    assert not is_settled(time)


def test_a_clock_that_stood_long_enough_after_a_start_is_known_and_its_next_jump_a_jump(
    clock: ManualClock,
) -> None:
    """Behind the last entry by more than a jump at the start, and by less once it has stood."""
    last = clock.now()
    clock.correct(seconds=-(JUMP_MS + MINUTE) // SECOND)
    time = started(clock, last)
    assert not is_settled(time)
    clock.go_on(minutes=10)
    assert believed(time) == clock.now().at
    right = clock.now().at
    clock.correct(seconds=30 * HOUR // SECOND)
    assert believed(time) == right


def test_open_is_open_by_any_clock_that_may_be_right(clock: ManualClock, time: CenterTime) -> None:
    assert time.read(HALL).hours == clock.now()
    clock.correct(seconds=-4 * 3_600)
    assert time.read(HALL).hours.at == QUARTER_PAST_NINE
    clock.go_on(minutes=10)
    reading = time.read(HALL)
    assert reading.believed == clock.now()
    assert reading.hours.at == QUARTER_PAST_NINE + 10 * MINUTE
    clock.go_on(hours=5.5)
    assert time.read(HALL).going_on
    clock.go_on(minutes=10)
    reading = time.read(HALL)
    assert not reading.going_on, "the hours of that day have ended"
    assert reading.hours == clock.now()


def test_a_closed_center_opens_by_the_wall_clock_without_waiting(clock: ManualClock) -> None:
    clock.correct(seconds=-4 * 3_600)
    time = CenterTime(clock, HALL, clock.now())
    clock.correct(seconds=4 * 3_600)
    assert time.read(HALL).hours == clock.now()


def test_while_nobody_knows_the_time_the_center_is_open(clock: ManualClock) -> None:
    clock.until("2026-11-22 16:00")
    last = clock.now()
    clock.correct(seconds=-20 * 365 * 86_400)
    reading = started(clock, last).read(HALL)
    assert reading.believed.at == last.at
    assert USUAL.is_open(reading.hours.at)
