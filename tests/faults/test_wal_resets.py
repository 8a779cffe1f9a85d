"""SQLite's log begins anew again and again while several processes write: nothing is lost.

SQLite 3.7.0 to 3.51.2 lose what they have confirmed then; the product refuses those, and the one
that it ships is pressed here in a way that breaks them (`tests/given/wal_resets`).
"""

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from pysqlite3 import dbapi2 as sqlite

import audit
from founding import CENTER
from journals import opened
from ready_databases import ready_engine
from stores import SqliteStore
from wal_resets import moved_meanwhile

GIVEN = Path(__file__).parents[1] / "given"
WRITERS = 3


def journal_under_pressure(folder: Path, each: int) -> None:
    """Several processes append through the journal while others move its log."""
    store = SqliteStore(folder / "center.db")
    engine = ready_engine(store.url)
    journal = opened(engine)
    with moved_meanwhile(store.file, 2):
        writers = [sys.executable, str(GIVEN / "writers.py"), store.url, str(WRITERS), str(each)]
        said = subprocess.run(writers, check=True, capture_output=True, text=True).stdout
    confirmed = sorted(map(int, said.split()))
    assert confirmed == list(range(1, WRITERS * each + 1))
    verdict = journal.verify()
    assert (verdict.sound, verdict.checked) == (True, len(confirmed))
    engine.dispose()
    epochs, _live = audit.of_center(store)
    assert audit.faults(CENTER, epochs) == []
    with closing(sqlite.connect(store.file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_the_journal_loses_nothing_when_its_log_begins_anew(tmp_path: Path) -> None:
    journal_under_pressure(tmp_path, 20)


@pytest.mark.chaos
@pytest.mark.timeout(600)
def test_the_journal_loses_nothing_in_a_minute_of_it(tmp_path: Path) -> None:
    journal_under_pressure(tmp_path, 2_000)


@pytest.mark.chaos
@pytest.mark.timeout(300)
@pytest.mark.parametrize("run", range(2))
def test_the_sqlite_that_is_shipped_loses_nothing_even_without_our_turns(
    tmp_path: Path, run: int
) -> None:
    press = [
        sys.executable,
        str(GIVEN / "wal_resets.py"),
        "press",
        str(tmp_path / f"{run}.db"),
        "45",
    ]
    said = json.loads(subprocess.run(press, check=True, capture_output=True, text=True).stdout)
    print(said)  # noqa: T201
    assert said["resets"] > 20
    assert said["confirmed"] > 1_000
    assert (said["lost"], said["check"]) == (0, "ok")
