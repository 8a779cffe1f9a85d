"""Satisfaction, reckoned by hand."""

from datetime import date

import pytest

from center_app.domain.counted import indicators
from center_app.domain.day_report import day_report
from center_app.domain.facts import Facts
from center_app.domain.hall_facts import hall_facts
from center_app.domain.report import DayReport, Seal
from center_app.domain.satisfaction import Satisfaction
from center_app.domain.visit import Stand
from days import Day
from founding import CENTER, SETTINGS, Post, full
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock
from small_catalogue import SMALL

POSTS = (
    Post("1", "registrar", full("birth", "family-book", "passport")),
    Post("2", "photographer", full("photo")),
    Post("3", "nurse", full("vaccination")),
)


@pytest.fixture
def center() -> MemoryCenter:
    return running_hall(posts=POSTS, clock=ManualClock())


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


def facts(center: MemoryCenter) -> Facts:
    return hall_facts(center.hall, center.clock.now())


def reported(center: MemoryCenter) -> DayReport:
    seal = Seal("an epoch", 42, "ab" * 32)
    return day_report(
        date(2026, 11, 22),
        facts(center),
        SETTINGS,
        SMALL,
        center=CENTER,
        seal=seal,
        final=False,
        made_at=0,
    )


def told(day: Day) -> None:
    """Eight tickets; seven are at a counter, six of these rate, one of them twice."""
    for stars, reasons in ((5, "courtesy speed"), (4, "speed"), (None, ""), (5, ""), (2, "speed")):
        number = day.issue("birth", "family-book")
        day.serve("1")
        if stars is not None:
            day.rate(number, stars, *reasons.split())
    number = day.issue("passport")  # the photo, then the issue: two employees
    day.serve("2")
    day.serve("1")
    day.rate(number, 1)
    day.rate(number, 3, "waiting")
    number = day.issue("vaccination", "birth")  # leaves after the first
    day.serve("3")
    day.call("1")
    day.miss("1")
    day.rate(number, 1, "waiting", "result")
    day.issue("birth")  # waits


def test_the_mean_is_of_the_last_rating_and_the_response_of_who_was_at_a_counter(
    center: MemoryCenter, day: Day
) -> None:
    told(day)  # 5 + 4 + 5 + 2 + 3 + 1 = 20, of 6
    assert indicators(facts(center)).satisfaction == Satisfaction(3.33, 6, 7)


def test_by_service_and_by_agency_each_visit_counts_once(center: MemoryCenter, day: Day) -> None:
    told(day)
    report = reported(center)
    assert {line.service: line.satisfaction for line in report.services} == {
        "birth": Satisfaction(4.0, 4, 5),  # 5, 4, 5, 2; who missed had no birth registered
        "family-book": Satisfaction(4.0, 4, 5),
        "passport": Satisfaction(3.0, 1, 1),
        "vaccination": Satisfaction(1.0, 1, 1),
    }
    assert {line.agency: line.satisfaction for line in report.agencies} == {
        "civil": Satisfaction(3.8, 5, 6),  # 5, 4, 5, 2, 3
        "health": Satisfaction(1.0, 1, 1),
    }


def test_of_an_employee_nothing_is_told_before_the_fifth_rating(
    center: MemoryCenter, day: Day
) -> None:
    told(day)
    of = {line.employee: line.satisfaction for line in reported(center).employees}
    assert of == {
        "registrar": Satisfaction(3.8, 5, 6),
        "photographer": None,  # one rating
        "nurse": None,
    }


def test_each_reason_has_its_ratings(center: MemoryCenter, day: Day) -> None:
    told(day)
    lines = [(line.reason, line.times, line.mean) for line in reported(center).reasons]
    assert lines == [
        ("waiting", 2, 2.0),  # 3, 1
        ("courtesy", 1, 5.0),
        ("speed", 3, 3.67),  # 5, 4, 2
        ("result", 1, 1.0),
    ]


def test_a_visit_that_goes_on_is_not_asked_yet(center: MemoryCenter, day: Day) -> None:
    number = day.issue("passport")
    day.serve("2")
    day.rate(number, 1)
    assert center.hall.visits[day.visit(number)].stand is Stand.WAITING
    assert indicators(facts(center)).satisfaction == Satisfaction(None, 0, 0)
    day.serve("1")
    assert indicators(facts(center)).satisfaction == Satisfaction(1.0, 1, 1)


def test_a_day_without_ratings_has_no_mean(center: MemoryCenter, day: Day) -> None:
    day.issue("birth")
    day.serve("1")
    report = reported(center)
    assert report.figures.satisfaction == Satisfaction(None, 0, 1)
    assert report.reasons == ()
