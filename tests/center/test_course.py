"""The course of the day, from the days that are over."""

import pytest

from center_app.center import Center
from center_app.center.courses import Courses
from center_app.domain.clock import Instant
from center_app.domain.course import Course
from center_app.domain.refusal import Reason, Refused
from center_app.domain.usual_day import Band, UsualDay
from center_on import center_on, engine_of, random_id, serving_center
from days import Day
from manual_clock import ManualClock, moment
from pasts import keep_past, past


def with_a_past(url: str, clock: ManualClock) -> Center:
    center = serving_center(url, clock=clock)
    center.history.catch_up()  # a history begins empty
    keep_past(engine_of(center), past(56, visits=lambda _day, _half: {("A1",): 2}))
    return center


def test_today_stands_beside_the_same_weekday_of_past_weeks(database_url: str) -> None:
    center = with_a_past(database_url, ManualClock(moment("2026-04-26 09:10")))
    Day(center, random_id).issue("passport")
    found = center.course()
    assert (found.days, found.halves[2].came) == (8, 1)
    assert found.halves[2].usual == Band(2, 2, 2)
    assert found.halves[2].usual_wait == Band(60_000, 60_000, 60_000)
    assert found.prospect is not None
    assert found.prospect.known == 40
    engine_of(center).dispose()


def test_a_center_that_is_not_set_up_has_no_course(sqlite_url: str) -> None:
    with pytest.raises(Refused) as refused:
        center_on(sqlite_url).course()
    assert refused.value.reason is Reason.NO_CATALOGUE


def test_it_is_made_once_for_all_who_look_and_the_usual_day_once_a_day(sqlite_url: str) -> None:
    clock = ManualClock(moment("2026-04-26 09:10"))
    center = with_a_past(sqlite_url, clock)
    made: list[str] = []

    def usual(now: Instant) -> UsualDay:
        made.append("usual")
        return center.history.usual_day(now)

    def look(_usual: UsualDay) -> Course:
        made.append("course")
        return Course(clock.now().at, 0, None, (), None)

    courses = Courses(usual, look, clock.now, lambda: center.today)
    first = courses.now()
    assert courses.now() is first
    clock.go_on(seconds=5)
    assert courses.now() is not first
    assert made == ["usual", "course", "course"]
    clock.go_on(hours=24)
    courses.now()
    assert made[3:] == ["usual", "course"]
    engine_of(center).dispose()
