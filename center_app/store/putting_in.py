"""Putting the pieces of an archive into a copy of a database, up to the last whole moment."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select, update

from center_app.store.engine import writing
from center_app.store.faults import Unusable
from center_app.store.piece import (
    BESIDE,
    JOURNAL,
    Key,
    Piece,
    Reach,
    Unfit,
    key_of,
    reach_of,
    rows_of,
)
from center_app.store.schema import VERSIONS
from center_app.store.tables import catalogue, stream

MOVES = ("seq", "head", "at", "mono", "boot")
"""What changes of an epoch while it is written to."""


class Moment:
    """What an archive says of its last whole moment, as its pieces are heard one after the other.

    Only rows are kept in memory, those beside the journal: some thousands.
    """

    def __init__(self) -> None:
        self.piece: Piece | None = None
        self._rows: dict[str, dict[Key, dict[str, Any]]] | None = None

    def hear(self, piece: Piece) -> None:
        """Raises Unfit for a piece of tables that had other columns."""
        if not piece.moment:
            return
        if piece.whole:
            self._rows = {table.name: {} for table in BESIDE}
        if self._rows is None:  # the changes to what was told in a piece that is not here
            return
        for table in BESIDE:
            known = self._rows[table.name]
            for key in piece.gone.get(table.name, []):
                known.pop(tuple(key), None)
            for row in rows_of(piece, table, piece.rows.get(table.name, [])):
                known[key_of(table, row)] = row
        self.piece = piece

    @property
    def reach(self) -> Reach:
        """How far each epoch went then."""
        return dict(self.piece.reach) if self.piece is not None else {}

    def put_into(self, copy: Engine, pieces: Iterable[Piece]) -> None:
        """Bring a copy of this version's tables up to this moment, by the entries of `pieces`.

        What is in the copy already is passed over, and so is what was recorded in another life of
        the center, after it had been put back. Raises Unusable where entries are missing, Unfit.
        """
        assert self.piece is not None
        assert self._rows is not None
        if self.piece.version != VERSIONS[-1]:
            raise Unfit("another version of the program wrote it: restore with that one first")
        with writing(copy) as connection:
            had, ends = reach_of(connection), self.reach
            for piece in pieces:
                _put_entries(connection, piece, had, ends)
            for epoch, end in ends.items():
                if had.get(epoch, 0) < end:
                    raise _missing(epoch, had.get(epoch, 0) + 1)
            _put_streams(connection, [*self._rows[stream.name].values()])
            for table in BESIDE:
                rows = [*self._rows[table.name].values()]
                if table is catalogue:  # none is ever deleted
                    known = {*connection.execute(select(catalogue.c.serial)).scalars()}
                    rows = [row for row in rows if row["serial"] not in known]
                elif table is not stream:
                    connection.execute(delete(table))
                if table is not stream and rows:
                    connection.execute(insert(table), rows)


def _put_entries(connection: Connection, piece: Piece, had: Reach, ends: Reach) -> None:
    new = []
    for row in rows_of(piece, JOURNAL, piece.entries):
        epoch, seq = row["epoch"], row["seq"]
        if had.get(epoch, 0) < seq <= ends.get(epoch, 0):
            if seq != had.get(epoch, 0) + 1:
                raise _missing(epoch, had.get(epoch, 0) + 1)
            new.append(row)
            had[epoch] = seq
    if new:
        connection.execute(insert(JOURNAL), new)


def _missing(epoch: str, seq: int) -> Unusable:
    return Unusable(f"Entry {seq} of {epoch} is neither in the backup nor in the archive.")


def _put_streams(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """Epochs go forward, and new ones follow on their parents; one of them is live."""
    known = {*reach_of(connection)}
    connection.execute(update(stream).values(live=None))
    while rows:
        left = []
        for row in rows:
            if row["epoch"] in known:
                moves = {name: row[name] for name in MOVES}
                of = update(stream).where(stream.c.epoch == row["epoch"])
                connection.execute(of.values(moves))
            elif row["parent"] is None or row["parent"] in known:
                connection.execute(insert(stream), row | {"live": None})
                known.add(row["epoch"])
            else:
                left.append(row)
                continue
            if row["live"]:
                live = update(stream).where(stream.c.epoch == row["epoch"])
                connection.execute(live.values(live=True))
        if len(left) == len(rows):
            raise Unusable(f"The epoch {left[0]['parent']} is not in the archive.")
        rows = left
