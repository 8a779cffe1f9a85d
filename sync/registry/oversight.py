"""What an operator wants to know of all centers, read in a few statements."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain

from sqlalchemy import Connection, func, select

from center_app.domain.clock import DAY, HOUR, MINUTE, from_stamp, local
from center_app.domain.events import SittingStarted, VisitEnded, VisitIssued
from center_app.domain.plain import Unreadable
from sync import wire
from sync.registry import partitions
from sync.registry.set_aside import SetAside
from sync.registry.tables import centers, keys, quarantine, statuses, streams, tallies
from sync.wire import Status

SILENT_MS = 15 * MINUTE
"""A center that has said nothing for so long is looked at; one that is up tells how it stands."""

LATE_MS = HOUR
"""Entries that wait for so long are kept back by something that does not mend itself."""

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
    CATALOGUE = "catalogue"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Seen:
    """One center. Times in milliseconds (since 1970 UTC); counts of its business day today.

    `heard_at` is when an entry or a word of how it stands came last, `unsent` and `oldest_at` what
    it said of the entries that wait there; `mean_wait_ms` is that of the sittings that began today.
    """

    center: str
    entries: int
    heard_at: int | None
    unsent: int | None
    oldest_at: int | None
    set_aside: int
    issued: int
    ended: int
    mean_wait_ms: int | None
    alarms: tuple[Alarm, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """Everything at `now`; `days_ahead` is None where there are no partitions.

    `away`: the databases that do not answer; their centers are missing.
    """

    now: int
    centers: tuple[Seen, ...]
    set_aside: tuple[SetAside, ...]
    days_ahead: int | None
    away: tuple[str, ...] = ()

    @property
    def partitions_end(self) -> bool:
        return self.days_ahead is not None and self.days_ahead < FEWEST_DAYS


@dataclass(frozen=True, slots=True)
class _Counts:
    issued: int = 0
    ended: int = 0
    sittings: int = 0
    wait_ms: int = 0


def survey(connection: Connection, now: int, today: date) -> Survey:
    """All centers by their code; a center's business day is taken to be Amman's."""
    here = local(now).date().isoformat()
    counts = {center: _counts(connection, center, here) for center in _names(connection)}
    parts = partitions.listed(connection)
    return Survey(
        now=now,
        centers=tuple(_seen(connection, center, counts[center], now) for center in counts),
        set_aside=_open(connection),
        days_ahead=partitions.days_ahead(parts, today) if parts else None,
    )


def together(surveys: Iterable[Survey], away: Iterable[str], now: int) -> Survey:
    """What several databases have, as if it were one; days are those of the worst."""
    found = list(surveys)
    days = [one.days_ahead for one in found if one.days_ahead is not None]
    return Survey(
        now=now,
        centers=tuple(sorted(chain(*(one.centers for one in found)), key=lambda c: c.center)),
        set_aside=tuple(chain(*(one.set_aside for one in found)))[:_MOST_SHOWN],
        days_ahead=min(days, default=None),
        away=tuple(away),
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
    told_at, told = _told(connection, center)
    unsent = told.unsent if told is not None else None
    oldest_at = from_stamp(told.oldest) if told is not None and told.oldest and unsent else None
    heard_at = max((at for at in (came_at, told_at) if at is not None), default=None)
    odd = connection.scalars(
        select(func.count()).where(
            quarantine.c.center == center, quarantine.c.reviewed_at.is_(None)
        )
    ).one()
    has_key = connection.scalar(select(keys.c.center).where(keys.c.center == center).limit(1))
    alarms = {
        Alarm.STOPPED: has_key is None,
        Alarm.NEVER: heard_at is None,
        Alarm.SILENT: heard_at is not None and now - heard_at > SILENT_MS,
        Alarm.LATE: oldest_at is not None and now - oldest_at > LATE_MS,
        Alarm.SET_ASIDE: odd > 0,
        Alarm.EPOCHS: epochs > 0,
        Alarm.CATALOGUE: told is not None and bool(told.catalogue and told.catalogue.trouble),
    }
    return Seen(
        center=center,
        entries=int(entries),
        heard_at=heard_at,
        unsent=unsent,
        oldest_at=oldest_at,
        set_aside=odd,
        issued=counts.issued,
        ended=counts.ended,
        mean_wait_ms=counts.wait_ms // counts.sittings if counts.sittings else None,
        alarms=tuple(alarm for alarm, is_on in alarms.items() if is_on),
    )


def _told(connection: Connection, center: str) -> tuple[int | None, Status | None]:
    """When the center last told how it stands, and what it said."""
    _ = statuses.c
    row = connection.execute(select(_.received_at, _.body).where(_.center == center)).first()
    if row is None:
        return None, None
    with suppress(Unreadable):  # another version of the program may have kept it
        status = wire.read_message(Status, bytes(row.body))
        if status.oldest is None or wire.is_moment(status.oldest):
            return row.received_at, status
    return row.received_at, None


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
