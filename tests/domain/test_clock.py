import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_app.domain.clock import (
    HOUR,
    MINUTE,
    Instant,
    elapsed,
    from_stamp,
    local,
    quality,
    stamp,
)
from manual_clock import ManualClock, moment


def test_a_corrected_wall_clock_changes_no_wait() -> None:
    clock = ManualClock()
    since = clock.now()
    clock.go_on(minutes=10)
    clock.correct(seconds=-3_600)
    assert elapsed(since, clock.now()) == 10 * MINUTE


def test_after_a_restart_the_wall_clock_tells_how_long_it_was() -> None:
    clock = ManualClock()
    since = clock.now()
    clock.go_on(minutes=10)
    clock.reboot(seconds=60)
    assert elapsed(since, clock.now()) == 11 * MINUTE


def test_a_duration_says_when_it_is_only_that_of_the_wall_clock() -> None:
    clock = ManualClock()
    since = clock.now()
    clock.correct(seconds=-3_600)
    assert quality(since, clock.now()) is None
    clock.reboot()
    assert quality(since, clock.now()) == "wall"


def test_no_time_between_two_moments_is_negative() -> None:
    early, late = Instant(1_000, 10, "a"), Instant(500, 10, "b")
    assert elapsed(early, late) == 0
    assert elapsed(Instant(0, 20, "a"), Instant(0, 10, "a")) == 0


def test_a_moment_is_stamped_in_utc_with_milliseconds() -> None:
    assert stamp(moment("2026-11-22 12:15") + 30_123) == "2026-11-22T09:15:30.123Z"


@given(st.integers(0, moment("2200-01-01 00:00")))
def test_a_stamp_reads_back(at: int) -> None:
    assert from_stamp(stamp(at)) == at


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-11-22",
        "2026-11-22T09:15:30Z",
        "2026-11-22T09:15:30.123",
    ],
)
def test_what_is_no_stamp_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the words are those of datetime
        from_stamp(text)


def test_amman_is_three_hours_ahead_all_year() -> None:
    for here in ("2026-01-15 12:00", "2026-07-15 12:00"):
        offset = local(moment(here)).utcoffset()
        assert offset is not None
        assert offset.total_seconds() * 1_000 == 3 * HOUR
