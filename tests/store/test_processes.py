"""Several programs on one database at once: real processes, some of them killed."""

import subprocess
import sys
from pathlib import Path

import pytest

from center_app.store.journal import Journal
from journals import Connect, opened

pytestmark = pytest.mark.long

WRITERS = Path(__file__).parents[1] / "given" / "writers.py"


def start(url: str, processes: int, *how_many: int) -> subprocess.Popen[str]:
    """Others that append, and say every acknowledged number on a line."""
    arguments = [sys.executable, str(WRITERS), url, str(processes), *map(str, how_many)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)


def acknowledged(writers: subprocess.Popen[str]) -> list[int]:
    """The numbers that they have said until their end; a torn last line does not count."""
    said, _ = writers.communicate(timeout=60)
    return [int(line) for line in said.splitlines(keepends=True) if line.endswith("\n")]


@pytest.mark.parametrize(
    "database_url", [pytest.param("sqlite", marks=pytest.mark.chaos), "postgresql"], indirect=True
)
def test_eight_processes_share_one_gapless_journal(connect: Connect, database_url: str) -> None:
    """They even make the tables and the first epoch together."""
    writers = start(database_url, 8, 12)
    numbers = acknowledged(writers)
    assert writers.returncode == 0
    assert sorted(numbers) == list(range(1, 97))
    verdict = opened(connect(database_url)).verify()
    assert (verdict.sound, verdict.checked) == (True, 96)


def test_what_was_acknowledged_survives_a_kill(journal: Journal, database_url: str) -> None:
    numbers: list[int] = []
    for patience in (1, 30):
        writer = start(database_url, 1)
        assert writer.stdout is not None
        numbers += [int(writer.stdout.readline()) for _ in range(patience)]
        writer.kill()
        numbers += acknowledged(writer)
    assert numbers == sorted(set(numbers))
    assert {entry.seq for entry in journal.after(0)}.issuperset(numbers)
    assert journal.verify().sound


@pytest.mark.parametrize(
    "database_url", [pytest.param("sqlite", marks=pytest.mark.chaos), "postgresql"], indirect=True
)
def test_who_only_asks_for_what_is_new_misses_nothing(journal: Journal, database_url: str) -> None:
    writers = start(database_url, 4, 15)
    seen: list[int] = []
    while len(seen) < 60:
        seen += [entry.seq for entry in journal.after(seen[-1] if seen else 0)]
    acknowledged(writers)
    assert seen == list(range(1, 61))
