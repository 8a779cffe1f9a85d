"""The record of the calls: a file a day, the old ones go, and no disk stops a voice."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ui.voice.announcement import Call
from ui.voice.record import KEPT, CallBook
from ui.voice.voice import Fate, Told

MORNING = datetime(2026, 11, 22, 9, 15, 2)  # noqa: DTZ001 a day of the wall clock


def told(number: str, fate: Fate = Fate.SAID) -> Told:
    return Told(Call((number, 0), number, "5"), fate)


def test_every_call_is_a_line_of_its_day(tmp_path: Path) -> None:
    book = CallBook(tmp_path / "said", "display-1", lambda: MORNING)
    book.write(told("A017"))
    book.write(told("B002", Fate.MERGED))
    written = (tmp_path / "said" / "2026-11-22-display-1.txt").read_text()
    assert written == "09:15:02 A017 5 said\n09:15:02 B002 5 merged\n"


def test_what_is_older_than_a_month_goes(tmp_path: Path) -> None:
    now = MORNING
    book = CallBook(tmp_path, "display-1", lambda: now)
    other = tmp_path / "2026-01-01-display-2.txt"
    other.write_text("")
    for _ in range(KEPT + 5):
        book.write(told("A017"))
        now += timedelta(days=1)
    files = sorted(file.name for file in tmp_path.glob("*-display-1.txt"))
    assert len(files) == KEPT + 1
    assert files[-1] == f"{now - timedelta(days=1):%Y-%m-%d}-display-1.txt"
    assert other.exists()


def test_a_disk_that_takes_nothing_is_told_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "said").write_text("a file in the folder's place")
    book = CallBook(tmp_path / "said", "display-1", lambda: MORNING)
    book.write(told("A017"))
    book.write(told("A018"))
    assert len(caplog.messages) == 1
    assert caplog.messages[0].startswith("the record of calls cannot be written: ")
