from pathlib import Path

import pytest

from center_app.store.entries import Head
from center_app.store.incarnation import FIRMLY, SLOT, Incarnation
from journals import EPOCH, MORNING


def head(seq: int, base: int = 0) -> Head:
    return Head(EPOCH, seq, bytes([seq % 256]) * 32, *MORNING, base)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "incarnation"


def test_nothing_is_known_before_the_first_mark(file: Path) -> None:
    assert Incarnation(file, "this").mark() is None


def test_the_newest_mark_is_read(file: Path) -> None:
    incarnation = Incarnation(file, "this")
    for seq in range(1, 6):
        incarnation.note(head(seq, base=10))
    mark = Incarnation(file, "this").mark()
    assert mark is not None
    assert (mark.epoch, mark.seq, mark.place, mark.head) == (EPOCH, 5, 15, head(5).hash.hex())
    assert file.stat().st_size == 2 * SLOT


@pytest.mark.parametrize("torn", [b"", b"{", b"\xff" * SLOT, b"[]".ljust(SLOT)])
def test_a_torn_slot_leaves_the_mark_before(file: Path, torn: bytes) -> None:
    incarnation = Incarnation(file, "this")
    for seq in (1, 2):
        incarnation.note(head(seq))
    whole = file.read_bytes()
    file.write_bytes(whole[:SLOT] + torn)
    mark = incarnation.mark()
    assert mark is not None
    assert mark.seq == 1


def test_a_changed_mark_is_none(file: Path) -> None:
    incarnation = Incarnation(file, "this")
    incarnation.note(head(1))
    file.write_bytes(file.read_bytes().replace(b'"seq": 1', b'"seq": 2'))
    assert incarnation.mark() is None


def test_another_machine_made_it(file: Path) -> None:
    Incarnation(file, "this").note(head(1))
    mark = Incarnation(file, "other").mark()
    assert mark is not None
    assert Incarnation(file, "other").is_copied(mark)
    assert not Incarnation(file, "this").is_copied(mark)


def test_it_reaches_the_disk_every_so_many_entries(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forced: list[int] = []
    monkeypatch.setattr("os.fsync", forced.append)
    incarnation = Incarnation(file, "this")
    for seq in range(1, 2 * FIRMLY + 1):
        incarnation.note(head(seq))
    assert len(forced) == 3
    incarnation.note(head(2 * FIRMLY + 1), firmly=True)
    assert len(forced) == 4


def test_a_disk_that_refuses_it_stops_nothing(tmp_path: Path) -> None:
    gone = Incarnation(tmp_path / "no folder" / "incarnation", "this")
    gone.note(head(1), firmly=True)
    assert gone.mark() is None
