"""One stream of entries in the registry's database: finding, comparing, adding."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from center_app.domain.chain import NO_PARENT, genesis
from center_app.domain.clock import SECOND
from sync.problem import Code, Declined
from sync.registry import rows, tallying
from sync.registry.intake import Intake
from sync.registry.sound import Fact
from sync.registry.tables import entries, quarantine, signing_keys, spans
from sync.registry.tables import streams as table
from sync.wire import Manifest, OpenEpoch, Quarantined


@dataclass(frozen=True, slots=True)
class Stream:
    """How far the registry has an epoch of a center; `durable` as in the message Cursor.

    `day` is when entries last came; None before the first.
    """

    center: str
    epoch: str
    acked: int
    head: bytes
    durable: int
    day: date | None = None


_EVERY = select(
    table.c.center, table.c.epoch, table.c.acked, table.c.head, table.c.durable, table.c.day
)
_FIND = _EVERY.where(table.c.center == bindparam("center"), table.c.epoch == bindparam("epoch"))
_PARENT = select(table.c.parent, table.c.parent_seq).where(
    table.c.center == bindparam("center"), table.c.epoch == bindparam("epoch")
)
_FIND_AND_LOCK = _FIND.with_for_update()
_WITH_KEYS = (
    _EVERY.add_columns(signing_keys.c.name, signing_keys.c.public)
    .outerjoin(
        signing_keys,
        (signing_keys.c.center == table.c.center) & signing_keys.c.ended_at.is_(None),
    )
    .where(table.c.center == bindparam("center"), table.c.epoch == bindparam("epoch"))
    .with_for_update(of=table)
)
_OPENED_LAST = (
    select(table.c.epoch)
    .where(table.c.center == bindparam("center"))
    .order_by(table.c.opened_at.desc(), table.c.epoch.desc())
    .limit(1)
)
_MOVE = update(table).where(
    table.c.center == bindparam("of_center"), table.c.epoch == bindparam("of_epoch")
)
_AT_ONCE = (
    f"WITH added AS ({rows.BY_ARRAYS}), counted AS ({tallying.BY_ARRAYS}) "
    "UPDATE registry_stream SET acked = %s, head = %b, day = %s, came_at = %s "
    "WHERE center = %t AND epoch = %t"
)
_DAY_OF = (
    select(spans.c.day)
    .where(
        spans.c.center == bindparam("center"),
        spans.c.epoch == bindparam("epoch"),
        spans.c.first <= bindparam("seq"),
    )
    .order_by(spans.c.first.desc())
    .limit(1)
)
_HEAD_AT = select(entries.c.head).where(
    entries.c.center == bindparam("center"),
    entries.c.epoch == bindparam("epoch"),
    entries.c.seq == bindparam("seq"),
    entries.c.day == bindparam("day"),
)
_BODY_AT = select(entries.c.body).where(
    entries.c.center == bindparam("center"),
    entries.c.epoch == bindparam("epoch"),
    entries.c.seq == bindparam("seq"),
    entries.c.day == bindparam("day"),
)
_QUARANTINED = (
    select(quarantine.c.seq, quarantine.c.code)
    .where(
        quarantine.c.center == bindparam("center"),
        quarantine.c.epoch == bindparam("epoch"),
        quarantine.c.seq.between(bindparam("first"), bindparam("last")),
    )
    .order_by(quarantine.c.seq)
)


def find(
    connection: Connection, center: str, epoch: str, *, and_lock: bool = False
) -> Stream | None:
    """The stream as it is committed; locked until the transaction ends if asked."""
    statement = _FIND_AND_LOCK if and_lock else _FIND
    row = connection.execute(statement, {"center": center, "epoch": epoch}).one_or_none()
    return Stream(*row) if row else None


def lock_with_keys(
    connection: Connection, center: str, epoch: str
) -> tuple[Stream | None, Mapping[str, bytes]]:
    """The stream, locked until the transaction ends, and by name the keys its center signs with."""
    found = connection.execute(_WITH_KEYS, {"center": center, "epoch": epoch}).all()
    if not found:
        return None, {}
    keys = {row.name: row.public for row in found if row.name is not None}
    return Stream(*found[0][:-2]), keys


def open_new(connection: Connection, center: str, asked: OpenEpoch, at: int) -> Stream:
    """Begin an epoch that has no entry yet; `at` in milliseconds since 1970 UTC."""
    epoch, parent = asked.epoch, asked.parent
    start = genesis(center, epoch, bytes.fromhex(parent.head) if parent else NO_PARENT)
    stream = Stream(center, epoch, 0, start, 0)
    connection.execute(
        insert(table),
        {
            "center": center,
            "epoch": epoch,
            "acked": stream.acked,
            "head": stream.head,
            "durable": stream.durable,
            "opened_at": at,
            "parent": parent.epoch if parent else None,
            "parent_seq": parent.seq if parent else None,
        },
    )
    return stream


def opened_last(connection: Connection, center: str) -> str:
    """The newest epoch of a center that has one."""
    epoch: str = connection.scalars(_OPENED_LAST, {"center": center}).one()
    return epoch


def head_at(connection: Connection, stream: Stream, seq: int) -> bytes | None:
    """The chain's hash after entry `seq`, or None beyond what is here; 0 is the stream's start."""
    if seq == stream.acked:
        return stream.head
    if not 0 <= seq < stream.acked:
        return None
    place = {"center": stream.center, "epoch": stream.epoch, "seq": seq}
    if seq:
        return _kept_head(connection, place)
    parent, parent_seq = connection.execute(_PARENT, place).one()
    if parent is None:
        return genesis(stream.center, stream.epoch)
    before = find(connection, stream.center, parent)
    fork = head_at(connection, before, parent_seq) if before else None
    return genesis(stream.center, stream.epoch, fork) if fork else None


def _kept_head(connection: Connection, place: dict[str, object]) -> bytes | None:
    """The hash after an entry; None where that was put away with its day.

    The day is asked for first: given one, PostgreSQL looks at its partition and at no other.
    """
    day = connection.scalar(_DAY_OF, place)
    head: bytes | None = connection.scalar(_HEAD_AT, {**place, "day": day})
    return head


def body_at(connection: Connection, center: str, epoch: str, seq: int) -> bytes | None:
    """The bytes of an entry; None where they were put away with their day."""
    place = {"center": center, "epoch": epoch, "seq": seq}
    day = connection.scalar(_DAY_OF, place)
    body: bytes | None = connection.scalar(_BODY_AT, {**place, "day": day})
    return body


def check_continuity(connection: Connection, stream: Stream, intake: Intake) -> None:
    """Whether the batch goes on from what is here or repeats it. Raises Declined."""
    manifest = intake.manifest
    if manifest.first > stream.acked + 1:
        raise _gap(stream)
    if manifest.first == stream.acked + 1:
        seq, here, there = stream.acked, stream.head, bytes.fromhex(manifest.prev)
    else:
        seq = min(stream.acked, manifest.last)
        place = {"center": stream.center, "epoch": stream.epoch, "seq": seq}
        kept, there = _kept_head(connection, place), intake.head_after(seq)
        if kept is None:  # put away with its day: whoever goes on from here is compared then
            raise _gap(stream)
        here = kept
    if here != there:
        raise Declined(Code.FORK, f"entry {seq} is another one here", seq=seq)


def append(connection: Connection, stream: Stream, intake: Intake, now: int) -> Stream:
    """Add the part of a continuous batch that is new; returns the stream as it is then.

    `now` in milliseconds since 1970 UTC: the day goes by it, whatever summer time does.
    """
    today = datetime.fromtimestamp(now / SECOND, UTC).date()
    manifest = intake.manifest
    if manifest.last <= stream.acked:
        return stream
    known = stream.acked + 1 - manifest.first
    facts = [fact for fact in intake.facts[known:] if fact is not None]
    moved = replace(stream, acked=manifest.last, head=intake.heads[-1], day=today)
    place = {"center": stream.center, "epoch": stream.epoch}
    if stream.day != today:
        connection.execute(insert(spans), {**place, "first": stream.acked + 1, "day": today})
    added = (place, stream.acked + 1, today, intake.heads[known:], intake.bodies[known:])
    if connection.dialect.name == "postgresql":
        _append_at_once(connection, moved, rows.arrays(*added), facts, now)
        return moved
    rows.add_entries(connection, *added)
    tallying.count(connection, stream.center, facts)
    connection.execute(
        _MOVE,
        {
            "of_center": stream.center,
            "of_epoch": stream.epoch,
            "acked": moved.acked,
            "head": moved.head,
            "day": moved.day,
            "came_at": now,
        },
    )
    return moved


def _append_at_once(
    connection: Connection,
    moved: Stream,
    added: tuple[object, ...],
    facts: Sequence[Fact],
    now: int,
) -> None:
    """All of it in one way there and back: the stream is locked meanwhile."""
    to = (moved.acked, moved.head, moved.day, now, moved.center, moved.epoch)
    sums = tallying.arrays(moved.center, facts)
    connection.exec_driver_sql(_AT_ONCE, (*added, *sums, *to))


def _gap(stream: Stream) -> Declined:
    expected = stream.acked + 1
    return Declined(Code.GAP, f"entry {expected} is expected", expected=expected)


def mark_durable(here: Connection, there: Connection) -> int:
    """Note up to which entry a copy of the database holds each stream as it is here."""
    held = 0
    for center, epoch, acked, head, *_ in there.execute(_EVERY).all():
        stream = find(here, center, epoch, and_lock=True)
        if stream is not None and head_at(here, stream, acked) == head:
            held += 1
            of = {"of_center": center, "of_epoch": epoch}
            here.execute(_MOVE, of | {"durable": max(stream.durable, acked)})
    return held


def quarantined(connection: Connection, manifest: Manifest) -> tuple[Quarantined, ...]:
    """The entries of a batch, taken now or before, that are kept but not understood."""
    found = connection.execute(
        _QUARANTINED,
        {
            "center": manifest.center,
            "epoch": manifest.epoch,
            "first": manifest.first,
            "last": manifest.last,
        },
    )
    return tuple(Quarantined(seq, code) for seq, code in found)
