"""Halls as they should not be, and yet are on some days: the rule and the estimate hold."""

from center_app.domain.clock import MINUTE
from center_app.domain.counter import Status
from center_app.domain.estimate.promise import refreshed
from center_app.domain.refusal import Reason
from center_app.domain.routing.rule import most_due
from center_app.domain.views.kiosk import BasketWait, Welcome
from center_app.domain.views.why_not import WhyNot
from days import Day, refusal
from founding import Post, full
from halls import MemoryCenter, running_hall
from invariants import most_due as most_due_of_all
from manual_clock import ManualClock, moment

POSTS = (
    Post("1", "all"),
    Post("2", "registrar", full("birth", "family-book")),
    Post("3", "nurse", full("vaccination")),
)


def hall(at: str = "2026-11-22 10:00") -> tuple[MemoryCenter, Day, ManualClock]:
    clock = ManualClock(moment(at))
    center = running_hall(posts=POSTS, clock=clock)
    return center, Day(center), clock


def test_at_midday_with_everybody_on_a_break_tickets_are_given_and_nobody_is_lost() -> None:
    center, day, clock = hall()
    for post in POSTS:
        day.pause(post.counter)
    waiting = [day.issue("birth"), day.issue("vaccination")]
    assert center.see(Welcome()).waiting == 2
    for post in POSTS:
        assert refusal(day.call, post.counter) is Reason.COUNTER_IS_CLOSED
    assert center.see(WhyNot(day.visit(waiting[0]))) is None
    clock.go_on(minutes=30)
    day.open("2")
    day.open("3")
    assert [day.serve("2"), day.serve("3")] == waiting


def test_what_nobody_on_duty_serves_waits_until_somebody_comes() -> None:
    center, day, clock = hall()
    day.sign_out("1")
    licence = day.issue("passport")
    assert center.see(BasketWait(("passport",))) is None
    for counter in ("2", "3"):
        assert refusal(day.call, counter) is Reason.NOBODY_WAITING
    clock.go_on(minutes=90)
    day.issue("birth", priority="elderly")
    day.sign_in("1", "all")
    assert day.call("1") == licence, "beyond the bound by now"


def test_a_counter_that_never_closes_its_sitting_stops_nobody_else() -> None:
    center, day, clock = hall()
    stuck = day.issue("birth")
    day.call("2")
    day.start("2")
    clock.go_on(hours=3)
    behind = day.issue("birth")
    visit = center.hall.visits[day.visit(behind)]
    told = refreshed(center.hall, visit, clock.now())
    assert told is not None
    assert told.high_ms < 60 * MINUTE
    assert day.serve("1") == behind
    assert center.hall.counters["2"].status is Status.OPEN
    day.finish("2")
    assert center.hall.visits[day.visit(stuck)].ended is not None


def test_two_thousand_who_wait_are_weighed_as_if_one_looked_at_each() -> None:
    center, day, clock = hall("2026-11-22 08:00")
    baskets = (["birth"], ["vaccination"], ["birth", "vaccination"], ["passport"], ["insurance"])
    for n in range(2_000):
        day.issue(
            *baskets[n % 5],
            priority="elderly" if n % 8 == 0 else None,
            appointment=clock.now().at + (n % 40) * MINUTE if n % 9 == 0 else None,
        )
        clock.go_on(seconds=5)
    for counter in ("1", "2", "3"):
        employee = center.hall.employee_at(counter)
        assert employee is not None
        choice = most_due(center.hall, counter, employee, clock.now())
        assert choice is not None
        assert choice.visit.id == most_due_of_all(center.hall, counter, clock.now(), late=True)


def test_the_same_events_give_the_same_choices() -> None:
    chosen = []
    for _again in range(2):
        _center, day, clock = hall()
        for n in range(60):
            day.issue(
                "birth" if n % 3 else "vaccination", priority="elderly" if n % 7 == 0 else None
            )
            clock.go_on(seconds=37)
        chosen.append([day.serve("1") for _ in range(60)])
    assert chosen[0] == chosen[1]
