"""Entries that were stored as they came but are not understood, until somebody has looked."""

from sqlalchemy import Connection, and_, bindparam, delete, insert, or_, select, update

from sync.registry import streams, tallying
from sync.registry.intake import counted, oddity
from sync.registry.set_aside import SetAside
from sync.registry.tables import quarantine as table

_q = table.c
_HERE = (
    (_q.center == bindparam("of_center"))
    & (_q.epoch == bindparam("of_epoch"))
    & (_q.seq == bindparam("of_seq"))
)
_ALL = select(table).order_by(_q.center, _q.epoch, _q.seq)
_OPEN = _ALL.where(_q.reviewed_at.is_(None))
_NOT_COUNTED = _ALL.where(
    or_(_q.reviewed_at.is_(None), and_(_q.accepted, _q.code.not_like("personal:%")))
)
_REVIEW = update(table).where(_HERE, _q.reviewed_at.is_(None))
_NAME = update(table).where(_HERE)
_RELEASE = delete(table).where(_HERE)


def listed(connection: Connection, *, reviewed: bool = False) -> list[SetAside]:
    """What is set aside: what nobody has looked at yet, or all of it."""
    rows = connection.execute(_ALL if reviewed else _OPEN)
    return [SetAside(*row) for row in rows]


def set_aside(connection: Connection, found: list[SetAside]) -> None:
    if found:
        connection.execute(
            insert(table),
            [
                {"center": a.center, "epoch": a.epoch, "seq": a.seq, "code": a.code}
                | {"found_at": a.found_at, "reviewed_at": a.reviewed_at}
                for a in found
            ],
        )


def review(
    connection: Connection, center: str, epoch: str, seq: int, now: int, *, accepted: bool
) -> bool:
    """Somebody has looked at it; the entry stays as it is. False when it was not waiting."""
    said = _key(center, epoch, seq) | {"reviewed_at": now, "accepted": accepted}
    is_waiting = connection.execute(_REVIEW, said).rowcount > 0
    if is_waiting and accepted:
        _count(connection, center, streams.body_at(connection, center, epoch, seq))
    return is_waiting


def look_again(connection: Connection) -> int:
    """Release what this version of the program understands; returns how many that were.

    Each is asked for by its day, so that PostgreSQL looks into no other partition.
    """
    released = 0
    for found in [SetAside(*row) for row in connection.execute(_NOT_COUNTED).all()]:
        body = streams.body_at(connection, found.center, found.epoch, found.seq)
        key = _key(found.center, found.epoch, found.seq)
        code = oddity(body) if body is not None else found.code
        if code is None:
            released += 1
            connection.execute(_RELEASE, key)
            _count(connection, found.center, body)
        elif code != found.code:
            connection.execute(_NAME, key | {"code": code})
    return released


def _count(connection: Connection, center: str, body: bytes | None) -> None:
    fact = counted(body) if body is not None else None
    tallying.count(connection, center, [fact] if fact is not None else [])


def _key(center: str, epoch: str, seq: int) -> dict[str, object]:
    return {"of_center": center, "of_epoch": epoch, "of_seq": seq}
