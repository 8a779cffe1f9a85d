from center_app.domain.commands import Asked
from center_app.domain.routing.idle import Idle, best_idle, place
from days import Day
from founding import Post, full
from halls import running_hall
from manual_clock import ManualClock

POSTS = (
    Post("1", "all"),
    Post("2", "registrar", full("birth", "family-book")),
    Post("3", "nurse", full("vaccination")),
    Post("4", "other-nurse", full("vaccination")),
)


def placed(*services: str, busy: tuple[str, ...] = ()) -> str | None:
    clock = ManualClock()
    center = running_hall(posts=POSTS, clock=clock)
    day = Day(center)
    for counter in busy:
        clock.go_on(minutes=1)
        day.issue("birth" if counter in {"1", "2"} else "vaccination")
        day.serve(counter)
    number = day.issue(*map(Asked, services))
    return place(center.hall, center.hall.visits[day.visit(number)], clock.now())


def test_the_counter_that_covers_most_of_the_basket_takes_it() -> None:
    assert placed("birth", "vaccination") == "1"


def test_of_equal_ones_the_one_with_the_fewest_skills_takes_it() -> None:
    assert placed("birth") == "2"


def test_of_those_the_one_that_has_been_idle_longest() -> None:
    assert placed("vaccination", busy=("3", "2")) == "4"
    assert placed("vaccination", busy=("4", "2")) == "3"


def test_nobody_takes_what_nobody_serves() -> None:
    assert best_idle([Idle("1", 0, 1, 0)]) is None
    assert best_idle([]) is None


def test_who_does_not_wait_is_placed_nowhere() -> None:
    center = running_hall(posts=POSTS)
    day = Day(center)
    number = day.issue("birth")
    day.call("2")
    assert place(center.hall, center.hall.visits[day.visit(number)], center.clock.now()) is None
