"""Entries that were stored as they came but are not understood, until somebody has looked."""

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from sync.registry.intake import oddity
from sync.registry.set_aside import SetAside
from sync.registry.tables import entries
from sync.registry.tables import quarantine as table

_q, _e = table.c, entries.c
_HERE = (
    (_q.center == bindparam("of_center"))
    & (_q.epoch == bindparam("of_epoch"))
    & (_q.seq == bindparam("of_seq"))
)
_ALL = select(table).order_by(_q.center, _q.epoch, _q.seq)
_OPEN = _ALL.where(_q.reviewed_at.is_(None))
_BODIES = (
    select(_q.center, _q.epoch, _q.seq, _e.body)
    .join(entries, (_e.center == _q.center) & (_e.epoch == _q.epoch) & (_e.seq == _q.seq))
    .where(_q.reviewed_at.is_(None))
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


def review(connection: Connection, center: str, epoch: str, seq: int, now: int) -> bool:
    """Somebody has looked at it; the entry stays as it is. False when it was not waiting."""
    return connection.execute(_REVIEW, _key(center, epoch, seq) | {"reviewed_at": now}).rowcount > 0


def look_again(connection: Connection) -> int:
    """Release what this version of the program understands; returns how many that were."""
    released = 0
    for center, epoch, seq, body in connection.execute(_BODIES).all():
        code = oddity(body)
        if code is None:
            released += 1
            connection.execute(_RELEASE, _key(center, epoch, seq))
        else:
            connection.execute(_NAME, _key(center, epoch, seq) | {"code": code})
    return released


def _key(center: str, epoch: str, seq: int) -> dict[str, object]:
    return {"of_center": center, "of_epoch": epoch, "of_seq": seq}
