"""Counting what comes, in the transaction that takes it: so the counts are never off."""

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection, text

from sync.registry.sound import Fact

_SUM = (
    " ON CONFLICT (center, day, type) DO UPDATE "
    "SET entries = registry_tally.entries + excluded.entries, "
    "wait_ms = registry_tally.wait_ms + excluded.wait_ms"
)
_INTO = "INSERT INTO registry_tally (center, day, type, entries, wait_ms) "
BY_ARRAYS = (
    _INTO + "SELECT %t, day, type, entries, wait_ms "
    "FROM unnest(%t::text[], %t::text[], %b::bigint[], %b::bigint[]) "
    "AS new (day, type, entries, wait_ms)" + _SUM
)
"""One statement for all of them, so that the stream is not locked for many ways there and back."""
_ONE_BY_ONE = text(_INTO + "VALUES (:center, :day, :type, :entries, :wait_ms)" + _SUM)


def count(connection: Connection, center: str, facts: Iterable[Fact]) -> None:
    """Add these entries to the figures of their business days."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(BY_ARRAYS, arrays(center, facts))
        return
    rows = _sums(facts)
    if not rows:
        return
    names = ("center", "day", "type", "entries", "wait_ms")
    connection.execute(_ONE_BY_ONE, [dict(zip(names, (center, *row), strict=True)) for row in rows])


def arrays(center: str, facts: Iterable[Fact]) -> tuple[object, ...]:
    """What `BY_ARRAYS` asks for; without facts it does nothing."""
    rows = _sums(facts)
    return center, *([row[n] for row in rows] for n in range(4))


def _sums(facts: Iterable[Fact]) -> list[tuple[str, str, int, int]]:
    """By day and type how many there are, and their waits."""
    entries: Counter[tuple[str, str]] = Counter()
    waits: Counter[tuple[str, str]] = Counter()
    for (day, kind, wait_ms), number in Counter(facts).items():  # most have no wait, so few differ
        entries[day, kind] += number
        waits[day, kind] += wait_ms * number
    return [(*key, number, waits[key]) for key, number in sorted(entries.items())]
