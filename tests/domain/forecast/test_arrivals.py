"""Arrivals are counted by day, half hour, and what was asked for."""

from center_app.domain.forecast.arrivals import by_agency, by_day, by_service
from pasts import AGENCIES, day_after

MIXED = {("A1",): 4.0, ("A1", "B1"): 2.0, ("B1", "A2", "gone"): 1.0}


def test_days_are_in_order_and_counts_of_the_same_are_added() -> None:
    rows = [(day_after(1), 16, ("A1",), 2), (day_after(0), 17, ("A1",), 1)]
    first, second = by_day([*rows, (day_after(1), 16, ("A1",), 3), (day_after(1), 20, ("B1",), 1)])
    assert (first.day, first.visits) == (day_after(0), 1)
    assert second.by_half == {16: 5, 20: 1}
    assert second.visits == 6


def test_a_service_asked_for_twice_counts_once() -> None:
    (one,) = by_day([(day_after(0), 16, ("A1", "B1", "A1"), 1)])
    assert one.halves == {16: {("A1", "B1"): 1}}


def test_a_basket_counts_for_each_of_its_services() -> None:
    assert by_service(MIXED) == {"A1": 6, "B1": 3, "A2": 1, "gone": 1}
    assert by_agency(MIXED, AGENCIES) == {"A": 7, "B": 3}
