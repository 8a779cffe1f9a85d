"""Many entries into the database at once: by arrays on PostgreSQL, row by row on SQLite."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, insert

from sync.registry.tables import entries

BY_ARRAYS = (
    "INSERT INTO registry_entry (center, epoch, seq, head, body, day) "
    "SELECT %t, %t, %s + n, head, body, %s "
    "FROM unnest(%b::bytea[], %b::bytea[]) WITH ORDINALITY AS new (head, body, n)"
)
"""One statement for any number of rows, so that it is understood once and sent whole.

Bytes go as they are (`%b`); as text they would take twice the room, and be written and read twice.
"""

_ONE_BY_ONE = insert(entries)


def add_entries(
    connection: Connection,
    place: Mapping[str, str],
    first: int,
    day: date,
    heads: Sequence[bytes],
    bodies: Sequence[bytes],
) -> None:
    """Add the entries of a stream from number `first` on; nothing may be there at their numbers."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(BY_ARRAYS, arrays(place, first, day, heads, bodies))
        return
    connection.execute(
        _ONE_BY_ONE,
        [
            {**place, "seq": seq, "head": head, "body": body, "day": day}
            for seq, (head, body) in enumerate(zip(heads, bodies, strict=True), first)
        ],
    )


def arrays(
    place: Mapping[str, str],
    first: int,
    day: date,
    heads: Sequence[bytes],
    bodies: Sequence[bytes],
) -> tuple[object, ...]:
    """What `BY_ARRAYS` asks for."""
    return place["center"], place["epoch"], first - 1, day, list(heads), list(bodies)
