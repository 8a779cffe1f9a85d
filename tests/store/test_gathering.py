"""Pieces of what happened, put into a copy one after the other, give the database as it was."""

import shutil
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, delete, event, insert, select

from center_app.store import gathering
from center_app.store.backup import back_up, checked, opened
from center_app.store.engine import reading, writing
from center_app.store.faults import Unusable
from center_app.store.gathering import Gathering
from center_app.store.journal import Journal
from center_app.store.piece import (
    BESIDE,
    FOLLOWS,
    JOURNAL,
    UNTOLD,
    Piece,
    Unfit,
    from_bytes,
    reach_of,
    to_bytes,
)
from center_app.store.putting_in import Moment
from center_app.store.tables import look, metadata, setting, wrong_pin
from journals import CENTER, EPOCH, append

Rows = dict[str, list[object]]


def rows(engine: Engine) -> Rows:
    with reading(engine) as connection:
        return {
            table.name: [*connection.execute(select(table).order_by(*table.primary_key))]
            for table in (JOURNAL, *BESIDE)
        }


def taken(found: Gathering, reach: dict[str, int]) -> Iterator[Piece]:
    """As they come back from the place where they were kept."""
    while (piece := found.look(reach, 0)) is not None:
        found.took(piece)
        reach = piece.reach
        yield from_bytes(to_bytes(piece))
        if piece.moment:
            return


def test_every_table_is_told_or_it_is_said_why_not() -> None:
    told = [JOURNAL, *BESIDE, *FOLLOWS, *UNTOLD]
    assert {table.name for table in told} == {*metadata.tables}
    assert len(told) == len(metadata.tables)


def test_a_copy_is_brought_up_over_a_new_epoch_and_changed_rows(
    journal: Journal, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "MOST", 2)
    append(journal, 3)
    with writing(engine) as connection:
        connection.execute(insert(wrong_pin), {"number": "101", "failures": 2, "until": 0})
    file = tmp_path / "copy.db"
    back_up(engine, file, CENTER)
    before = Path(shutil.copy(file, tmp_path / "before.db"))
    with reading(engine) as connection:
        reach = reach_of(connection)
    found = Gathering(engine)
    kept = [*taken(found, reach)]
    assert [(piece.moment, piece.whole) for piece in kept] == [(True, True)]
    append(journal, 5)
    journal.branch("second", EPOCH, 4)
    append(journal, 1)
    with writing(engine) as connection:
        connection.execute(wrong_pin.delete())
        connection.execute(insert(setting), {"key": "k", "value": "ا"})
    kept += taken(found, kept[-1].reach)
    assert [piece.moment for piece in kept[1:]] == [False] * (len(kept) - 2) + [True]
    assert not any(piece.whole for piece in kept[1:])
    moment = Moment()
    for piece in kept:
        moment.hear(piece)
    with opened(file) as copy:
        moment.put_into(copy, kept)
        moment.put_into(copy, kept)  # told twice, the same
        assert checked(copy, CENTER) == journal.head()
        assert rows(copy) == rows(engine)
    with (
        opened(before) as copy,
        pytest.raises(Unusable, match="neither in the backup nor in"),
    ):
        moment.put_into(copy, [kept[0], *kept[2:]])


def test_bytes_that_are_no_piece_are_refused() -> None:
    for wrong in (b"", b"no piece", zlib.compress(b"{}")):
        with pytest.raises(Unfit):
            from_bytes(wrong)


def test_what_was_looked_at_long_ago_is_not_read_each_time(
    journal: Journal, engine: Engine
) -> None:
    append(journal, 1)
    found, read = Gathering(engine), []

    def note(_of: object, _cursor: object, statement: str, *_more: object) -> None:
        if "FROM look" in statement and "count" not in statement:
            read.append(statement)

    def looked(*ids: str) -> None:
        about = {"at": 1, "day": "2026-01-01", "who": "", "kind": "visit", "which": "v"}
        with writing(engine) as connection:
            connection.execute(insert(look), [{"look": one, **about} for one in ids])

    looked("a", "b")
    (first,) = taken(found, {})
    event.listen(engine, "before_cursor_execute", note)
    assert found.look(first.reach, 0) is None
    assert read == []
    looked("c")
    (new,) = taken(found, first.reach)
    assert [row[0] for row in new.rows["look"]] == ["c"]
    with writing(engine) as connection:
        connection.execute(delete(look).where(look.c.look == "a"))
    (gone,) = taken(found, new.reach)
    assert not gone.rows
    assert [tuple(one) for one in gone.gone["look"]] == [("a",)]
