"""How right the told waits were, on days small enough to reckon by hand."""

import pytest

from center_app.domain.estimate.classes import Class
from center_app.simulation.accuracy import Accuracy, accuracy, by_class, naive
from center_app.simulation.records import Told, Turn, estimates_text, read_estimates
from traces import counter, plan, trace

CENTER = plan(counter("K1", "A1"), counter("K2", "A1", "B1"))
OPENS = 28_800_000
MINUTE = 60_000


def told(visit: str, point: float, low: float, high: float) -> Told:
    return Told(visit, OPENS, *(round(minutes * MINUTE) for minutes in (point, low, high)))


def call(visit: str, minutes: float, *, served: bool = True, service: str = "A1") -> Turn:
    at = OPENS + round(minutes * MINUTE)
    return Turn(visit, service, "K2", at, at, at + MINUTE, served)


def test_each_measure() -> None:
    pairs = [
        (told("V1", 10, 5, 15), 12.0 * MINUTE),
        (told("V2", 10, 5, 15), 21.0 * MINUTE),
        (told("V3", 10, 5, 16), 5.0 * MINUTE),
        (told("V4", 10, 5, 16), 4.0 * MINUTE),
    ]
    found = accuracy(pairs)
    assert found.visits == 4
    assert found.mae == pytest.approx((2 + 11 + 5 + 6) / 4)
    assert found.bias == pytest.approx((-2 - 11 + 5 + 6) / 4)
    assert (found.near, found.late, found.covered, found.width) == (0.5, 0.25, 0.5, 10.5)
    assert found.spoken == 0.5


def test_what_people_are_told_is_wider_and_holds_oftener() -> None:
    pairs = [(told("V1", 12, 11, 14), wait * MINUTE) for wait in (10.0, 12.0, 15.0, 16.0)]
    found = accuracy(pairs)  # "between 10 and 15 minutes"
    assert (found.covered, found.spoken) == (0.25, 0.75)


def test_of_nobody_everything_is_nothing() -> None:
    assert accuracy([]) == Accuracy(0, 0, 0, 0, 0, 0, 0, 0)


def test_only_who_had_to_wait_counts_by_the_class() -> None:
    rows = (
        "V1,28800,A1,N,,60,,0",
        "V2,28800,A1,P,,60,,0",
        "V3,28800,A1,P,28900,60,,0",
        "V4,28800,A1;B1,P,,60;60,,0",
        "V5,28800,A1,N,,60,,1",
        "V6,28800,A1,N,,60,,0",
        "V7,28800,A1,N,,60,,0",
    )
    turns = [call("V1", 0), *(call(f"V{n}", n) for n in (2, 3, 4)), call("V5", 5, served=False)]
    said = [told(f"V{n}", n, 0, n) for n in range(1, 7)]
    assert read_estimates(estimates_text(said), "estimates.csv") == tuple(said)
    found = by_class(CENTER, trace(CENTER, *rows), turns, said)
    assert {class_: [one.visit for one, _ in pairs] for class_, pairs in found.items()} == {
        Class.ORDINARY: ["V5"],
        Class.PRIORITY: ["V2"],
        Class.APPOINTMENT: ["V3"],
        Class.BASKET: ["V4"],
    }
    assert found[Class.BASKET][0][1] == 4 * MINUTE


def test_the_naive_one_counts_who_waits_for_the_agency() -> None:
    rows = (
        "V1,28800,A1,N,,60,,0",
        "V2,28800,B1,N,,60,,0",
        "V3,28801,A1,N,,60,,0",
        "V4,28802,A1,N,,60,,0",
        "V5,28803,A1,N,,60,,0",
    )
    turns = [call("V1", 0), call("V2", 1, service="B1"), *(call(f"V{n}", n) for n in (3, 4, 5))]
    waits = [one.point_ms // MINUTE for one in naive(CENTER, trace(CENTER, *rows), turns)]
    assert waits == [0, 0, 0, 2, 5]  # five minutes each, shared by two counters
