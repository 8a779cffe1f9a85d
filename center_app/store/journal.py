"""The journal: events appended under one lock, without a gap, chained by their hashes."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from typing import Any, BinaryIO

from sqlalchemy import Connection, Engine, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from center_app.domain.chain import genesis, link
from center_app.domain.clock import Instant
from center_app.domain.envelope import LARGEST, Envelope, seal
from center_app.domain.refusal import Reason, Refused
from center_app.store.engine import reading, writing
from center_app.store.entries import (
    DAYS,
    OF_COMMAND,
    PAGE,
    SPAN,
    Entry,
    Head,
    entries_after,
    row_of,
)
from center_app.store.faults import Unusable
from center_app.store.tables import entry as entries
from center_app.store.tables import stream
from center_app.store.verification import Verdict, verify

_s = stream.c
HEAD = select(_s.epoch, _s.seq, _s.head, _s.at, _s.mono, _s.boot).where(_s.live)
LOCKED_HEAD = HEAD.with_for_update()
POSITION = select(_s.epoch, _s.seq).where(_s.live)
OWNER = select(_s.center).where(_s.live)
INSERT = insert(entries)
ADVANCE = (
    update(stream)
    .where(_s.epoch == bindparam("of"))
    .values({name: bindparam(f"new_{name}") for name in ("seq", "head", "at", "mono", "boot")})
)


class Writing:
    """The journal while it is locked for one process: what is read here stays true until the end.

    `connection` is the transaction, for whatever has to be kept together with the entries.
    """

    __slots__ = ("_center", "connection", "head")

    def __init__(self, connection: Connection, center: str, head: Head) -> None:
        self.connection = connection
        self.head = head
        self._center = center

    def after(self, seq: int) -> list[Entry]:
        """What was appended after `seq`; asks the database only when there is something."""
        if seq >= self.head.seq:
            return []
        return entries_after(self.connection, self.head.epoch, seq)

    def answered(self, command: str) -> list[Entry]:
        """The entries that a command gave when it was done before; none for a new one."""
        parameters = {"epoch": self.head.epoch, "cmd": command}
        return [Entry(*row) for row in self.connection.execute(OF_COMMAND, parameters)]

    def append(self, envelopes: Sequence[Envelope]) -> list[Entry]:
        """Give the events their places, seal them and record them.

        Raises Refused(Reason.BAD_INPUT) for an event that is larger than the registry takes;
        ValueError for one of another center, or before the last entry.
        """
        if not envelopes:
            return []
        head, rows = self.head, []
        for envelope in envelopes:
            placed = envelope.placed(head.epoch, head.seq + 1)
            row = self._row(placed, head)
            head = Head(placed.epoch, placed.seq, row["head"], row["at"], placed.mono, placed.boot)
            rows.append(row)
        self.connection.execute(INSERT, rows if len(rows) > 1 else rows[0])
        self.connection.execute(ADVANCE, _advance(head))
        self.head = head
        return [Entry(row["epoch"], row["seq"], row["head"], row["body"]) for row in rows]

    def _row(self, placed: Envelope, before: Head) -> dict[str, Any]:
        body = seal(placed)
        if len(body) > LARGEST:
            raise Refused(Reason.BAD_INPUT, bytes=len(body), most=LARGEST)
        row = row_of(placed, link(before.hash, body), body)
        if placed.center != self._center:
            raise ValueError(f"an event of {placed.center} does not belong to {self._center}")
        if row["at"] < before.at:
            raise ValueError(f"an event at {placed.at} is earlier than the last entry")
        return row


class Journal:
    """The one journal of a center, on whichever database: append under a lock, read freely.

    Several processes may have it open at once. Every method raises Unavailable when the
    database is away; nothing is half done then.
    """

    def __init__(self, engine: Engine, center: str) -> None:
        self._engine = engine
        self._center = center

    def open(self, new_epoch: Callable[[], str], now: Instant) -> Head:
        """Begin the first epoch if the database is new, and say where the journal stands.

        Raises Unusable when the database belongs to another center.
        """
        if self.owner() is None:
            with suppress(IntegrityError):  # another process was faster: then its epoch it is
                self._begin(new_epoch(), now)
        owner = self.owner()
        if owner != self._center:
            raise Unusable(f"This database belongs to the center {owner}, not to {self._center}.")
        return self.head()

    def owner(self) -> str | None:
        """The center that this database belongs to; None while it has never been opened."""
        with reading(self._engine) as connection:
            return connection.execute(OWNER).scalar()

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """Lock the journal until the block ends: committed then, or undone by an exception."""
        with writing(self._engine) as connection:
            yield Writing(connection, self._center, _locked_head(connection))

    def head(self) -> Head:
        with reading(self._engine) as connection:
            return Head(*connection.execute(HEAD).one())

    def position(self) -> tuple[str, int]:
        """Epoch and seq of the last entry: the cheap question whether there is anything new."""
        with reading(self._engine) as connection:
            epoch, seq = connection.execute(POSITION).one()
            return epoch, seq

    def after(self, seq: int, limit: int | None = None) -> list[Entry]:
        """The entries after `seq` in the present epoch, in order; the first `limit` of them."""
        with reading(self._engine) as connection:
            epoch, _ = connection.execute(POSITION).one()
            return entries_after(connection, epoch, seq, limit)

    def days(self) -> list[date]:
        """The business days on which somebody took a ticket, in the order of the calendar."""
        with reading(self._engine) as connection:
            epoch, _ = connection.execute(POSITION).one()
            found = connection.execute(DAYS, {"epoch": epoch})
            return [date.fromisoformat(day) for (day,) in found]

    def span(self, day: date) -> tuple[int, int] | None:
        """The first and the last entry of a business day; None where there is none."""
        with reading(self._engine) as connection:
            epoch, _ = connection.execute(POSITION).one()
            of_day = {"epoch": epoch, "day": day.isoformat()}
            first, last = connection.execute(SPAN, of_day).one()
            return (first, last) if first is not None else None

    def verify(self) -> Verdict:
        """Compute the whole chain again; see `verification.verify`."""
        with reading(self._engine) as connection:
            return verify(connection)

    def export_jsonl(self, file: BinaryIO) -> int:
        """Write the exact bytes of all entries, one a line, and say how many they were."""
        seq = 0
        while page := self.after(seq, PAGE):
            file.writelines(entry.body + b"\n" for entry in page)
            seq = page[-1].seq
        return seq

    def _begin(self, epoch: str, now: Instant) -> None:
        start = genesis(self._center, epoch)
        first = {
            "epoch": epoch,
            "center": self._center,
            "live": True,
            "opened_at": now.at,
            "genesis": start,
            "seq": 0,
            "head": start,
            "at": now.at,
            "mono": now.mono,
            "boot": now.boot,
        }
        with writing(self._engine) as connection:
            connection.execute(insert(stream), first)


def _locked_head(connection: Connection) -> Head:
    """The head, locked. A new epoch may begin while one waits for the old one's: so ask twice."""
    row = connection.execute(LOCKED_HEAD).first() or connection.execute(LOCKED_HEAD).one()
    return Head(*row)


def _advance(head: Head) -> dict[str, Any]:
    return {
        "of": head.epoch,
        "new_seq": head.seq,
        "new_head": head.hash,
        "new_at": head.at,
        "new_mono": head.mono,
        "new_boot": head.boot,
    }
