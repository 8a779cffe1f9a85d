"""What happened in a center's database since a moment, as a value that is kept elsewhere.

Pieces put one after the other, on a copy of the database, give the database as it was at the last
of them: the journal entry by entry, and what lies beside it row by row.
"""

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import Connection, LargeBinary, Table, select

from center_app.store.history import TABLES
from center_app.store.history_tables import history_position
from center_app.store.tables import (
    action_plan,
    catalogue,
    checkpoint,
    credential,
    cursor,
    entry,
    look,
    message,
    pulse_answer,
    pulse_mark,
    receipt,
    setting,
    station,
    stream,
    ticket_token,
    visit_note,
    wrong_pin,
)

BESIDE = (
    stream,
    catalogue,
    ticket_token,
    message,
    action_plan,
    visit_note,
    credential,
    wrong_pin,
    setting,
    station,
    look,
)
"""What lies beside the entries and does not follow from them: told row by row."""

FOLLOWS = (*TABLES, history_position, checkpoint, cursor, receipt)
"""What is made from the entries again, or told by the registry again."""

UNTOLD = (pulse_answer, pulse_mark)
"""Only in backups: from one answer to the next it would be seen who has given which."""

JOURNAL = entry

Reach = dict[str, int]
"""How far each epoch is had: the number of its last entry."""

Row = tuple[Any, ...]
Key = tuple[Any, ...]


class Unfit(Exception):
    """These bytes are no piece of an archive."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Entries that follow on those of earlier pieces, and the rows beside them that are others now.

    `reach` is what is had with it, `place` the last entry of the history, recorded at `last`; all
    as they were `at` (both stamps). `moment` says that nothing is missing up to there; without it
    more entries follow. `whole`: `rows` has everything beside the journal, not the changes alone.
    `version` is that of the tables; rows and entries are in the order of `columns`.
    """

    at: str
    last: str
    version: str
    place: int
    reach: Reach
    moment: bool
    whole: bool
    columns: dict[str, list[str]]
    entries: list[Row]
    rows: dict[str, list[Row]]
    gone: dict[str, list[Key]]


def to_bytes(piece: Piece) -> bytes:
    """Bytes in rows are written as the characters of the same numbers."""
    values = {each.name: getattr(piece, each.name) for each in fields(piece)}
    text = json.dumps(values, ensure_ascii=False, default=_as_text, separators=(",", ":"))
    return zlib.compress(text.encode())


def from_bytes(packed: bytes) -> Piece:
    """Raises Unfit."""
    try:
        found = Piece(**json.loads(zlib.decompress(packed)))
    except (zlib.error, ValueError, TypeError) as error:
        raise Unfit("no piece of an archive") from error
    return found


def _as_text(value: object) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("latin-1")
    raise TypeError(f"no form for {value!r}")


def rows_of(piece: Piece, table: Table, found: Iterable[Row]) -> list[dict[str, Any]]:
    """Rows as the table takes them. Raises Unfit where it has other columns."""
    names = piece.columns.get(table.name, [])
    if not {*names} <= {*table.columns.keys()}:
        raise Unfit(f"{table.name} had other columns when this was archived")
    binary = {one.name for one in table.columns if isinstance(one.type, LargeBinary)}
    return [
        {
            name: value.encode("latin-1") if name in binary and value is not None else value
            for name, value in zip(names, row, strict=True)
        }
        for row in found
    ]


def key_of(table: Table, row: Mapping[str, Any]) -> Key:
    return tuple(row[column.name] for column in table.primary_key)


def is_within(reach: Reach, other: Reach) -> bool:
    """Whether the other goes as far in every epoch."""
    return all(other.get(epoch, 0) >= seq for epoch, seq in reach.items())


def reach_of(connection: Connection) -> Reach:
    """How far each epoch of a database goes."""
    found = connection.execute(select(stream.c.epoch, stream.c.seq)).all()
    return {row.epoch: row.seq for row in found}
