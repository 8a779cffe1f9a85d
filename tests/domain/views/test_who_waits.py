"""Who waits, for how much longer, and why the others were called before."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_app.domain.clock import MINUTE
from center_app.domain.refusal import Reason
from center_app.domain.routing.parameters import Routing
from center_app.domain.views.calls import LAST, Calls
from center_app.domain.views.still_to_wait import StillToWait
from center_app.domain.views.who_waits import WaitingVisit, WhoWaits
from center_app.domain.views.why_not import WhyNot
from center_app.domain.visit import Promise
from days import Day, refusal
from founding import SETTINGS, Post, full
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock, moment

POSTS = (
    Post("1", "registrar", full("birth", "photo")),
    Post("2", "nurse", full("vaccination")),
)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(moment("2026-11-22 09:00"))


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    return running_hall(posts=POSTS, clock=clock)


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


def waits(center: MemoryCenter) -> dict[str, WaitingVisit]:
    return {one.number: one for one in center.see(WhoWaits())}


def still(center: MemoryCenter, number: str) -> Promise:
    promise = center.see(StillToWait(Day(center).visit(number)))
    assert promise is not None
    return promise


def test_everybody_who_waits_is_listed_in_the_order_of_their_calls(
    clock: ManualClock, center: MemoryCenter, day: Day
) -> None:
    ordinary = day.issue("birth")
    clock.go_on(minutes=4)
    elderly = day.issue("birth", priority="elderly")
    child = day.issue("vaccination")
    lost = day.issue("insurance")
    clock.go_on(minutes=3)  # 7 against 3 x 3
    found = center.see(WhoWaits())
    assert [one.number for one in found] == [elderly, child, ordinary, lost] or (
        [one.number for one in found] == [child, elderly, ordinary, lost]
    )
    first = waits(center)[elderly]
    assert (first.priority, first.booked, first.services, first.counter) == (True, None, 1, "1")
    assert (first.waited_ms, first.target_ms) == (3 * MINUTE, 15 * MINUTE)
    assert waits(center)[child].counter == "2"


def test_whom_nobody_serves_is_listed_without_a_wait(center: MemoryCenter, day: Day) -> None:
    number = day.issue("insurance")
    (only,) = center.see(WhoWaits())
    assert (only.number, only.expected, only.counter) == (number, None, None)
    assert center.see(StillToWait(only.visit)) is None


def test_what_is_still_to_come_shrinks_as_those_ahead_are_called(
    clock: ManualClock, center: MemoryCenter, day: Day
) -> None:
    for _ in range(4):
        day.issue("birth")
        clock.go_on(seconds=10)
    last = day.issue("birth")
    seen = []
    for _ in range(4):
        seen.append(still(center, last))
        assert waits(center)[last].expected == seen[-1]
        day.call("1")
        day.start("1")
        day.finish("1")
    assert [promise.ahead for promise in seen] == [4, 3, 2, 1]
    points = [promise.point_ms for promise in seen]
    assert points == sorted(points, reverse=True)
    assert points[0] > points[-1]


def test_who_goes_before_by_the_rule_is_waited_for(
    clock: ManualClock, center: MemoryCenter, day: Day
) -> None:
    first, last = day.issue("birth"), day.issue("birth")
    clock.go_on(minutes=1)
    before = still(center, last)
    day.issue("birth", priority="elderly")  # 7 against 6 x 3 when the counter is free again
    after = still(center, last)
    assert (before.ahead, after.ahead) == (1, 2)
    assert after.point_ms > before.point_ms
    assert still(center, first).ahead == 0


def test_who_does_not_wait_has_nothing_to_come(center: MemoryCenter, day: Day) -> None:
    number = day.issue("birth")
    day.call("1")
    assert center.see(StillToWait(day.visit(number))) is None
    assert center.see(WhoWaits()) == ()
    assert refusal(center.see, StillToWait("nobody")) is Reason.UNKNOWN_VISIT


BASKETS = st.sampled_from(
    [("birth",), ("passport",), ("vaccination",), ("birth", "vaccination"), ("insurance",)]
)
ARRIVALS = st.lists(
    st.tuples(BASKETS, st.booleans(), st.none() | st.integers(-20, 40), st.integers(1, 240)),
    max_size=12,
)


@given(ARRIVALS, st.integers(0, 50))
def test_one_play_tells_each_what_a_play_for_it_alone_would(
    arrivals: list[tuple[tuple[str, ...], bool, int | None, int]], later: int
) -> None:
    clock = ManualClock(moment("2026-11-22 09:00"))
    center = running_hall(posts=(*POSTS, Post("3", "all")), clock=clock)
    day = Day(center)
    for basket, priority, booked, seconds in arrivals:
        day.issue(
            *basket,
            priority="elderly" if priority else None,
            appointment=None if booked is None else clock.now().at + booked * MINUTE,
        )
        clock.go_on(seconds=seconds)
    clock.go_on(minutes=later)
    for one in center.see(WhoWaits()):
        assert one.expected == center.see(StillToWait(one.visit))
        assert one.counter is not None


def test_why_not_me_can_be_asked_of_one_counter(clock: ManualClock) -> None:
    posts = (Post("1", "a", full("birth", "vaccination")), Post("2", "b", full("birth")))
    center = running_hall(posts=posts, clock=clock)
    day = Day(center)
    day.issue("vaccination")
    clock.go_on(minutes=5)
    visit = day.visit(day.issue("birth"))

    def at(counter: str | None) -> tuple[str, int]:
        found = center.see(WhyNot(visit, counter))
        assert found is not None
        return found.counter, len(found.ahead)

    assert (at(None), at("1"), at("2")) == (("2", 0), ("1", 1), ("2", 0))
    day.pause("2")
    assert at("2") == ("1", 1), "of another where that one does not serve it"


def test_the_last_calls_have_their_reasons_and_who_was_next(
    clock: ManualClock, center: MemoryCenter, day: Day
) -> None:
    first, second = day.issue("birth"), day.issue("birth")
    clock.go_on(minutes=3)
    assert day.serve("1") == first
    clock.go_on(minutes=1)
    assert day.serve("1") == second
    latest, earlier = center.see(Calls())
    assert (latest.number, latest.counter, latest.next_number) == (second, "1", None)
    assert (earlier.number, earlier.next_number) == (first, second)
    assert earlier.why.waited_ms == 3 * MINUTE
    assert latest.at - earlier.at == MINUTE


def test_of_many_calls_the_last_are_shown(center: MemoryCenter, day: Day) -> None:
    served = []
    for _ in range(LAST + 3):
        day.issue("vaccination")
        served.append(day.serve("2"))
    calls = center.see(Calls())
    assert [call.number for call in reversed(calls)] == served[-LAST:]


def test_what_goes_on_after_a_hold_was_no_call(center: MemoryCenter, day: Day) -> None:
    number = day.issue("birth")
    day.call("1")
    day.start("1")
    day.hold("1")
    day.resume("1", number)
    assert [call.number for call in center.see(Calls())] == [number]


def test_new_parameters_hold_from_the_next_look_on(
    clock: ManualClock, center: MemoryCenter, day: Day
) -> None:
    ordinary = day.issue("birth")
    clock.go_on(minutes=4)
    elderly = day.issue("birth", priority="elderly")
    clock.go_on(minutes=3)
    assert [one.number for one in center.see(WhoWaits())] == [elderly, ordinary]
    day.configure(replace(SETTINGS, routing=Routing(priority=1.0)))
    assert [one.number for one in center.see(WhoWaits())] == [ordinary, elderly]
