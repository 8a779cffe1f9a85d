import pytest

from center_app.domain.clock import MINUTE
from center_app.domain.commands import Asked
from center_app.domain.counter import Status
from center_app.domain.refusal import Reason
from center_app.domain.step import Outcome, StepState
from center_app.domain.views.desk import Colleague, Desk, DeskView
from center_app.domain.views.desk_visit import LAST_COUNTERS, MOST_NAMED, DeskVisit
from center_app.domain.views.on_hold import BESIDE_A_VISIT, FIRST
from center_app.domain.visit import Assistance, Stand, Wish
from days import Day, refusal
from founding import SETTINGS, Post, full
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock

POSTS = [
    Post("1", "registrar", full("birth", "family-book")),
    Post("2", "photographer", full("photo")),
    Post("3", "all"),
]


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    return running_hall(posts=POSTS, clock=clock)


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


def desk(center: MemoryCenter, counter: str) -> DeskView:
    return center.see(Desk(counter))


def colleagues(center: MemoryCenter, counter: str) -> tuple[Colleague, ...]:
    return center.see(Desk(counter, colleagues=True)).colleagues or ()


def visit_at(center: MemoryCenter, counter: str) -> DeskVisit:
    visit = desk(center, counter).visit
    assert visit is not None
    return visit


