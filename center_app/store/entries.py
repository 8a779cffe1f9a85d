"""Entries of the journal, as frozen values and as rows of the table."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from center_app.domain.clock import Instant
from center_app.domain.envelope import Envelope, unseal
from center_app.domain.events import VisitIssued
from center_app.store.tables import entry

PAGE = 1_000
"""Entries read at a time where all of them would not fit into memory."""

COLUMNS = (entry.c.epoch, entry.c.seq, entry.c.head, entry.c.body)
OF_EPOCH = select(*COLUMNS).where(entry.c.epoch == bindparam("epoch")).order_by(entry.c.seq)
AFTER = OF_EPOCH.where(entry.c.seq > bindparam("seq"))
FIRST_AFTER = AFTER.limit(bindparam("limit"))
OF_COMMAND = OF_EPOCH.where(entry.c.cmd == bindparam("cmd"))
DAYS = (
    select(entry.c.day)
    .where(entry.c.epoch == bindparam("epoch"), entry.c.type == VisitIssued.type)
    .distinct()
    .order_by(entry.c.day)
)
SPAN = select(func.min(entry.c.seq), func.max(entry.c.seq)).where(
    entry.c.epoch == bindparam("epoch"), entry.c.day == bindparam("day")
)


@dataclass(frozen=True)
class Entry:
    """One event at its place: `body` is what was hashed and is sent, `head` the chain after it."""

    epoch: str
    seq: int
    head: bytes
    body: bytes

    @cached_property
    def envelope(self) -> Envelope:
        return unseal(self.body)


@dataclass(frozen=True, slots=True)
class Head:
    """Where a stream stands: its last entry's number and hash, and when that was appended.

    Before the first entry `seq` is 0, `hash` the genesis and the moment that of the opening.
    """

    epoch: str
    seq: int
    hash: bytes
    at: int
    mono: int
    boot: str

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
    connection: Connection, epoch: str, seq: int, limit: int | None = None
) -> list[Entry]:
    """The entries that follow `seq`, in order; the first `limit` of them."""
    if limit is None:
        rows = connection.execute(AFTER, {"epoch": epoch, "seq": seq})
    else:
        rows = connection.execute(FIRST_AFTER, {"epoch": epoch, "seq": seq, "limit": limit})
    return [Entry(*row) for row in rows]
