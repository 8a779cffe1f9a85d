import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from center_app.center.memory import Memory
from center_app.cli.filing import maker
from center_app.cli.filing.maker import due, make, make_due
from center_app.cli.filing.record import record_at
from center_app.cli.house import House
from center_app.domain import commands as c
from center_app.domain.clock import DAY, HOUR
from center_app.domain.hall import Hall, Phase
from center_app.domain.span import day_of, month_of, week_of
from closed_day import closed_sunday, somebody_comes
from manual_clock import ManualClock
from printers import whole_file

SUNDAY = date(2026, 11, 22)
DOCUMENTS = ["day-2026-11-22-ar.pdf", "day-2026-11-22-en.pdf"]


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def house(tmp_path: Path, clock: ManualClock) -> Iterator[House]:
    with closed_sunday(tmp_path / "state", clock) as house:
        yield house


def found(house: House) -> dict[str, bytes]:
    """The documents in the folder, without what stands there of their making."""
    folder = house.settings.reports_folder
    files = (file for file in folder.iterdir() if not file.name.startswith("."))
    return {file.name: file.read_bytes() for file in files if file.suffix != ".json"}


def test_a_closed_day_has_its_documents(house: House) -> None:
    made = list(make_due(house))
    assert [one.span for one in made] == [day_of(SUNDAY)]
    assert sorted(found(house)) == DOCUMENTS
    sums = {name: sha256(content).hexdigest() for name, content in found(house).items()}
    last = record_at(house.settings.reports_folder, "day-2026-11-22").last
    assert last is not None
    assert last.files == sums
    assert last.up_to.seal.head == house.center.journal.head().hash.hex()


def test_a_day_that_goes_on_has_none(house: House) -> None:
    house.do(c.ReopenDay)
    assert list(make_due(house)) == []
    assert make(house, day_of(SUNDAY)) is None


def test_what_is_made_is_not_made_again(house: House, clock: ManualClock) -> None:
    list(make_due(house))
    before = found(house)
    clock.forward(HOUR)
    assert [one.written for one in make_due(house)] == [()]
    assert found(house) == before


def test_what_is_lost_comes_back_byte_by_byte_although_the_journal_went_on(
    house: House, clock: ManualClock
) -> None:
    list(make_due(house))
    before = found(house)
    clock.forward(DAY)
    somebody_comes(house)
    for name in DOCUMENTS:
        (house.settings.reports_folder / name).unlink()
    made = make(house, day_of(SUNDAY))
    assert made is not None
    assert sorted(file.name for file in made.written) == DOCUMENTS
    assert found(house) == before


def test_a_day_that_has_changed_has_new_documents_beside_the_old(house: House) -> None:
    list(make_due(house))
    before = found(house)
    house.do(c.ReopenDay)
    somebody_comes(house)
    house.do(c.CloseDay)
    list(make_due(house))
    after = found(house)
    assert sorted(after.keys() - before.keys()) == [
        "day-2026-11-22-ar-v2.pdf",
        "day-2026-11-22-en-v2.pdf",
    ]
    assert {name: after[name] for name in before} == before


def test_a_file_that_somebody_put_there_stays(house: House) -> None:
    folder = house.settings.reports_folder
    folder.mkdir()
    (folder / DOCUMENTS[0]).write_bytes(b"mine")
    list(make_due(house))
    assert found(house)[DOCUMENTS[0]] == b"mine"
    assert "day-2026-11-22-ar-v2.pdf" in found(house)


def test_who_is_cut_off_while_writing_goes_on_where_it_was(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, left = whole_file.write_whole, 1

    def cut_off(file: Path, content: bytes) -> None:
        nonlocal left
        if left == 0:
            file.with_suffix(".part").write_bytes(content[:100])
            raise KeyboardInterrupt
        left -= 1
        real(file, content)

    with monkeypatch.context() as power:
        power.setattr(maker, "write_whole", cut_off)
        with pytest.raises(KeyboardInterrupt):
            list(make_due(house))
    half = {name: content for name, content in found(house).items() if name in DOCUMENTS}
    assert len(half) == 1
    list(make_due(house))
    whole = {name: content for name, content in found(house).items() if name.endswith(".pdf")}
    assert sorted(whole) == DOCUMENTS
    assert half.items() <= whole.items()
    last = record_at(house.settings.reports_folder, "day-2026-11-22").last
    assert last is not None
    assert last.n == 1


def test_a_folder_that_cannot_be_written_is_told_of(house: House) -> None:
    folder = house.settings.reports_folder
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("no folder")
    with pytest.raises(OSError, match=os.fspath(folder)):
        list(make_due(house))


def hall_of(house: House, day: date, phase: Phase) -> Hall:
    memory: Memory = house.center._memory
    hall = memory.hall
    hall.day, hall.phase = day, phase
    return hall


def test_a_week_is_due_with_its_last_opening_day(house: House) -> None:
    days = [SUNDAY, date(2026, 11, 26)]
    running = hall_of(house, days[-1], Phase.RUNNING)
    assert due(running, days) == (day_of(SUNDAY),)
    closed = hall_of(house, days[-1], Phase.CLOSED)
    assert due(closed, days) == (*map(day_of, days), week_of(SUNDAY))


def test_a_month_is_due_on_the_first_day_after_it_where_nobody_came_on_its_last(
    house: House,
) -> None:
    days = [date(2026, 11, 29), date(2026, 12, 1)]
    hall = hall_of(house, days[-1], Phase.RUNNING)
    assert month_of(days[0]) in due(hall, days)
    assert month_of(days[1]) not in due(hall, days)


def test_a_month_has_a_document_for_everybody(house: House, clock: ManualClock) -> None:
    clock.forward(10 * DAY)
    somebody_comes(house)
    made = {one.span: [file.name for file in one.files] for one in make_due(house)}
    assert made[month_of(SUNDAY)] == [
        "month-2026-11-ar.pdf",
        "month-2026-11-en.pdf",
        "month-2026-11-ar.xlsx",
        "month-2026-11-en.xlsx",
        "performance-2026-11-ar.pdf",
        "performance-2026-11-en.pdf",
        "open-data-2026-11.zip",
    ]
    assert week_of(SUNDAY) in made


def test_another_folder_may_be_named(house: House, tmp_path: Path) -> None:
    elsewhere = replace(house, settings=replace(house.settings, reports=tmp_path / "elsewhere"))
    list(make_due(elsewhere))
    assert sorted(found(elsewhere)) == DOCUMENTS
