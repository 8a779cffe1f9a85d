"""Telling screens that something has changed: how far the journal is, and what it concerns."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Condition

from center_app.domain.events import Kind

REMEMBERED = 1_000
"""Changes that can be told apart; who is further behind asks for everything again."""


@dataclass(frozen=True, slots=True)
class News:
    """The center is at entry `seq`; since the one asked about, `kinds` have changed."""

    seq: int
    kinds: frozenset[Kind]


class NewsBoard:
    """Where the center writes what changed and screens wait for it; safe among threads."""

    def __init__(self, seq: int) -> None:
        self._changed = Condition()
        self._seq = seq
        self._last: deque[tuple[int, frozenset[Kind]]] = deque(maxlen=REMEMBERED)

    def tell(self, seq: int, kinds: Iterable[Kind]) -> None:
        """The entries up to `seq` have come, and are of these kinds."""
        with self._changed:
            self._last.append((self._seq, frozenset(kinds)))
            self._seq = seq
            self._changed.notify_all()

    def wait(self, after: int, timeout: float) -> News:
        """What has changed since entry `after`; waits up to `timeout` seconds for a change."""
        with self._changed:
            self._changed.wait_for(lambda: self._seq != after, timeout)
            return News(self._seq, self._kinds(after))

    def _kinds(self, after: int) -> frozenset[Kind]:
        if after == self._seq:
            return frozenset()
        known_from = self._last[0][0] if self._last else self._seq
        if not known_from <= after <= self._seq:
            return frozenset(Kind)
        kinds: frozenset[Kind] = frozenset()
        for before, changed in reversed(self._last):
            kinds |= changed
            if before <= after:
                break
        return kinds
