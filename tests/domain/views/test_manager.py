"""What the manager is told of the hall."""

import pytest

from center_app.domain.counter import Status
from center_app.domain.refusal import Reason, Refused
from center_app.domain.views.manager import Health, Overview, OverviewView, health_of
from center_app.domain.views.services import ServiceRow
from center_app.domain.visit import Stand
from days import Day
from founding import Post, full, partial
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock

MINUTE = 60_000


def opened(*posts: Post) -> tuple[Day, MemoryCenter, ManualClock]:
    clock = ManualClock()
    center = running_hall(counters=2, posts=posts, clock=clock)
    return Day(center), center, clock


def seen(center: MemoryCenter) -> OverviewView:
    return center.see(Overview())


def row(view: OverviewView, service: str) -> ServiceRow:
    rows = [row for group in view.agencies for row in group.services]
    return next(row for row in rows if row.service == service)


def test_an_empty_hall_is_well() -> None:
    _day, center, _clock = opened()
    view = seen(center)
    assert (view.health, view.waiting, view.longest, view.here) == (Health.WELL, 0, None, 0)
    assert view.agencies == ()
    assert [counter.status for counter in view.counters] == [Status.OPEN, Status.OPEN]


def test_the_longest_wait_stands_beside_its_target() -> None:
    day, center, clock = opened()
    first = day.issue("birth")
    clock.go_on(minutes=4)
    day.issue("vaccination")
    longest = seen(center).longest
    assert longest is not None
    assert longest.number == first
    assert (longest.waited_ms, longest.target_ms) == (4 * MINUTE, 15 * MINUTE)


def test_a_basket_is_late_by_the_shortest_of_its_targets() -> None:
    day, center, clock = opened()
    day.issue("birth", "vaccination")
    clock.go_on(minutes=6)
    view = seen(center)
    assert (view.over_target, view.near_target) == (1, 0)
    assert row(view, "vaccination").over_target == 1
    assert row(view, "birth").over_target == 0


def test_everybody_is_counted_where_they_stand() -> None:
    day, center, _clock = opened()
    for _ in range(5):
        day.issue("birth")
    day.call("1")
    day.call("2")
    day.start("2")
    day.hold("2")
    day.call("2")
    day.start("2")
    view = seen(center)
    assert (view.waiting, view.called, view.being_served, view.held) == (2, 1, 1, 1)
    assert view.here == 5


def test_a_service_that_no_open_counter_serves_needs_somebody_who_acts() -> None:
    day, center, _clock = opened(Post("1", "employee-1", full("birth")))
    day.issue("vaccination")
    view = seen(center)
    assert view.health is Health.ACT
    assert [unserved.service for unserved in view.unserved] == ["vaccination"]
    assert row(view, "vaccination").counters == 0


def test_the_stage_that_nobody_serves_is_found_behind_one_that_somebody_does() -> None:
    day, center, _clock = opened(Post("1", "employee-1", full("photo")))
    day.issue("passport")
    assert seen(center).unserved == ()
    day.call("1")
    day.start("1")
    day.finish("1")
    view = seen(center)
    assert row(view, "passport").unserved == 1
    assert row(view, "passport").counters == 0


def test_what_must_wait_for_another_service_is_not_missed_yet() -> None:
    day, center, _clock = opened(Post("1", "employee-1", full("birth", "vaccination")))
    day.issue("birth", "family-book", bundle="newborn")
    view = seen(center)
    assert row(view, "family-book").waiting == 0
    assert view.unserved == ()


def test_a_partial_skill_counts_for_the_stage_that_is_open_to_it() -> None:
    day, center, _clock = opened(Post("1", "employee-1", partial("insurance")))
    day.issue("insurance")
    assert row(seen(center), "insurance").counters == 1


def test_an_agency_counts_a_basket_once_and_stands_where_the_catalogue_has_it() -> None:
    day, center, clock = opened()
    day.issue("vaccination")
    clock.go_on(minutes=1)
    day.issue("birth", "passport")
    groups = seen(center).agencies
    assert [(group.agency, group.waiting) for group in groups] == [("civil", 1), ("health", 1)]
    assert groups[1].longest_ms == MINUTE


def test_a_service_stays_in_sight_for_the_day_after_the_last_has_been_served() -> None:
    day, center, _clock = opened()
    day.issue("birth")
    day.serve("1")
    birth = row(seen(center), "birth")
    assert (birth.waiting, birth.longest_ms, birth.serving, birth.counters) == (0, None, 0, 2)


def test_a_counter_tells_whom_it_serves_and_since_when() -> None:
    day, center, clock = opened()
    number = day.issue("birth")
    clock.go_on(minutes=1)
    day.call("1")
    clock.go_on(minutes=1)
    day.start("1")
    begun = clock.now().at
    clock.go_on(minutes=3)
    first, second = seen(center).counters
    assert (first.number, first.stand, first.since) == (number, Stand.SERVING, begun)
    assert (second.number, second.stand, second.employee) == (None, None, "employee-2")
    assert row(seen(center), "birth").serving == 1


def test_a_free_counter_tells_since_when_it_is() -> None:
    day, center, clock = opened()
    day.issue("birth")
    clock.go_on(minutes=5)
    day.serve("1")
    left = clock.now().at
    clock.go_on(minutes=5)
    first, second = seen(center).counters
    assert (first.status, first.since) == (Status.OPEN, left)
    assert second.since == left - 5 * MINUTE


@pytest.mark.parametrize(
    ("waiting", "over", "near", "unserved", "health"),
    [
        (10, 0, 0, False, Health.WELL),
        (10, 0, 2, False, Health.WELL),
        (10, 0, 3, False, Health.WATCH),
        (10, 1, 0, False, Health.WATCH),
        (10, 2, 0, False, Health.WATCH),
        (10, 3, 0, False, Health.ACT),
        (1, 0, 0, True, Health.ACT),
        (0, 0, 0, False, Health.WELL),
    ],
)
def test_how_the_hall_does(
    waiting: int, over: int, near: int, unserved: bool, health: Health
) -> None:
    assert health_of(waiting, over, near, unserved=unserved) is health


def test_a_closed_day_has_nobody_left_and_says_when_it_opens() -> None:
    day, center, _clock = opened()
    day.issue("birth")
    day.end()
    view = seen(center)
    assert (view.open, view.here) == (False, 0)
    assert view.opens_at is not None


def test_a_center_that_is_not_set_up_says_so() -> None:
    with pytest.raises(Refused) as refused:
        seen(MemoryCenter())
    assert refused.value.reason is Reason.NO_CATALOGUE
