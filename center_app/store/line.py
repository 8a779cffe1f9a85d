"""The live history over its epochs: each as far as the next one was opened from it.

A place is the number of an entry in this history, counted through all epochs; `seq` counts within
one. What stands at a place never changes: a new epoch goes on from the last place, or repeats
under new numbers what followed its fork.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, select

from center_app.store.tables import stream

_s = stream.c
STREAMS = select(_s.epoch, _s.parent, _s.parent_seq, _s.live, _s.seq, _s.genesis)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The entries 1 to `last` of an epoch belong to the history, after `base` of earlier epochs.

    `genesis` is the hash before its first entry.
    """

    epoch: str
    base: int
    last: int
    genesis: bytes

    @property
    def end(self) -> int:
        """The place of its last entry."""
        return self.base + self.last


Line = tuple[Stretch, ...]
"""From the first epoch to the live one; there is at least one."""


def line(connection: Connection) -> Line:
    """The history as it is committed. Raises LookupError before the first epoch was begun."""
    rows = {row["epoch"]: row for row in connection.execute(STREAMS).mappings()}
    row = next((row for row in rows.values() if row["live"]), None)
    if row is None:
        raise LookupError("no epoch was begun")
    back: list[tuple[RowMapping, int]] = [(row, row["seq"])]
    while row["parent"] is not None:
        back.append((rows[row["parent"]], row["parent_seq"]))
        row = back[-1][0]
    base, stretches = 0, []
    for found, last in reversed(back):
        stretches.append(Stretch(found["epoch"], base, last, found["genesis"]))
        base += last
    return tuple(stretches)
