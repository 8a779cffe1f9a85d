from center_app.domain.clock import MINUTE
from center_app.domain.journey import within_reach
from center_app.domain.routing.first_come import oldest_first
from center_app.domain.routing.rule import Choice
from days import Day
from founding import Post, full, partial
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock

POSTS = [
    Post("1", "all"),
    Post("2", "registrar", full("birth", "family-book")),
    Post("3", "nurse", (*full("vaccination"), *partial("insurance"))),
]


def chosen(center: MemoryCenter, counter: str) -> Choice | None:
    employee = center.hall.employee_at(counter)
    assert employee is not None
    return oldest_first(center.hall, counter, employee, center.clock.now())


def number(center: MemoryCenter, counter: str) -> str | None:
    choice = chosen(center, counter)
    return choice.visit.number if choice else None


def test_who_has_waited_longest_is_next_whatever_the_service() -> None:
    clock = ManualClock()
    center = running_hall(posts=POSTS, clock=clock)
    day = Day(center)
    for service in ("vaccination", "birth", "passport", "birth"):
        day.issue(service)
        clock.go_on(minutes=1)
    assert [number(center, counter) for counter in ("1", "2", "3")] == ["A001", "A002", "A001"]


def test_the_reason_names_the_next_one_in_line() -> None:
    clock = ManualClock()
    center = running_hall(posts=POSTS, clock=clock)
    day = Day(center)
    day.issue("birth", "family-book")
    clock.go_on(minutes=3)
    day.issue("vaccination")
    behind = day.issue("birth")
    clock.go_on(minutes=2)
    choice = chosen(center, "2")
    assert choice is not None
    assert choice.why.rule == "oldest"
    assert choice.why.waited_ms == 5 * MINUTE
    assert choice.why.next_visit == day.visit(behind)
    assert choice.why.next_waited_ms == 2 * MINUTE


def test_whose_skills_nobody_waits_for_chooses_nobody() -> None:
    center = running_hall(posts=POSTS)
    Day(center).issue("passport")
    assert chosen(center, "2") is None


def test_a_basket_is_called_for_any_part_that_is_ready() -> None:
    center = running_hall(posts=POSTS)
    Day(center).issue("insurance", "birth", "vaccination", bundle="newborn")
    assert [number(center, counter) for counter in ("1", "2", "3")] == ["A001"] * 3
    visit = next(iter(center.hall.visits.values()))
    reach = {
        counter: [step.service for step in within_reach(visit, center.hall.employees[who])]
        for counter, who in (("1", "all"), ("2", "registrar"), ("3", "nurse"))
    }
    assert reach == {"1": ["birth", "vaccination"], "2": ["birth"], "3": ["vaccination"]}


def test_a_partial_skill_reaches_only_the_stage_that_is_open_to_it() -> None:
    center = running_hall(posts=POSTS)
    day = Day(center)
    day.issue("insurance")
    assert number(center, "3") == "A001"
    day.serve("3")
    assert number(center, "3") is None
    assert number(center, "1") == "A001"


def test_earlier_waits_count_after_a_transfer() -> None:
    clock = ManualClock()
    center = running_hall(posts=POSTS, clock=clock)
    day = Day(center)
    first = day.issue("birth")
    clock.go_on(minutes=10)
    day.call("2")
    day.start("2")
    clock.go_on(minutes=30)
    second = day.issue("birth")
    clock.go_on(minutes=5)
    day.transfer("2")
    assert number(center, "2") == first
    clock.go_on(hours=1)
    assert second != first


def test_a_corrected_clock_gives_no_negative_wait() -> None:
    clock = ManualClock()
    center = running_hall(posts=POSTS, clock=clock)
    Day(center).issue("birth")
    clock.correct(seconds=-600)
    choice = chosen(center, "1")
    assert choice is not None
    assert choice.why.waited_ms == 0


def test_of_those_sent_to_a_counter_the_oldest_is_called_among_all() -> None:
    clock = ManualClock()
    center = running_hall(posts=POSTS, clock=clock)
    day = Day(center)
    sent = day.issue("birth")
    day.call("1")
    day.start("1")
    clock.go_on(minutes=1)
    waiting = day.issue("birth")
    clock.go_on(minutes=1)
    day.transfer("1", to_counter="2")
    assert number(center, "2") == waiting
    day.call("2")
    assert number(center, "2") == sent
