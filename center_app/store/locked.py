"""The journal while it is locked: appending, and going on in a new epoch."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from center_app.domain.chain import genesis, link
from center_app.domain.clock import Instant
from center_app.domain.envelope import LARGEST, Envelope, seal
from center_app.domain.refusal import Reason, Refused
from center_app.store.entries import PAGE, Entry, Head, entries_after, entries_of, row_of
from center_app.store.faults import Unusable
from center_app.store.line import Line, Stretch
from center_app.store.tables import entry as entries
from center_app.store.tables import stream

_s = stream.c
START = select(_s.genesis, _s.opened_at).where(_s.epoch == bindparam("of"))
LEAVE = update(stream).where(_s.live).values(live=None)
INSERT = insert(entries)
ADVANCE = (
    update(stream)
    .where(_s.epoch == bindparam("of"))
    .values({name: bindparam(f"new_{name}") for name in ("seq", "head", "at", "mono", "boot")})
)


def _as_it_was(entry: Entry) -> Envelope:
    return entry.envelope


class Writing:
    """The journal while it is locked for one process: what is read here stays true until the end.

    `connection` is the transaction, for whatever has to be kept together with the entries.
    """

    __slots__ = ("_center", "_earlier", "connection", "head")

    def __init__(self, connection: Connection, center: str, head: Head, earlier: Line) -> None:
        """`earlier`: the epochs before the one that is written to."""
        self.connection = connection
        self.head = head
        self._center = center
        self._earlier = earlier

    @property
    def line(self) -> Line:
        """The whole history as it is now; its live epoch is only read, not begun anew, with it."""
        head = self.head
        return (*self._earlier, Stretch(head.epoch, head.base, head.seq, b""))

    def after(self, place: int) -> list[Entry]:
        """What was appended after a place; asks the database only when there is something.

        Raises Unusable when the journal does not reach so far: it is not the one that was read.
        """
        if place > self.head.place:
            raise Unusable("The database was put back to an earlier state. Start the program anew.")
        if place == self.head.place:
            return []
        return entries_after(self.connection, self.line, place)

    def answered(self, command: str) -> list[Entry]:
        """The entries that a command gave when it was done before; none for a new one."""
        return entries_of(self.connection, self.line, command)

    def append(self, envelopes: Sequence[Envelope]) -> list[Entry]:
        """Give the events their places, seal them and record them.

        Raises Refused(Reason.BAD_INPUT) for an event that is larger than the registry takes;
        ValueError for one of another center, or before the last entry.
        """
        if not envelopes:
            return []
        head, rows, base = self.head, [], self.head.base
        for envelope in envelopes:
            placed = envelope.placed(head.epoch, head.seq + 1)
            row = self._row(placed, head)
            moment = row["at"], placed.mono, placed.boot
            head = Head(placed.epoch, placed.seq, row["head"], *moment, base)
            rows.append(row)
        self.connection.execute(INSERT, rows if len(rows) > 1 else rows[0])
        self.connection.execute(ADVANCE, _advance(head))
        self.head = head
        return [Entry(row["epoch"], row["seq"], row["head"], row["body"], base) for row in rows]

    def hash_and_moment(self, place: int) -> Head:
        """The stream as it was after the entry at this place of the history."""
        stretch = next(one for one in self.line if one.base <= place <= one.end)
        return self._head_at(stretch, place - stretch.base)

    def branch(
        self, epoch: str, parent: str, seq: int, sealed: Callable[[Entry], Envelope] = _as_it_was
    ) -> None:
        """Go on in a new epoch from entry `seq` of an epoch of this history.

        What followed is sealed again in it, with the same ids and at the same places; it also
        stays where it was. `sealed` says otherwise what is to stand at a place.
        """
        before, end = self.line, self.head.place
        upto = [one.epoch for one in before].index(parent)
        stretch = before[upto]
        place = stretch.base + seq
        self._begin(epoch, replace(self._head_at(stretch, seq), base=place))
        self._earlier = (*before[:upto], replace(stretch, last=seq))
        while place < end:
            page = entries_after(self.connection, before, place, min(PAGE, end - place))
            self.append([sealed(entry) for entry in page])
            place = page[-1].place

    def _begin(self, epoch: str, fork: Head) -> None:
        start = genesis(self._center, epoch, fork.hash)
        self.connection.execute(LEAVE)
        self.head = replace(fork, epoch=epoch, seq=0, hash=start)
        row = first_row(self._center, epoch, start, self.head.moment)
        self.connection.execute(
            insert(stream), row | {"parent": fork.epoch, "parent_seq": fork.seq}
        )

    def _head_at(self, stretch: Stretch, seq: int) -> Head:
        """The stream as it was after its entry `seq`."""
        of_stream = {"of": stretch.epoch}
        if seq == 0:
            start, at = self.connection.execute(START, of_stream).one()
            return Head(stretch.epoch, 0, start, at, 0, "", stretch.base)
        (entry,) = entries_after(self.connection, (stretch,), stretch.base + seq - 1, 1)
        moment = entry.envelope.moment, entry.envelope.mono, entry.envelope.boot
        return Head(stretch.epoch, seq, entry.head, *moment, stretch.base)

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


def first_row(center: str, epoch: str, start: bytes, now: Instant) -> dict[str, Any]:
    """An epoch without entries, to which all writing goes from now on."""
    return {
        "epoch": epoch,
        "center": center,
        "live": True,
        "opened_at": now.at,
        "genesis": start,
        "seq": 0,
        "head": start,
        "at": now.at,
        "mono": now.mono,
        "boot": now.boot,
    }


def _advance(head: Head) -> dict[str, Any]:
    return {
        "of": head.epoch,
        "new_seq": head.seq,
        "new_head": head.hash,
        "new_at": head.at,
        "new_mono": head.mono,
        "new_boot": head.boot,
    }
