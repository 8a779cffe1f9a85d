from dataclasses import replace

import pytest

from center_app.domain import commands as c
from center_app.domain.catalogue import Catalogue
from center_app.domain.clock import MINUTE
from center_app.domain.counted import indicators
from center_app.domain.facts import Facts
from center_app.domain.hall_facts import facts_of
from center_app.domain.indicators import Share
from center_app.domain.step import Outcome
from days import Day
from founding import Post, full
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock
from small_catalogue import SMALL


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    return running_hall(clock=clock, posts=[Post("1", "all"), Post("2", "nurse", full("birth"))])


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


def facts(center: MemoryCenter) -> Facts:
    return facts_of(iter(center.hall.visits.values()), center.clock.now())


def with_target(minutes: int, *, agency: str) -> Catalogue:
    """The next catalogue, in which a birth has another target and belongs to another agency."""
    birth = replace(SMALL.services[0], target=minutes, agency=agency)
    return replace(SMALL, serial="small-2", services=(birth, *SMALL.services[1:]))


def test_agency_and_target_are_those_of_when_the_service_was_asked_for(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    day.issue("birth")
    center.hall.shelf = {SMALL.serial: SMALL, "small-2": with_target(2, agency="health")}
    center.do(c.AdoptCatalogue(id="1", station="s", serial="small-2", sha256="0" * 64))
    day.issue("birth")
    clock.go_on(minutes=5)
    rows = facts(center).steps
    assert [(row.agency, row.target_ms) for row in rows] == [
        ("civil", 15 * MINUTE),
        ("health", 2 * MINUTE),
    ]
    assert [row.within for row in rows] == [None, False]


def test_what_fell_away_counts_nowhere(center: MemoryCenter, clock: ManualClock, day: Day) -> None:
    day.issue("passport", "insurance", "vaccination")
    day.call("1")
    day.start("1")
    day.drop("1", 1)
    day.finish("1", Outcome.REJECTED)
    day.finish("1")
    told = facts(center)
    assert [(row.service, row.stage) for row in told.steps] == [
        ("passport", 0),
        ("vaccination", 0),
    ]
    assert told.visits[0].within
    assert told.visits[0].resolved is False
    figures = indicators(told)
    assert (figures.steps_done, figures.within, figures.open) == (2, Share(2, 2), 0)


def test_what_was_not_wanted_leaves_a_visit_resolved(center: MemoryCenter, day: Day) -> None:
    day.issue("birth", "vaccination")
    day.call("1")
    day.start("1")
    day.drop("1", 1)
    day.finish("1")
    assert facts(center).visits[0].resolved


def test_copies_that_did_not_go_on_are_not_resolved_by_those_that_did(
    center: MemoryCenter, day: Day
) -> None:
    day.issue(c.Asked("passport", 2))
    day.call("1")
    day.start("1")
    day.finish("1", Outcome.COMPLETED, Outcome.INCOMPLETE)
    day.finish("1")
    told = facts(center)
    assert [(row.quantity, row.completed) for row in told.steps] == [(2, 1), (2, 1)]
    assert told.visits[0].resolved is False


def test_abandoned_is_who_left_or_was_left_without_having_sat_down(
    center: MemoryCenter, day: Day
) -> None:
    begun, missed, cancelled, _waiting = (day.issue("birth") for _ in range(4))
    day.cancel(cancelled)
    assert day.call("1") == begun
    day.start("1")
    assert day.call("2") == missed
    day.miss("2")
    day.end()
    figures = indicators(facts(center))
    assert (figures.missed, figures.expired, figures.cancelled) == (1, 2, 1)
    assert figures.abandoned == Share(2, 4)


def test_who_came_back_with_a_reopened_day_is_open_and_once_told(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    day.issue("birth")
    day.call("1")
    clock.go_on(minutes=2)
    day.end()
    assert indicators(facts(center)).expired == 1
    clock.go_on(minutes=3)
    day.reopen()
    back = indicators(facts(center))
    assert (back.issued, back.open, back.expired) == (1, 1, 0)
    day.serve("1")
    figures = indicators(facts(center))
    assert (figures.served, figures.wait and figures.wait.longest) == (1, 5 * MINUTE)
