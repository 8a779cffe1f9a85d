"""How the centers stand, for the registry's operator."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from sync import wire
from sync.registry.tables import centers, quarantine, statuses, streams


@dataclass(frozen=True, slots=True)
class Overview:
    """One center: its epoch that was opened last, how far that is here and in a backup.

    `told_at` (ms since 1970 UTC) and `status` are what it told of itself last; `set_aside` entries
    wait to be looked at.
    """

    center: str
    epoch: str | None
    acked: int
    durable: int
    set_aside: int
    told_at: int | None
    status: dict[str, Any] | None


_s, _q = streams.c, quarantine.c
_CENTERS = (
    select(centers.c.center, statuses.c.received_at, statuses.c.body)
    .outerjoin(statuses, statuses.c.center == centers.c.center)
    .order_by(centers.c.center)
)
_STREAMS = select(_s.center, _s.epoch, _s.acked, _s.durable).order_by(_s.opened_at, _s.epoch)
_ASIDE = select(_q.center, func.count()).where(_q.reviewed_at.is_(None)).group_by(_q.center)


def overview(connection: Connection) -> list[Overview]:
    newest = {row.center: row for row in connection.execute(_STREAMS)}
    aside: dict[str, int] = {row[0]: row[1] for row in connection.execute(_ASIDE)}
    found = []
    for center, told_at, body in connection.execute(_CENTERS).all():
        last = newest.get(center)
        found.append(
            Overview(
                center=center,
                epoch=last.epoch if last else None,
                acked=last.acked if last else 0,
                durable=last.durable if last else 0,
                set_aside=aside.get(center, 0),
                told_at=told_at,
                status=wire.parse(body) if body else None,
            )
        )
    return found
