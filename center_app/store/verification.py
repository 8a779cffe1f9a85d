"""Whether the journal is what was once written: every hash, every number, every column."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from sqlalchemy import Connection, RowMapping, bindparam, func, select

from center_app.domain.chain import NO_PARENT, genesis, link
from center_app.domain.envelope import unseal
from center_app.store.entries import PAGE, row_of
from center_app.store.tables import entry, stream

LAST = select(func.max(entry.c.seq)).where(entry.c.epoch == stream.c.epoch).scalar_subquery()
STREAMS = select(stream, LAST.label("last")).order_by(stream.c.opened_at)
ROWS = (
    select(entry)
    .where(
        entry.c.epoch == bindparam("of"), entry.c.seq.between(bindparam("low"), bindparam("high"))
    )
    .order_by(entry.c.seq)
)
START = select(stream.c.genesis)
HEAD_AT = select(entry.c.head).where(
    entry.c.epoch == bindparam("of"), entry.c.seq == bindparam("at_seq")
)


class Flaw(StrEnum):
    """What is wrong with the journal, at the first place where something is."""

    START = "start"
    MISSING = "missing"
    CHAIN = "chain"
    UNREADABLE = "unreadable"
    COLUMN = "column"
    HEAD = "head"
    BEYOND_HEAD = "beyond_head"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check of the journal found: `checked` sound entries, then at most one flaw.

    With a flaw, `epoch` and `first_bad` name the entry that has it (0 is the stream's start).
    """

    epoch: str
    checked: int
    flaw: Flaw | None = None
    first_bad: int | None = None

    @property
    def sound(self) -> bool:
        return self.flaw is None


def verify(connection: Connection) -> Verdict:
    """Compute every stream's chain again from its genesis, in bounded memory.

    A column that repeats a part of the body must equal it. Entries appended meanwhile are not
    looked at. That somebody rewrote an entry and all that follow, only the registry can tell.
    """
    verdict = Verdict("", 0)
    for found in connection.execute(STREAMS).mappings().all():
        verdict = _verify_stream(connection, found, verdict.checked)
        if not verdict.sound:
            break
    return verdict


def _verify_stream(connection: Connection, found: RowMapping, before: int) -> Verdict:
    epoch, center, length = found["epoch"], found["center"], found["seq"]
    head = genesis(center, epoch, _parent_head(connection, found))
    if head != found["genesis"]:
        return Verdict(epoch, before, Flaw.START, 0)
    rows = _rows(connection, epoch, length)
    for seq, row in zip_longest(range(1, length + 1), rows):
        if row is None or row["seq"] != seq:
            return Verdict(epoch, before + seq - 1, Flaw.MISSING, seq)
        if not isinstance(row["body"], bytes):  # SQLite holds text where bytes belong
            return Verdict(epoch, before + seq - 1, Flaw.UNREADABLE, seq)
        head = link(head, row["body"])
        flaw = _flaw(row, head, center)
        if flaw:
            return Verdict(epoch, before + seq - 1, flaw, seq)
    if head != found["head"]:
        return Verdict(epoch, before + length, Flaw.HEAD, length)
    if (found["last"] or 0) > length:
        return Verdict(epoch, before + length, Flaw.BEYOND_HEAD, length + 1)
    return Verdict(epoch, before + length)


def _rows(connection: Connection, epoch: str, length: int) -> Iterator[RowMapping]:
    for low in range(1, length + 1, PAGE):
        page = {"of": epoch, "low": low, "high": min(low + PAGE - 1, length)}
        yield from connection.execute(ROWS, page).mappings().all()


def _flaw(row: RowMapping, head: bytes, center: str) -> Flaw | None:
    if row["head"] != head:
        return Flaw.CHAIN
    try:
        envelope = unseal(row["body"])
        expected = row_of(envelope, head, row["body"])
    except ValueError:  # Unreadable is one, and so is a time that is none
        return Flaw.UNREADABLE
    same = envelope.center == center and all(row[name] == value for name, value in expected.items())
    return None if same else Flaw.COLUMN


def _parent_head(connection: Connection, found: RowMapping) -> bytes:
    if found["parent"] is None:
        return NO_PARENT
    at = {"of": found["parent"], "at_seq": found["parent_seq"]}
    asked = HEAD_AT if found["parent_seq"] else START.where(stream.c.epoch == found["parent"])
    head: bytes | None = connection.execute(asked, at if found["parent_seq"] else {}).scalar()
    return head or NO_PARENT
