"""Entries of the journal, as frozen values and as rows of the table."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from center_app.domain.clock import Instant
from center_app.domain.envelope import Envelope, unseal
from center_app.domain.events import VisitIssued
from center_app.store.line import Line, Stretch
from center_app.store.tables import entry

PAGE = 1_000
"""Entries read at a time where all of them would not fit into memory."""

COLUMNS = (entry.c.epoch, entry.c.seq, entry.c.head, entry.c.body)
OF_EPOCH = select(*COLUMNS).where(entry.c.epoch == bindparam("epoch")).order_by(entry.c.seq)
AFTER = OF_EPOCH.where(entry.c.seq > bindparam("seq"))
FIRST_AFTER = AFTER.limit(bindparam("limit"))
UP_TO = FIRST_AFTER.where(entry.c.seq <= bindparam("last"))
OF_COMMAND = OF_EPOCH.where(entry.c.cmd == bindparam("cmd"), entry.c.seq <= bindparam("last"))
_OF_STRETCH = (entry.c.epoch == bindparam("epoch"), entry.c.seq <= bindparam("last"))
DAYS = select(entry.c.day).where(*_OF_STRETCH, entry.c.type == VisitIssued.type).distinct()
SPAN = select(func.min(entry.c.seq), func.max(entry.c.seq)).where(
    *_OF_STRETCH, entry.c.day == bindparam("day")
)


@dataclass(frozen=True)
class Entry:
    """One event at its place: `body` is what was hashed and is sent, `head` the chain after it.

    `base` entries of earlier epochs come before those of its own.
    """

    epoch: str
    seq: int
    head: bytes
    body: bytes
    base: int = 0

    @property
    def place(self) -> int:
        """Its number in the whole history."""
        return self.base + self.seq

    @cached_property
    def envelope(self) -> Envelope:
        return unseal(self.body)


@dataclass(frozen=True, slots=True)
class Head:
    """Where a stream stands: its last entry's number and hash, and when that was appended.

    Before the first entry `seq` is 0, `hash` the genesis and the moment that of the opening.
    `base` entries of earlier epochs come before it.
    """

    epoch: str
    seq: int
    hash: bytes
    at: int
    mono: int
    boot: str
    base: int = 0

    @property
    def place(self) -> int:
        """The number of the last entry in the whole history."""
        return self.base + self.seq

    @property
    def moment(self) -> Instant:
        return Instant(self.at, self.mono, self.boot)


def row_of(envelope: Envelope, head: bytes, body: bytes) -> dict[str, Any]:
    """The row of an event that has its place: what queries need stands beside the body."""
    return {
        "epoch": envelope.epoch,
        "seq": envelope.seq,
        "id": envelope.id,
        "cmd": envelope.cmd,
        "type": envelope.type,
        "tv": envelope.tv,
        "at": envelope.moment,
        "day": envelope.day,
        "station": envelope.stn,
        "actor": envelope.actor,
        "visit": envelope.data.get("visit"),
        "counter": envelope.data.get("counter"),
        "head": head,
        "body": body,
    }


def entries_after(
    connection: Connection, line: Line, place: int, limit: int | None = None
) -> list[Entry]:
    """The entries that follow a place, in order and over the epochs; the first `limit` of them."""
    found: list[Entry] = []
    for stretch in line:
        missing = None if limit is None else limit - len(found)
        if missing == 0:
            break
        is_live = stretch is line[-1]
        if is_live or stretch.end > place:
            asked = {"epoch": stretch.epoch, "seq": max(0, place - stretch.base), "limit": missing}
            if not is_live:
                asked |= {"limit": missing or stretch.last, "last": stretch.last}
            found += _read(connection, stretch, asked)
    return found


def _read(connection: Connection, stretch: Stretch, asked: dict[str, Any]) -> list[Entry]:
    """The live epoch is read to its end, which may have moved on."""
    if "last" in asked:
        rows = connection.execute(UP_TO, asked)
    elif asked["limit"] is not None:
        rows = connection.execute(FIRST_AFTER, asked)
    else:
        rows = connection.execute(AFTER, {"epoch": asked["epoch"], "seq": asked["seq"]})
    return [Entry(*row, stretch.base) for row in rows]


def entries_of(connection: Connection, line: Line, command: str) -> list[Entry]:
    """What a command gave, in order; in another epoch than the live one if it was asked before."""
    found: list[Entry] = []
    for stretch in line:
        asked = {"epoch": stretch.epoch, "cmd": command, "last": stretch.last}
        found += [Entry(*row, stretch.base) for row in connection.execute(OF_COMMAND, asked)]
    return found
