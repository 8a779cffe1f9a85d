"""Finding out what happened in a database since the last look, for an archive elsewhere."""

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, Engine, Table, bindparam, func, select

from center_app.domain.clock import stamp
from center_app.store.line import line
from center_app.store.moment import at_one_moment
from center_app.store.piece import BESIDE, JOURNAL, Key, Piece, Reach, Row, reach_of
from center_app.store.schema import VERSIONS
from center_app.store.tables import catalogue, look, stream

MOST = 2_000
"""Entries of one piece: some 2 MB. After a long time without the place there are several."""

_e = JOURNAL.c
MORE = (
    select(JOURNAL)
    .where(_e.epoch == bindparam("of"), _e.seq.between(bindparam("low"), bindparam("high")))
    .order_by(_e.seq)
)
LAST_AT = select(stream.c.at).where(stream.c.live)

STAYS = (catalogue, look)
"""What is large, or a year of many, and whose rows never change."""

Known = dict[str, dict[Key, int]]
"""Of each table's rows a hash by their key: enough to see what has changed."""


class Gathering:
    """What lay beside the journal at the last look is remembered, as hashes, in memory alone.

    So the first piece of each run has all of it, and so has the first after `forget`.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._known: Known | None = None
        self._next: Known | None = None

    def forget(self) -> None:
        self._known = None

    def look(self, reach: Reach, at: int) -> Piece | None:
        """The next piece after what is had; None where nothing has happened since.

        Only once it is kept say so by `took`; otherwise the next look finds the same again.
        Raises Unavailable.
        """
        with at_one_moment(self._engine) as connection:
            ends = reach_of(connection)
            entries, had = _entries(connection, reach, ends)
            moment = had == ends
            rows, gone, self._next = _beside(connection, self._known) if moment else ({}, {}, None)
            if not entries and not rows and not any(gone.values()) and self._known is not None:
                return None
            place, last = line(connection)[-1].end, connection.execute(LAST_AT).scalar_one()
        told = {table.name: [*table.columns.keys()] for table in BESIDE if table.name in rows}
        return Piece(
            at=stamp(at),
            last=stamp(last),
            version=VERSIONS[-1],
            place=place,
            reach=had,
            moment=moment,
            whole=moment and self._known is None,
            columns=told | ({JOURNAL.name: [*_e.keys()]} if entries else {}),
            entries=entries,
            rows=rows,
            gone=gone,
        )

    def took(self, piece: Piece) -> None:
        """The piece that was found last is kept."""
        if piece.moment:
            self._known = self._next


def _entries(connection: Connection, reach: Reach, ends: Reach) -> tuple[list[Row], Reach]:
    """At most `MOST` of those that are not had yet, and what is had with them."""
    found: list[Row] = []
    had = {epoch: min(reach.get(epoch, 0), end) for epoch, end in ends.items()}
    for epoch, end in ends.items():
        low, high = had[epoch] + 1, min(end, had[epoch] + MOST - len(found))
        if low <= high:
            asked = {"of": epoch, "low": low, "high": high}
            found += [tuple(row) for row in connection.execute(MORE, asked)]
            had[epoch] = high
    return found, had


def _beside(
    connection: Connection, known: Known | None
) -> tuple[dict[str, list[Row]], dict[str, list[Key]], Known]:
    """Rows that are new or others, keys of those that are gone, and what is known with that."""
    rows: dict[str, list[Row]] = {}
    gone: dict[str, list[Key]] = {}
    now: Known = {}
    for table in BESIDE:
        before = (known or {}).get(table.name, {})
        now[table.name], changed = _looked_at(connection, table, before)
        if changed:
            rows[table.name] = changed
        if left := before.keys() - now[table.name].keys():
            gone[table.name] = sorted(left)
    return rows, gone, now


def _looked_at(
    connection: Connection, table: Table, before: Mapping[Key, int]
) -> tuple[dict[Key, int], list[Row]]:
    if table in STAYS and before and _has_all(connection, table, before):
        return {**before}, []
    now: dict[Key, int] = {}
    changed: list[Row] = []
    for key, row in _rows(connection, table, before):
        found = hash(row)
        now[key] = before[key] if row == () else found
        if row != () and before.get(key) != found:
            changed.append(row)
    return now, changed


def _has_all(connection: Connection, table: Table, before: Mapping[Key, int]) -> bool:
    """Whether none has come and none has gone, told by how many there are, the first and the last:
    they come with later keys, and the oldest go."""
    (column,) = table.primary_key
    found = connection.execute(select(func.count(), func.min(column), func.max(column))).one()
    return tuple(found) == (len(before), *min(before), *max(before))


def _rows(
    connection: Connection, table: Table, before: Mapping[Key, int]
) -> Iterator[tuple[Key, Row]]:
    """Each row with its key. One of those in `STAYS` that is known is not read again, and comes as
    the empty row."""
    keys = [column.name for column in table.primary_key]
    if table in STAYS and before:
        (column,) = table.primary_key
        for key in map(tuple, connection.execute(select(column)).all()):
            if key in before:
                yield key, ()
            else:
                one = select(table).where(column == key[0])
                yield key, tuple(connection.execute(one).one())
        return
    where = [table.columns.keys().index(name) for name in keys]
    for row in connection.execute(select(table)):
        yield tuple(row[at] for at in where), tuple(row)
