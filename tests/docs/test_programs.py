"""The small programs in the guides do what is said of them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from center_app.center import Center
from centers import Running, running_center
from guides import LANGUAGES, guide


@pytest.fixture
def hash_of_a_report() -> str:
    return guide("en", "it.md").blocks("python")[0]


def _run(program: str, folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        check=True,
        cwd=folder,
        env={**os.environ, "HOME": str(folder)},
        text=True,
    )
    return done.stdout.strip()


def _some_visits(running: Running) -> Center:
    running.open_counter("1")
    for _ in range(3):
        running.issue("passport-renewal")
    return running.center


def test_both_languages_have_the_same_programs() -> None:
    arabic, english = (guide(language, "it.md").blocks("python") for language in LANGUAGES)
    assert arabic == english


def test_the_hash_on_a_report_is_computed_without_this_program(
    tmp_path: Path, hash_of_a_report: str
) -> None:
    with running_center(tmp_path, counters=1) as running:
        center = _some_visits(running)
        seal = center.day_report().seal
        running.issue("passport-renewal")
        with (tmp_path / "journal.jsonl").open("wb") as file:
            center.journal.export_jsonl(file)
    assert _run(hash_of_a_report, tmp_path, "journal.jsonl", str(seal.seq)) == seal.head
