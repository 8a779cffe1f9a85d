"""The wait of whoever comes now, and of whoever comes in half an hour."""

from itertools import pairwise

from center_app.domain import commands as c
from center_app.domain.clock import MINUTE
from center_app.domain.estimate.prospect import AHEAD_MS, Prospect, arrivals, prospect
from center_app.domain.forecast.coming import Coming
from center_app.domain.place import Break
from center_app.domain.views.kiosk import Welcome
from days import Day
from founding import Post, full
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock, moment
from small_catalogue import SMALL

POSTS = [Post("1", "a", full("birth", "photo")), Post("2", "b", full("birth"))]
BIRTH = ("birth",)
NOBODY = Coming({}, 0)


def hall(births: int = 0) -> MemoryCenter:
    center = running_hall(posts=POSTS, clock=ManualClock(moment("2026-11-22 09:00")))
    day = Day(center)
    for _ in range(births):
        day.issue("birth")
    return center


def seen(center: MemoryCenter, come: Coming = NOBODY) -> Prospect:
    return prospect(center.hall, SMALL, come, center.clock.now())


def waits(center: MemoryCenter, come: Coming) -> tuple[int | None, int | None]:
    (agency,) = seen(center, come).agencies
    assert agency.worst.service == "birth"
    return agency.worst.now_ms, agency.worst.then_ms


def test_a_hall_to_which_nobody_comes_has_worked_it_off_in_half_an_hour() -> None:
    now, then = waits(hall(6), NOBODY)
    assert now is not None
    assert now > 10 * MINUTE
    assert then == 0


def test_now_is_what_the_kiosk_says() -> None:
    center = hall(6)
    promise = center.see(Welcome()).waits["birth"]
    assert promise is not None
    assert waits(center, NOBODY)[0] == promise.point_ms


def test_the_more_come_the_longer_is_the_wait_then() -> None:
    """Two counters take about seven minutes each: fewer than nine in half an hour."""
    center = hall()
    few, many = (waits(center, Coming({BIRTH: come}, 60))[1] for come in (6.0, 20.0))
    assert few == 0
    assert many is not None
    assert many > 20 * MINUTE
    assert waits(center, Coming({BIRTH: 20.0}, 60)) == (0, many)  # the same hall, the same answer


def test_a_planned_break_is_kept_in_mind() -> None:
    center = hall()
    come = Coming({BIRTH: 9.0}, 60)
    without = waits(center, come)[1]
    now = center.clock.now().at
    breaks = (Break(now + 5 * MINUTE, now + 60 * MINUTE),)
    center.do(c.PlanBreaks(id="b", station="manager", counter="2", breaks=breaks))
    planned = waits(center, come)[1]
    assert without is not None
    assert planned is not None
    assert planned > without + 10 * MINUTE


def test_what_nobody_serves_has_no_wait_and_presses_most() -> None:
    trade = seen(hall(2), Coming({("licence",): 1.0}, 60)).agencies[-1]
    assert (trade.agency, trade.worst.now_ms, trade.worst.then_ms) == ("trade", None, None)


def test_so_many_come_as_are_expected_each_agency_its_share_and_evenly() -> None:
    asked = {BIRTH: 6.2, ("vaccination",): 2.9, ("birth", "vaccination"): 0.9, ("unknown",): 0.3}
    come = list(arrivals(SMALL, Coming(asked, 60), 0))
    assert len(come) == 10
    assert sum(len(probe.lane.parts) == 2 for probe in come) == 1
    times = sorted(probe.since for probe in come)
    assert times[0] >= 0
    assert times[-1] < AHEAD_MS
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert max(gaps) < 3 * AHEAD_MS / 10
