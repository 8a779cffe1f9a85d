import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_app.domain.clock import MINUTE
from center_app.domain.estimate import HIGH, LOW, expected_wait
from center_app.domain.visit import Promise
from days import Day
from founding import Post, full
from halls import MemoryCenter, running_hall

POSTS = [Post("1", "a", full("birth", "photo")), Post("2", "b", full("birth"))]


def crowded(births: int, photos: int = 0, *, busy: bool = True) -> MemoryCenter:
    """A hall in which so many wait; `busy`: both counters serve somebody else."""
    center = running_hall(posts=POSTS)
    day = Day(center)
    for _ in range(2 if busy else 0):
        day.issue("birth")
    for counter in ("1", "2") if busy else ():
        day.call(counter)
    for _ in range(births):
        day.issue("birth")
    for _ in range(photos):
        day.issue("passport")
    return center


def promise(minutes: float, ahead: int) -> Promise:
    return Promise(ahead, round(minutes * MINUTE * LOW), round(minutes * MINUTE * HIGH))


def test_with_a_free_counter_and_nobody_ahead_there_is_no_wait() -> None:
    assert expected_wait(crowded(0, busy=False).hall, ["birth"]) == Promise(0, 0, 0)


def test_with_nobody_ahead_half_a_turn_goes_on() -> None:
    assert expected_wait(crowded(0).hall, ["birth"]) == promise((6 / 2) / 2, 0)


def test_the_work_ahead_is_shared_by_the_counters() -> None:
    assert expected_wait(crowded(4).hall, ["birth"]) == promise((4 * 6 + 6 / 2) / 2, 4)


def test_a_counter_with_other_work_has_only_a_share_for_this_one() -> None:
    """Counter 1 alone takes photos, and half of the births."""
    wait = expected_wait(crowded(4, 3).hall, ["photo"])
    assert wait == promise(4 * 6 / 2 + 3 * 2 + 2 / 2, 7)


def test_where_nobody_serves_nothing_is_promised() -> None:
    center = crowded(1)
    assert expected_wait(center.hall, ["insurance"]) is None
    Day(center).issue("insurance")
    visit = list(center.hall.visits.values())[-1]
    assert visit.promise is None


def test_who_is_at_a_counter_is_no_longer_ahead() -> None:
    center = crowded(2, busy=False)
    day = Day(center)
    day.call("1")
    wait = expected_wait(center.hall, ["birth"])
    assert wait is not None
    assert wait.ahead == 1


def test_a_basket_counts_once_in_the_crowd() -> None:
    center = crowded(0)
    Day(center).issue("birth", "passport")
    wait = expected_wait(center.hall, ["birth", "photo"])
    assert wait is not None
    assert wait.ahead == 1


def test_a_basket_is_first_called_from_where_its_turn_comes_first() -> None:
    """Both births are ahead at busy counters, and counter 3 takes insurances at once."""
    center = running_hall(posts=[*POSTS, Post("3", "c", full("insurance"))])
    day = Day(center)
    for _ in range(4):
        day.issue("birth")
    for counter in ("1", "2"):
        day.call(counter)
    births = expected_wait(center.hall, ["birth"])
    assert births is not None
    assert births.ahead == 2
    assert expected_wait(center.hall, ["birth", "insurance"]) == Promise(0, 0, 0)
    assert expected_wait(center.hall, ["birth", "vaccination"]) == births


@pytest.mark.parametrize("key", ["birth", "photo"])
@given(st.integers(0, 8), st.integers(0, 8))
def test_more_people_ahead_never_promise_less(key: str, births: int, photos: int) -> None:
    less = expected_wait(crowded(births, photos).hall, [key])
    more = expected_wait(crowded(births + 1, photos).hall, [key])
    assert less is not None
    assert more is not None
    assert 0 <= less.low_ms <= less.high_ms
    assert less.high_ms <= more.high_ms
