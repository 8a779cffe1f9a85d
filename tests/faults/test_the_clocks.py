"""Clocks of the server and of a kiosk are set while the hall works: by seconds, minutes and hours.

Order, numbers and waits are as if nothing had happened, and the journal says that it did.
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import audit
from center_app.domain import events as e
from hall_laboratory import ALONE, HallLaboratory
from seeds import seed_of
from stations_at_work import LETTERS
from stores import Store

HOURS = (-7.0, -3.0, -0.5, -0.05, 0.0, 0.05, 0.5, 3.0, 7.0)
TURNS = 12


@pytest.fixture
def hall(tmp_path: Path, store: Store) -> Iterator[HallLaboratory]:
    seed = seed_of("wrong clocks in the hall")
    with closing(HallLaboratory(tmp_path, seed, store, all_alone=True)) as hall:
        yield hall


def in_the_end_all_is_well(hall: HallLaboratory, set_: int) -> None:
    wrong = hall.settle()
    print("\n".join(hall.told), f"\n{len(hall.acknowledged)} answers")  # noqa: T201
    assert wrong == []
    history = audit.history(*audit.of_center(hall.store))
    stepped = [row for row in history if audit.read(row[3])["type"] == e.ClockStepped.type]
    assert len(stepped) == set_
    serving = [visit for visit in hall.center.hall.visits.values() if visit.sittings]
    longest = max(sitting.wait_ms for visit in serving for sitting in visit.sittings)
    assert longest < 1_000 * hall.seconds, "somebody waited longer than the hall was open"


def alone_with_a_wrong_clock(hall: HallLaboratory, hours: float) -> None:
    """A kiosk loses its server and then the time; both come back."""
    network = hall.networks[ALONE]
    network.tears()
    hall.clock_is_set(hours, ALONE)
    hall.until(lambda: any(one.startswith(LETTERS[2]) for one in hall.printed.values()))
    hall.clock_is_set(0, ALONE)
    network.healed()
    hall.goes_on(ALONE)


def test_clocks_are_set_forward_and_back_in_a_busy_hall(hall: HallLaboratory) -> None:
    hall.rest_s = 0.2
    hall.begin()
    hall.goes_on(ALONE)
    for hours in (0.1, -3.0, 7.0):
        hall.clock_is_set(hours)
        hall.goes_on("counter")
    alone_with_a_wrong_clock(hall, -2.0)
    in_the_end_all_is_well(hall, 3)


@pytest.mark.chaos
@pytest.mark.timeout(900)
@pytest.mark.parametrize("where", ["sqlite", "postgresql"])
def test_a_long_story_of_wrong_clocks(hall: HallLaboratory) -> None:
    hall.begin()
    hall.goes_on(ALONE)
    hours, set_ = 0.0, 0
    for _ in range(TURNS):
        before, hours = hours, hall.lot.choice(HOURS)
        hall.clock_is_set(hours)
        set_ += hours != before
        hall.goes_on()
        if hall.lot.random() < 0.5:
            alone_with_a_wrong_clock(hall, hall.lot.choice(HOURS))
        if hall.lot.random() < 0.3:
            hall.server_dies()
        hall.goes_on()
    in_the_end_all_is_well(hall, set_)
