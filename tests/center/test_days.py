"""The days of a journal, each played again to its end."""

from collections.abc import Iterator

import pytest

from center_app.center import Center
from center_app.center.days import recorded_day
from center_on import engine_of, serving_center
from days import Day
from founding import universal_posts
from manual_clock import ManualClock, moment
from recorded_days import SUNDAY, new_center, of_journal

MONDAY = SUNDAY.replace(day=23)


@pytest.fixture
def two_days(database_url: str) -> Iterator[Center]:
    """A visit on Sunday that is served, one that is forgotten, and one on Monday."""
    center, clock = new_center(database_url)
    day = Day(center)
    clock.move_to(moment(f"{SUNDAY} 08:00"))
    day.sign_in("1", "employee-1")
    day.issue("birth")
    day.issue("vaccination")
    clock.move_to(moment(f"{SUNDAY} 09:00"))
    day.serve("1")
    clock.move_to(moment(f"{MONDAY} 09:00"))
    day.issue("family-book")
    yield center
    engine_of(center).dispose()


def test_each_day_has_its_own_visits_as_they_ended(two_days: Center) -> None:
    center = two_days
    assert center.journal.days() == [SUNDAY, MONDAY]
    sunday, monday = of_journal(center), of_journal(center, MONDAY)
    assert [one.stand.value for one in sunday.visits] == ["expired", "served"]
    assert [one.stand.value for one in monday.visits] == ["waiting"]
    assert sunday.hall.day == SUNDAY
    assert [(one.counter, one.employee) for one in sunday.presences][-1] == ("1", "employee-1")
    assert monday.presences == ()


def test_a_day_of_which_nothing_is_known_is_none(two_days: Center) -> None:
    center = two_days
    nothing = recorded_day(engine_of(center), center.journal, center.code, SUNDAY.replace(day=1))
    assert nothing is None
    assert center.hall.day == MONDAY


def test_a_day_that_a_wrong_clock_left_and_came_back_to_is_told_as_a_whole(
    sqlite_url: str,
) -> None:
    clock = ManualClock(moment(f"{SUNDAY} 09:00"))
    center = serving_center(sqlite_url, posts=universal_posts(2), clock=clock)

    def corrected(seconds: int) -> None:
        clock.correct(seconds=seconds)
        for _ in range(12):
            clock.go_on(minutes=1)
            center.refresh()

    day = Day(center)
    day.issue("birth")
    corrected(86_400)
    assert center.hall.day == MONDAY
    day.serve("1")
    day.issue("family-book")
    corrected(-86_400)
    assert center.hall.day == SUNDAY
    day.issue("vaccination")
    sunday = of_journal(center)
    assert [(one.lines[0].service, one.stand.value) for one in sunday.visits] == [
        ("birth", "served"),
        ("vaccination", "waiting"),
    ]
    assert {one.day for one in sunday.presences} == {SUNDAY}
    assert [one.lines[0].service for one in of_journal(center, MONDAY).visits] == ["family-book"]
