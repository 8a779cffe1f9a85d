"""The day's figures so far."""

import pytest

from center_app.domain.refusal import Refused
from center_app.domain.views.today import Today
from days import Day
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock

MINUTE = 60_000


def test_the_figures_grow_with_the_day() -> None:
    clock = ManualClock()
    center = running_hall(counters=2, clock=clock)
    day = Day(center)
    for _ in range(3):
        day.issue("birth")
    clock.go_on(minutes=10)
    day.serve("1")
    clock.go_on(minutes=10)
    day.serve("2")
    day.call("2")
    day.miss("2")
    view = center.see(Today())
    figures = view.indicators
    assert (figures.issued, figures.served, figures.missed) == (3, 2, 1)
    assert figures.wait is not None
    assert (figures.wait.count, figures.wait.median) == (2, 10 * MINUTE)
    assert (figures.within.part, figures.within.whole) == (1, 3)
    assert view.services["birth"].done == 2
    assert view.done == {"1": 1, "2": 1}


def test_a_day_without_visits_has_figures_without_spread() -> None:
    figures = running_hall().see(Today()).indicators
    assert (figures.issued, figures.wait, figures.within.percent) == (0, None, None)


def test_a_center_that_is_not_set_up_says_so() -> None:
    with pytest.raises(Refused):
        MemoryCenter().see(Today())
