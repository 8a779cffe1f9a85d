"""Many stations at once, in processes of their own, on both databases."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from center_app.center import Center
from center_app.domain.visit import Stand
from center_on import engine_of, serving_center
from machine_clock import MachineClock
from station_processes import ALWAYS_OPEN

STATIONS = Path(__file__).parents[1] / "given" / "station_processes.py"

EIGHT = [str(n) for n in range(1, 9)]


@pytest.fixture
def center(database_url: str) -> Iterator[Center]:
    """A center with eight counters that is open around the clock."""
    center = serving_center(database_url, counters=8, clock=MachineClock(), settings=ALWAYS_OPEN)
    yield center
    engine_of(center).dispose()


def answers(url: str, work: str, names: list[str], count: int) -> list[list[str]]:
    """What so many processes were answered, when all have done their work."""
    arguments = [sys.executable, str(STATIONS), url, work, *names, "--count", str(count)]
    ran = subprocess.run(arguments, stdout=subprocess.PIPE, text=True, check=True, timeout=100)
    return [line.split() for line in ran.stdout.splitlines()]


def test_two_hundred_tickets_and_calls_at_once_give_each_number_and_call_each_visit_once(
    center: Center, database_url: str
) -> None:
    given = answers(database_url, "issue", [f"kiosk-{n}" for n in EIGHT], 25)
    numbers = {number for _command, number in given}
    assert len(given) == len(numbers) == 200
    assert numbers == {f"A{n:03d}" for n in range(1, 201)}
    center.refresh()
    assert {visit.number for visit in center.hall.visits.values()} == numbers

    given = answers(database_url, "call", EIGHT, 25)
    called = [visit for command, visit in given if "-call-" in command]
    assert len(called) == len(set(called)) == 200
    center.refresh()
    assert {visit.stand for visit in center.hall.visits.values()} == {Stand.MISSED}
    assert center.journal.verify().sound
    assert center.rebuild()
