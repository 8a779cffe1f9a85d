"""Many stations at once, in processes of their own, on both databases."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from center_app.center import Center
from center_app.center.memory import fact_of
from center_app.domain.events import VisitCalled
from center_app.domain.refusal import Reason
from center_app.domain.visit import Stand
from center_on import engine_of, serving_center
from machine_clock import MachineClock
from station_processes import ALWAYS_OPEN

pytestmark = pytest.mark.long

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
    assert {said for command, said in given if "-call-" not in command} == {"-"}
    center.refresh()
    assert {visit.stand for visit in center.hall.visits.values()} == {Stand.MISSED}
    assert center.journal.verify().sound
    assert center.rebuild()


@pytest.mark.chaos
def test_of_two_hundred_presses_for_a_hundred_and_twenty_none_is_lost_and_none_refused_in_vain(
    center: Center, database_url: str
) -> None:
    answers(database_url, "issue", [f"kiosk-{n}" for n in EIGHT], 15)
    given = answers(database_url, "call", EIGHT, 25)
    said = {command: answer for command, answer in given if "-call-" in command}
    assert said.keys() == {f"{n}-call-{press}" for n in EIGHT for press in range(1, 26)}
    refused = [answer for answer in said.values() if answer == Reason.NOBODY_WAITING]
    called = [answer for answer in said.values() if answer != Reason.NOBODY_WAITING]
    assert (len(refused), len(called), len(set(called))) == (80, 120, 120)
    last = {n: [said[f"{n}-call-{press}"] for press in range(1, 26)] for n in EIGHT}
    for answers_of_one in last.values():
        first = next((i for i, one in enumerate(answers_of_one) if one in refused), 25)
        assert set(answers_of_one[first:]) <= {Reason.NOBODY_WAITING}, "nobody was overlooked"
    center.refresh()
    assert called_by_journal(center) == set(called)
    assert not center.hall.waiting
    assert center.journal.verify().sound


def called_by_journal(center: Center) -> set[str]:
    """Who was called, once each."""
    events = [fact_of(entry).event for entry in center.journal.after(0)]
    visits = [event.visit for event in events if isinstance(event, VisitCalled)]
    assert len(visits) == len(set(visits)), "a visit was called twice"
    return set(visits)
