"""What the board is given."""

from dataclasses import replace

from center_app.domain.calendar import Calendar
from center_app.domain.place import Zone
from center_app.domain.text import Text
from center_app.domain.views.board import KEPT, Board, BoardView
from days import Day
from founding import SETTINGS, Post
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock, moment

TWO_FLOORS = (Post("1", "employee-1"), Post("2", "employee-2", zone="upper"))


def opened(counters: int = 2) -> tuple[Day, MemoryCenter, ManualClock]:
    clock = ManualClock()
    center = running_hall(counters=counters, clock=clock)
    return Day(center), center, clock


def seen(center: MemoryCenter, *zones: str) -> BoardView:
    return center.see(Board(zones))


def test_the_newest_call_is_first_and_every_visit_stands_once() -> None:
    day, center, clock = opened()
    first, second = day.issue("birth"), day.issue("birth")
    day.call("1")
    day.call("2")
    assert [call.number for call in seen(center).calls] == [second, first]
    clock.go_on(seconds=15)
    day.recall("1")
    calls = seen(center).calls
    assert [(call.number, call.again) for call in calls] == [(first, 1), (second, 0)]


def test_a_call_waits_until_it_is_answered() -> None:
    day, center, _clock = opened()
    day.issue("birth")
    day.call("1")
    assert seen(center).calls[0].waiting
    day.start("1")
    assert not seen(center).calls[0].waiting


def test_a_burst_is_given_whole() -> None:
    day, center, _clock = opened(counters=KEPT + 2)
    for n in range(1, KEPT + 3):
        day.issue("birth")
        day.call(str(n))
    assert len(seen(center).calls) == KEPT


def test_the_board_of_a_zone_has_the_calls_of_its_counters() -> None:
    center = running_hall(posts=TWO_FLOORS)
    day = Day(center)
    day.issue("birth")
    upstairs = day.issue("birth")
    day.call("1")
    day.call("2")
    assert [call.number for call in seen(center, "upper").calls] == [upstairs]
    assert seen(center).floors


def test_a_board_may_have_counters_of_its_own_besides_its_zones() -> None:
    posts = (*TWO_FLOORS, Post("3", "employee-3"))
    center = running_hall(posts=posts)
    day = Day(center)
    for counter in ("1", "2", "3"):
        day.issue("birth")
        day.call(counter)

    def counters(board: Board) -> set[str]:
        return {call.counter for call in center.see(board).calls}

    assert counters(Board(counters=("3",))) == {"3"}
    assert counters(Board(("upper",), ("3",))) == {"2", "3"}
    assert counters(Board()) == {"1", "2", "3"}


def test_one_zone_is_not_worth_telling() -> None:
    one = replace(SETTINGS, zones=(Zone("hall", Text("القاعة", "Hall")),))
    center = running_hall(settings=one)
    day = Day(center)
    day.issue("birth")
    day.call("1")
    view = seen(center)
    assert view.calls[0].zone is None
    assert not view.floors


def test_the_board_stays_open_until_the_last_in_the_hall_has_been_served() -> None:
    day, center, clock = opened()
    day.issue("birth")
    clock.until("2026-11-22 15:30")
    assert seen(center).open
    day.serve("1")
    assert not seen(center).open


def test_a_closed_board_tells_the_next_opening() -> None:
    day, center, _clock = opened()
    day.end()
    view = seen(center)
    assert not view.open
    assert view.opens_at == moment("2026-11-23 08:00")


def test_a_center_without_closing_tells_no_opening() -> None:
    always = replace(SETTINGS, calendar=Calendar(around_the_clock=True))
    center = running_hall(settings=always)
    Day(center).end()
    assert seen(center).opens_at is None


def test_before_it_is_set_up_the_board_is_closed() -> None:
    assert not seen(MemoryCenter()).open