def test_a_free_desk_shows_who_waits_for_it(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    day.issue("passport")
    clock.go_on(minutes=4)
    day.issue("birth")
    clock.go_on(minutes=1)
    waits = {n: (desk(center, n).waiting, desk(center, n).longest_ms) for n in ("1", "2", "3")}
    assert waits == {"1": (1, MINUTE), "2": (1, 5 * MINUTE), "3": (2, 5 * MINUTE)}


def test_a_basket_counts_at_every_desk_that_serves_a_part_of_it_and_once_at_each(
    center: MemoryCenter, day: Day
) -> None:
    day.issue("birth", "family-book", "passport")
    assert [desk(center, n).waiting for n in ("1", "2", "3")] == [1, 1, 1]


def test_who_was_sent_here_counts_here_alone(center: MemoryCenter, day: Day) -> None:
    day.issue("birth")
    day.call("3")
    day.start("3")
    day.transfer("3", to_counter="1")
    assert [desk(center, n).waiting for n in ("1", "2", "3")] == [1, 0, 0]


def test_a_desk_without_an_employee_has_nobody_waiting(center: MemoryCenter, day: Day) -> None:
    day.issue("birth")
    day.sign_out("1")
    empty = desk(center, "1")
    assert (empty.status, empty.employee, empty.waiting, empty.longest_ms) == (
        Status.CLOSED,
        None,
        0,
        None,
    )


def test_a_called_visit_shows_what_can_be_served_here(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    day.issue("birth", "passport", language="en", priority="elderly")
    clock.go_on(minutes=3)
    day.call("1")
    visit = visit_at(center, "1")
    assert (visit.stand, visit.waited_ms, visit.language) == (Stand.CALLED, 3 * MINUTE, "en")
    assert [(s.service, s.stage, s.mine, s.ready, s.state) for s in visit.steps] == [
        ("birth", 0, True, True, StepState.CALLED),
        ("passport", 0, False, True, StepState.WAITING),
        ("passport", 1, False, False, StepState.WAITING),
    ]
    assert [step.elsewhere for step in visit.steps] == [(), ("2", "3"), ("3",)]


def test_the_wait_stands_still_while_the_visit_is_served(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    day.issue("birth")
    clock.go_on(minutes=2)
    day.call("1")
    day.start("1")
    clock.go_on(minutes=9)
    visit = visit_at(center, "1")
    assert (visit.waited_ms, visit.since) == (2 * MINUTE, clock.now().at - 9 * MINUTE)


def test_the_desk_knows_what_follows_here(center: MemoryCenter, day: Day) -> None:
    day.issue("birth", "passport", "family-book")
    day.call("1")
    day.start("1")
    assert visit_at(center, "1").following == (2, 0)
    day.finish("1")
    assert visit_at(center, "1").following is None


def test_each_step_tells_how_many_copies_it_serves(center: MemoryCenter, day: Day) -> None:
    day.issue(Asked("passport", 3), "insurance")
    day.call("3")
    day.start("3")
    assert [step.copies for step in visit_at(center, "3").steps] == [3, 3, 1, 1]
    day.finish("3", Outcome.COMPLETED, Outcome.REJECTED, Outcome.COMPLETED)
    assert [step.copies for step in visit_at(center, "3").steps] == [3, 2, 1, 1]
    day.drop("3", 1)
    assert [step.copies for step in visit_at(center, "3").steps] == [3, 2, 0, 0]


def test_a_press_is_told_which_sitting_and_step_it_is_meant_for(
    center: MemoryCenter, day: Day
) -> None:
    day.issue("birth", "family-book")
    day.call("1")
    called = visit_at(center, "1")
    assert (called.sitting, called.serving) == (center.hall.calls[-1].sitting, None)
    day.start("1")
    day.finish("1")
    assert visit_at(center, "1").sitting == called.sitting
    assert visit_at(center, "1").serving == (1, 0)


def test_the_longest_wait_goes_by_the_steady_clock(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    day.issue("birth")
    clock.go_on(minutes=4)
    clock.correct(seconds=-1_800)
    assert desk(center, "1").longest_ms == 4 * MINUTE


def test_earlier_counters_are_named_once(center: MemoryCenter, day: Day) -> None:
    day.issue("passport")
    day.call("2")
    day.start("2")
    day.finish("2")
    day.call("3")
    assert visit_at(center, "3").earlier_counters == ("2",)


def test_visits_set_aside_are_shown_to_those_who_could_take_them_up(
    center: MemoryCenter, day: Day
) -> None:
    number = day.issue("birth")
    day.call("1")
    day.start("1")
    day.hold("1", Wish.CENTER, "system")
    held = {n: [visit.number for visit in desk(center, n).held] for n in ("1", "2", "3")}
    assert held == {"1": [number], "2": [], "3": [number]}
    (aside,) = desk(center, "1").held
    assert (aside.wish, aside.reason) == (Wish.CENTER, "system")


def set_aside(day: Day, counter: str, reason: str = "form") -> str:
    number = day.issue("birth")
    day.call(counter)
    day.start(counter)
    day.hold(counter, Wish.CITIZEN, reason)
    return number


def test_of_many_on_hold_the_first_are_shown_those_of_this_counter_before_all(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    numbers: dict[str, list[str]] = {"1": [], "3": []}
    for n in range(2 * FIRST):
        clock.go_on(minutes=1)
        counter = "13"[n % 2]
        numbers[counter].append(set_aside(day, counter))
    for counter, other in (("1", "3"), ("3", "1")):
        seen = desk(center, counter)
        assert [one.number for one in seen.held] == numbers[counter]
        assert (seen.held_in_all, seen.awaited) == (2 * FIRST, 0)
        every = center.see(Desk(counter, all_held=True)).held
        assert [one.number for one in every] == numbers[counter] + numbers[other]
    day.issue("birth")
    day.call("1")
    beside = desk(center, "1")
    assert [one.number for one in beside.held] == numbers["1"][:BESIDE_A_VISIT]
    assert beside.held_in_all == 2 * FIRST


def test_what_a_back_office_has_is_counted_even_where_it_is_not_shown(
    center: MemoryCenter, day: Day
) -> None:
    for _ in range(FIRST):
        set_aside(day, "1")
    day.issue("birth")
    day.call("1")
    day.start("1")
    day.finish("1", Outcome.BACK_OFFICE)
    seen = desk(center, "1")
    assert not any(one.awaited for one in seen.held)
    assert (seen.held_in_all, seen.awaited) == (FIRST + 1, 1)


def test_whoever_was_sent_about_has_the_last_counters_named(day: Day) -> None:
    posts = [Post(str(n), f"all-{n}") for n in range(1, LAST_COUNTERS + 4)]
    center = running_hall(posts=posts)
    sent = Day(center)
    sent.issue("birth")
    for post in posts[:-1]:
        sent.call(post.counter)
        sent.start(post.counter)
        sent.transfer(post.counter)
    sent.call(posts[-1].counter)
    before = [post.counter for post in posts[:-1]]
    assert visit_at(center, posts[-1].counter).earlier_counters == tuple(before[-LAST_COUNTERS:])


def test_colleagues_are_the_other_open_counters_and_whether_they_are_able(
    center: MemoryCenter, day: Day
) -> None:
    day.issue("birth")
    day.call("3")
    day.start("3")
    assert not desk(center, "3").colleagues, "nobody has asked for them"
    told = {(other.counter, other.busy, other.able) for other in colleagues(center, "3")}
    assert told == {("1", False, True), ("2", False, False)}
    day.pause("2")
    assert [other.counter for other in colleagues(center, "3")] == ["1"]
    assert {(c.counter, c.busy, c.able) for c in colleagues(center, "1")} == {("3", True, False)}


def test_a_colleague_who_closes_behind_the_present_visit_is_able_to_take_no_other(
    center: MemoryCenter, day: Day
) -> None:
    for counter in ("1", "3"):
        day.issue("birth")
        day.call(counter)
        day.start(counter)
    (able,) = (one for one in colleagues(center, "3") if one.counter == "1")
    assert (able.able, able.closing) == (True, False)
    day.close("1")
    (gone,) = (one for one in colleagues(center, "3") if one.counter == "1")
    assert (gone.able, gone.closing) == (False, True)


def test_of_many_counters_that_could_go_on_a_few_are_named_the_free_ones_first() -> None:
    others = [Post(str(n), f"photographer-{n}", full("photo")) for n in range(2, 9)]
    center = running_hall(posts=[Post("1", "registrar", full("birth")), *others])
    day = Day(center)
    for _ in range(3):
        day.issue("passport")
    for counter in ("2", "4", "5"):
        day.call(counter)
    day.issue("birth", "passport")
    day.call("1")
    photo = visit_at(center, "1").steps[1]
    assert photo.elsewhere == ("3", "6", "7", "8")
    assert len(photo.elsewhere) == MOST_NAMED


def test_what_an_employee_finished_today_is_counted(center: MemoryCenter, day: Day) -> None:
    for _ in range(2):
        day.issue("birth")
        day.serve("1")
    assert desk(center, "1").served_today == 2
    assert desk(center, "3").served_today == 0


def test_an_unknown_counter_is_refused(center: MemoryCenter) -> None:
    assert refusal(desk, center, "99") is Reason.UNKNOWN_COUNTER


def test_who_asked_for_assistance_has_more_time_to_arrive() -> None:
    center = running_hall(counters=2)
    day = Day(center)
    day.issue("birth")
    day.issue("birth", assistance=(Assistance.WALKING,))
    routing = SETTINGS.routing
    times = []
    for counter in ("1", "2"):
        day.call(counter)
        visit = center.see(Desk(counter)).visit
        assert visit is not None
        times.append(visit.arrive_by - visit.since)
    assert times[0] == routing.arrive_min * MINUTE
    assert times[1] == times[0] + routing.arrive_more_min * MINUTE
