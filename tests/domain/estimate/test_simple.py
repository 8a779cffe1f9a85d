import pytest

from center_app.domain.clock import MINUTE
from center_app.domain.estimate.seen import times_of
from center_app.domain.estimate.simple import Simple
from center_app.domain.lane import Lane, lane_for
from center_app.domain.step import Line
from days import Day
from founding import Post, full
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock
from small_catalogue import SMALL

POSTS = (
    Post("1", "registrar", full("birth", "photo")),
    Post("2", "clerk", full("birth")),
    Post("3", "nurse", full("vaccination")),
)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    return running_hall(posts=POSTS, clock=clock)


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


def lane(*services: str, priority: bool = False) -> Lane:
    lines = tuple(Line(code) for code in services)
    return lane_for(SMALL, lines, priority=priority, appointment=False)


def minutes(center: MemoryCenter, wanted: Lane) -> tuple[float, ...]:
    """naive, entered, head and flow, in minutes."""
    simple = Simple(center.hall, times_of(center.hall), center.clock.now())
    return tuple(guess / MINUTE for guess in simple.guesses(wanted))


def test_nobody_before_and_nothing_known_is_no_wait(center: MemoryCenter) -> None:
    assert minutes(center, lane("birth")) == (0, 0, 0, 0)


def test_naive_is_the_work_of_the_same_service_shared(center: MemoryCenter, day: Day) -> None:
    for _ in range(3):
        day.issue("birth")
    day.issue("vaccination")
    assert minutes(center, lane("birth"))[0] == 3 * 6 / 2
    assert minutes(center, lane("vaccination"))[0] == 3
    assert minutes(center, lane("birth", "vaccination"))[0] == 3 / 3


def test_the_last_to_enter_waited_so_long(
    center: MemoryCenter, day: Day, clock: ManualClock
) -> None:
    day.issue("birth")
    day.issue("birth", priority="elderly")
    clock.go_on(minutes=4)
    day.call("1")
    clock.go_on(minutes=3)
    day.call("2")
    assert minutes(center, lane("birth", priority=True))[1] == 4
    assert minutes(center, lane("birth"))[1] == 7
    assert minutes(center, lane("vaccination"))[1] == 0
    clock.go_on(minutes=31)
    assert minutes(center, lane("birth"))[1] == 0, "half an hour ago tells nothing of now"


def test_a_class_of_which_nobody_entered_goes_by_the_others(
    center: MemoryCenter, day: Day, clock: ManualClock
) -> None:
    day.issue("birth")
    clock.go_on(minutes=4)
    day.call("1")
    assert minutes(center, lane("birth", priority=True))[1] == 4


def test_the_head_of_the_line_waits_so_long(
    center: MemoryCenter, day: Day, clock: ManualClock
) -> None:
    day.issue("birth")
    clock.go_on(minutes=4)
    day.issue("birth", priority="elderly")
    clock.go_on(minutes=1)
    assert minutes(center, lane("birth"))[2] == 5
    assert minutes(center, lane("birth", priority=True))[2] == 1


def test_the_flow_is_who_is_before_by_the_calls_of_the_last_half_hour(
    center: MemoryCenter, day: Day, clock: ManualClock
) -> None:
    """Ten calls in 18 minutes at the two counters, of two of which 40 s each are assumed."""
    for _ in range(14):
        day.issue("birth")
    for n in range(10):
        day.serve("1" if n % 2 else "2")
        clock.go_on(minutes=2)
    times = times_of(center.hall)
    turn = (times.service["birth"] + times.gap) / 2 / MINUTE
    assert minutes(center, lane("birth"))[3] == pytest.approx(4 * (20 + 2 * turn) / 12)
    first = minutes(center, lane("birth", priority=True))[3]
    assert first == pytest.approx(4 / 3 * (20 + 2 * turn) / 12)


def test_who_could_go_elsewhere_too_is_before_by_that_share(center: MemoryCenter, day: Day) -> None:
    """Counter 1 alone takes photos, and half of the births."""
    for _ in range(4):
        day.issue("birth")
    births = minutes(center, lane("birth"))[3]
    photos = minutes(center, lane("passport"))[3]
    times = times_of(center.hall)
    one, two = (times.service[queue] + times.gap for queue in ("photo", "birth"))
    assert photos == pytest.approx(2 * one / MINUTE)
    assert births == pytest.approx(4 * two / 2 / MINUTE)
