"""Which counts are withheld from a publication, so that nobody is found out by a small one.

Counts below `LEAST` are withheld, and others with them, so that no total gives one away: where a
total is published, at least two of its parts are withheld or none, and together they are `MASS` or
more. The sums form a tree (a part may be the total of others, no part has two totals): then no
combination of them tells more than each of them alone.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)

LEAST = 5
"""Counts below this are withheld, none at all among them."""

MASS = 2 * LEAST
"""So much is withheld together at least: of less, each could be guessed too well."""

FEWEST = 2


@dataclass(frozen=True, slots=True)
class Sum(Generic[K]):
    """The counts of the `parts` add up to that of the `total`."""

    total: K
    parts: tuple[K, ...]


def withheld(counts: Mapping[K, int], sums: Iterable[Sum[K]]) -> frozenset[K]:
    """The keys of all counts that must not be published."""
    every = tuple(sums)
    hidden = {key for key, count in counts.items() if count < LEAST}
    while (more := _next(counts, every, hidden)) is not None:
        hidden.add(more)
    return frozenset(hidden)


def _next(counts: Mapping[K, int], sums: tuple[Sum[K], ...], hidden: set[K]) -> K | None:
    """A further count to withhold; None when no total gives any away."""
    for one in sums:
        parts = [part for part in one.parts if part in hidden]
        if not parts and one.total not in hidden:
            continue
        if one.total in hidden and parts:
            continue
        if one.total not in hidden and _cover_each_other(counts, parts):
            continue
        open_parts = [part for part in one.parts if part not in hidden and counts[part]]
        if open_parts:
            return min(open_parts, key=lambda part: counts[part])
        if one.total not in hidden:
            return one.total
    return None


def _cover_each_other(counts: Mapping[K, int], parts: list[K]) -> bool:
    return len(parts) >= FEWEST and sum(counts[part] for part in parts) >= MASS
