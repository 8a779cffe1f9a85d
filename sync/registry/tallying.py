"""Counting what comes, in the transaction that takes it: so the counts are never off."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Connection, text

from center_app.domain.clock import from_stamp
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


def late_ms(facts: Sequence[Fact], now: int) -> int | None:
    """How old the oldest of them is, by both clocks; None where nothing is known of any."""
    return max(0, now - min(_moments(facts))) if facts else None


def _moments(facts: Sequence[Fact]) -> list[int]:
    """Of the first and the last alone, for in one stream no stamp goes back."""
    return [from_stamp(fact.at) for fact in (facts[0], facts[-1])]
