"""What an operator wants to know of all centers, read in a few statements."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import Connection, func, select

from center_app.domain.clock import DAY, HOUR, MINUTE, local
from center_app.domain.events import SittingStarted, VisitEnded, VisitIssued
from sync.registry import partitions
from sync.registry.set_aside import SetAside
from sync.registry.tables import centers, keys, quarantine, streams, tallies

SILENT_MS = 15 * MINUTE
"""Without a new entry for so long a center that has been heard today is looked at."""

LATE_MS = HOUR
"""Entries that come so late were kept back by an outage, or the center's clock is wrong."""

FEWEST_DAYS = 3
"""With fewer partitions ahead nobody seems to make them any more."""

_MOST_SHOWN = 200


class Alarm(StrEnum):
    """What a person should look at."""

    NEVER = "never"
    SILENT = "silent"
    LATE = "late"
    SET_ASIDE = "set_aside"
    EPOCHS = "epochs"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Seen:
    """One center. Times in milliseconds (since 1970 UTC); counts of its business day today.

    `late_ms` is how old the oldest entry of the last batch was when it came; `mean_wait_ms` that of
    the sittings that began today.
    """

    center: str
    entries: int
    came_at: int | None
    late_ms: int | None
    set_aside: int
    issued: int
    ended: int
    mean_wait_ms: int | None
    alarms: tuple[Alarm, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything at `now`; `days_ahead` is None where there are no partitions."""

    now: int
    centers: tuple[Seen, ...]
    set_aside: tuple[SetAside, ...]
    days_ahead: int | None

    @property
    def partitions_end(self) -> bool:
        return self.days_ahead is not None and self.days_ahead < FEWEST_DAYS


@dataclass(frozen=True, slots=True)
class _Counts:
    issued: int = 0
    ended: int = 0
    sittings: int = 0
    wait_ms: int = 0


def overview(connection: Connection, now: int, today: date) -> Overview:
    """All centers by their code; a center's business day is taken to be Amman's."""
    here = local(now).date().isoformat()
    counts = {center: _counts(connection, center, here) for center in _names(connection)}
    parts = partitions.listed(connection)
    return Overview(
        now=now,
        centers=tuple(_seen(connection, center, counts[center], now) for center in counts),
        set_aside=_open(connection),
        days_ahead=partitions.days_ahead(parts, today) if parts else None,
    )


def _names(connection: Connection) -> list[str]:
    return list(connection.scalars(select(centers.c.center).order_by(centers.c.center)))


def _seen(connection: Connection, center: str, counts: _Counts, now: int) -> Seen:
    _ = streams.c
    entries, came_at, epochs = connection.execute(
        select(
            func.coalesce(func.sum(_.acked), 0),
            func.max(_.came_at),
            func.count().filter(_.opened_at > now - DAY, _.parent.is_not(None)),
        ).where(_.center == center)
    ).one()
    late_ms = connection.scalar(
        select(_.late_ms).where(_.center == center, _.came_at == came_at).limit(1)
    )
    odd = connection.scalars(
        select(func.count()).where(
            quarantine.c.center == center, quarantine.c.reviewed_at.is_(None)
        )
    ).one()
    has_key = connection.scalar(select(keys.c.center).where(keys.c.center == center).limit(1))
    alarms = {
        Alarm.STOPPED: has_key is None,
        Alarm.NEVER: came_at is None,
        Alarm.SILENT: came_at is not None and SILENT_MS < now - came_at < DAY,
        Alarm.LATE: late_ms is not None and late_ms > LATE_MS,
        Alarm.SET_ASIDE: odd > 0,
        Alarm.EPOCHS: epochs > 0,
    }
    return Seen(
        center=center,
        entries=int(entries),
        came_at=came_at,
        late_ms=late_ms,
        set_aside=odd,
        issued=counts.issued,
        ended=counts.ended,
        mean_wait_ms=counts.wait_ms // counts.sittings if counts.sittings else None,
        alarms=tuple(alarm for alarm, is_on in alarms.items() if is_on),
    )


def _counts(connection: Connection, center: str, day: str) -> _Counts:
    _ = tallies.c
    rows = connection.execute(
        select(_.type, _.entries, _.wait_ms).where(_.center == center, _.day == day)
    ).all()
    found = {kind: (entries, wait_ms) for kind, entries, wait_ms in rows}
    sittings, wait_ms = found.get(SittingStarted.type, (0, 0))
    return _Counts(
        issued=found.get(VisitIssued.type, (0, 0))[0],
        ended=found.get(VisitEnded.type, (0, 0))[0],
        sittings=sittings,
        wait_ms=wait_ms,
    )


def _open(connection: Connection) -> tuple[SetAside, ...]:
    rows = connection.execute(
        select(quarantine)
        .where(quarantine.c.reviewed_at.is_(None))
        .order_by(quarantine.c.center, quarantine.c.epoch, quarantine.c.seq)
        .limit(_MOST_SHOWN)
    )
    return tuple(SetAside(*row) for row in rows)
