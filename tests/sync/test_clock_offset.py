from center_app.domain.clock import HOUR, Instant
from enrolled import Enrolled
from sync.clock_offset import KEPT, ClockOffset
from sync.wire import Offset


def at(moment: int, mono: int | None = None) -> Instant:
    return Instant(1_000_000 + moment, moment if mono is None else mono, "boot")


def test_nothing_is_known_before_the_first_answer() -> None:
    assert ClockOffset().best() is None


def test_the_quickest_answer_of_the_last_ones_counts() -> None:
    offset = ClockOffset()
    offset.seen(at(0), at(400), 1_000_000 + 200 + 90)
    offset.seen(at(1000), at(1020), 1_001_010 - 140)
    offset.seen(at(2000), at(2900), 1_002_450 + 500)
    assert offset.best() == Offset(-140, 10)
    for n in range(KEPT):
        offset.seen(at(3000 + n * 100), at(3050 + n * 100), 1_003_025 + n * 100 + 7)
    assert offset.best() == Offset(7, 25)


def test_a_clock_that_was_set_begins_anew() -> None:
    offset = ClockOffset()
    offset.seen(at(0), at(10), 1_000_005)
    offset.seen(at(1000 + HOUR, 1000), at(1030 + HOUR, 1030), 1_001_015)
    assert offset.best() == Offset(-HOUR, 15)
    offset.seen(at(2000 + HOUR, 2000), at(2010, 2010), 1_002_005)
    assert offset.best() is None, "set while the question was on its way"


def test_it_goes_out_with_every_batch(center: Enrolled) -> None:
    center.outbox.add(2)
    client = center.client()
    assert client.offset.best() is None
    center.exchange(client).once()
    best = client.offset.best()
    assert best is not None
    assert abs(best.off_ms) <= best.unc_ms + 5, "both ends run on one machine"
    client.close()
