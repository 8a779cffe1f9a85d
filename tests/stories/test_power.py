"""The power goes, again and again, in the middle of the work; and the disk runs full."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import event

from center_app.center import Center, Done
from center_app.domain import commands as c
from center_app.domain.events import VisitIssued
from center_app.store.faults import DiskIsFull
from center_on import center_on, engine_of, serving_center
from halls import snapshot
from machine_clock import MachineClock
from station_processes import ALWAYS_OPEN, issuing, work

STATIONS = Path(__file__).parents[1] / "given" / "station_processes.py"


@pytest.fixture
def center(database_url: str) -> Iterator[Center]:
    center = serving_center(database_url, counters=1, clock=MachineClock(), settings=ALWAYS_OPEN)
    yield center
    engine_of(center).dispose()


def killed(url: str, first: int, patience: int) -> dict[str, str]:
    """The acknowledged answers of counter 1, which is killed after so many of them."""
    arguments = [sys.executable, str(STATIONS), url, "both", "1", "--first", str(first)]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as station:
        assert station.stdout is not None
        said = [station.stdout.readline() for _ in range(patience)]
        station.kill()
        said += station.stdout.readlines()
    return dict(line.split() for line in said if line.endswith("\n"))


def test_what_was_acknowledged_is_there_after_kill_9_and_is_answered_the_same(
    center: Center, database_url: str
) -> None:
    acknowledged: dict[str, str] = {}
    for round_, patience in enumerate((1, 8, 23)):
        acknowledged |= killed(database_url, 1_000 * round_, patience)
        center.refresh()
        here = center.hall.visit_at("1")
        if here is not None:  # who was called when the power went is still called
            center.do(c.Miss(id=f"cleared-{round_}", station="manager", counter="1"))
    recorded = {entry.envelope.cmd for entry in center.journal.after(0)}
    assert acknowledged.keys() <= recorded
    assert center.journal.verify().sound

    head = center.journal.position()
    for round_ in range(3):
        for command in work("both", "1", count(1_000 * round_)):
            if command.id not in recorded:
                break
            done = center.do(command)
            issued = done.find(VisitIssued)
            if issued is not None and command.id in acknowledged:
                assert issued.number == acknowledged[command.id]
    assert center.journal.position() == head, "a repeated command was done twice"
    assert center.rebuild()


def until_full(center: Center) -> Iterator[Done]:
    """Tickets as long as there is room on the disk."""
    with suppress(DiskIsFull):
        for n in count():
            yield center.do(issuing("kiosk", n))


def test_a_full_disk_is_said_in_a_sentence_and_loses_nothing(sqlite_url: str) -> None:
    center = serving_center(sqlite_url, clock=MachineClock(), settings=ALWAYS_OPEN)
    engine_of(center).dispose()
    narrow = center_on(sqlite_url, MachineClock())
    engine = engine_of(narrow)
    event.listen(engine, "connect", lambda c, _: c.execute("PRAGMA max_page_count = 1"))
    engine.dispose()
    given = list(until_full(narrow))
    before = snapshot(narrow.hall)
    with pytest.raises(DiskIsFull, match="The disk of the database is full"):
        narrow.do(issuing("kiosk", len(given)))
    assert narrow.hall == before
    engine.dispose()

    again = center_on(sqlite_url, MachineClock())
    assert again.hall == before
    assert len(again.hall.visits) == len(given)
    for n, first in enumerate(given):
        assert again.do(issuing("kiosk", n)) == first
    assert again.do(issuing("kiosk", len(given))).events
    assert again.journal.verify().sound
    engine_of(again).dispose()
