"""Counting what comes, in the transaction that takes it: so the counts are never off."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Connection, text

from sync.registry.sound import Fact

_ADD = text(
    "INSERT INTO registry_tally (center, day, type, entries, wait_ms) "
    "VALUES (:center, :day, :type, :entries, :wait_ms) ON CONFLICT (center, day, type) DO UPDATE "
    "SET entries = registry_tally.entries + excluded.entries, "
    "wait_ms = registry_tally.wait_ms + excluded.wait_ms"
)


def count(connection: Connection, center: str, facts: Sequence[Fact]) -> None:
    """Add these entries to the figures of their business days."""
    entries: Counter[tuple[str, str]] = Counter((fact.day, fact.type) for fact in facts)
    waits: Counter[tuple[str, str]] = Counter()
    for fact in facts:
        waits[fact.day, fact.type] += fact.wait_ms
    if entries:
        connection.execute(
            _ADD,
            [
                {"center": center, "day": day, "type": kind, "entries": n}
                | {"wait_ms": waits[day, kind]}
                for (day, kind), n in sorted(entries.items())
            ],
        )
