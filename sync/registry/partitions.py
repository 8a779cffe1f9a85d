"""The partitions of the entries on PostgreSQL: one a day, made ahead, put away when they are old.

What comes on a day without a partition goes to the rest, so that nobody's timer can stop a center
from being heard. On SQLite there are none, and all of this does nothing.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, text

from sync.registry.by_day import LONG_AGO

AHEAD = 14
"""Days for which partitions are made: time enough to notice that it is not done any more."""

KEPT_DAYS = 90
"""What is younger is not put away: a center whose copy is put back may still ask for it."""

REST = "registry_entry_rest"

_MAY_MAKE = text(
    "SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = 'registry_entry'::regclass"
)
_THERE = text(
    "SELECT c.relname AS name, pg_get_expr(c.relpartbound, c.oid) AS bound, "
    "greatest(c.reltuples, 0)::bigint AS entries, pg_total_relation_size(c.oid) AS bytes "
    "FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid "
    "WHERE i.inhparent = 'registry_entry'::regclass ORDER BY c.relname"
)


class TooYoung(Exception):
    """A partition that is asked to be put away may still be needed."""


@dataclass(frozen=True, slots=True)
class Partition:
    """One part of the entries: those that came on `day` (UTC), or None for the rest.

    `entries` is PostgreSQL's own estimate; `bytes` with the index.
    """

    name: str
    day: date | None
    entries: int
    bytes: int


def listed(connection: Connection) -> list[Partition]:
    """All partitions, the oldest first, the rest last; none on SQLite."""
    if connection.dialect.name != "postgresql":
        return []
    found = [
        Partition(row.name, _day(row.name), row.entries, row.bytes)
        for row in connection.execute(_THERE)
    ]
    return sorted(found, key=lambda partition: partition.day or date.max)


def may_make(connection: Connection) -> bool:
    """Whether whoever is connected owns the table; the server's own role need not."""
    return connection.dialect.name == "postgresql" and bool(connection.scalar(_MAY_MAKE))


def make_ahead(connection: Connection, today: date, days: int) -> int:
    """Make what is missing from today on for so many days and the rest; says how many days.

    They are made on their own and then attached, which lets those who write go on. A day that
    already has entries in the rest stays there.
    """
    there = {partition.name for partition in listed(connection)}
    if REST not in there:
        connection.execute(text(f"CREATE TABLE {REST} PARTITION OF registry_entry DEFAULT"))
    taken = set(connection.scalars(text(f"SELECT DISTINCT day FROM {REST}")))
    wanted = (today + timedelta(days=after) for after in range(days + 1))
    missing = [day for day in wanted if _name(day) not in there and day not in taken]
    for day in missing:
        _make(connection, day)
    return len(missing)


def put_away(connection: Connection, before: date, today: date) -> list[str]:
    """Detach the days before this one; they stay as tables, to be dumped and dropped.

    Raises TooYoung within `KEPT_DAYS`.
    """
    if before > today - timedelta(days=KEPT_DAYS):
        raise TooYoung(f"{KEPT_DAYS} days are kept at least")
    old = [
        partition.name
        for partition in listed(connection)
        if partition.day is not None and partition.day < before
    ]
    for name in old:
        connection.execute(text(f"ALTER TABLE registry_entry DETACH PARTITION {name}"))
    return old


def days_ahead(found: list[Partition], today: date) -> int:
    """For how many days after today partitions are there without a gap."""
    days = {partition.day for partition in found}
    ahead = 0
    while today + timedelta(days=ahead + 1) in days:
        ahead += 1
    return ahead


def _make(connection: Connection, day: date) -> None:
    name = _name(day)
    connection.execute(text(f"CREATE TABLE {name} (LIKE registry_entry INCLUDING ALL)"))
    span = f"FROM ('{day}') TO ('{day + timedelta(days=1)}')"
    connection.execute(
        text(f"ALTER TABLE registry_entry ATTACH PARTITION {name} FOR VALUES {span}")
    )


def _name(day: date) -> str:
    return f"registry_entry_{day:%Y%m%d}"


def _day(name: str) -> date | None:
    last = name.rpartition("_")[2]
    if last == "before":
        return date.fromisoformat(LONG_AGO)
    return date.fromisoformat(last) if last.isdigit() else None
