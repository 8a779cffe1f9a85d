"""Counting what comes, in the transaction that takes it: so the counts are never off."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Connection, text

from sync.registry.sound import Fact

_SUM = (
    " ON CONFLICT (center, day, type) DO UPDATE "
    "SET entries = registry_tally.entries + excluded.entries, "
    "wait_ms = registry_tally.wait_ms + excluded.wait_ms"
)
_INTO = "INSERT INTO registry_tally (center, day, type, entries, wait_ms) "
_BY_ARRAYS = (
    _INTO + "SELECT %t, day, type, entries, wait_ms "
    "FROM unnest(%t::text[], %t::text[], %b::bigint[], %b::bigint[]) "
    "AS new (day, type, entries, wait_ms)" + _SUM
)
"""One statement for all of them, so that the stream is not locked for many ways there and back."""
_ONE_BY_ONE = text(_INTO + "VALUES (:center, :day, :type, :entries, :wait_ms)" + _SUM)


def count(connection: Connection, center: str, facts: Sequence[Fact]) -> None:
    """Add these entries to the figures of their business days."""
    entries: Counter[tuple[str, str]] = Counter((fact.day, fact.type) for fact in facts)
    waits: Counter[tuple[str, str]] = Counter()
    for fact in facts:
        waits[fact.day, fact.type] += fact.wait_ms
    if not entries:
        return
    rows = [(*key, number, waits[key]) for key, number in sorted(entries.items())]
    if connection.dialect.name == "postgresql":
        columns = [list(column) for column in zip(*rows, strict=True)]
        connection.exec_driver_sql(_BY_ARRAYS, (center, *columns))
        return
    names = ("center", "day", "type", "entries", "wait_ms")
    connection.execute(_ONE_BY_ONE, [dict(zip(names, (center, *row), strict=True)) for row in rows])
