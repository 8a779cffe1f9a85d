"""Views for many stations: what several of them ask at the same time is computed once."""

from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import Any

from center_app.domain.views import VIEWS
from center_app.domain.views.query import Query
from sync.stations.wire import write_view

FRESH_S = 0.25
"""Waits in a view grow with time alone: so old may an answer be that others are given too."""

MOST = 256
"""Answers that are kept at once; a hall asks fewer different questions in that time."""


class SharedViews:
    """Answers to questions as bytes, the same ones until an entry comes; safe among threads."""

    def __init__(self, answer: Callable[[Query[Any]], object], seq: Callable[[], int]) -> None:
        """`seq`: how far the journal is; what is beside the hall is asked anew each time."""
        self._answer, self._seq = answer, seq
        self._lock = Lock()
        self._known: dict[Query[Any], tuple[int, float, bytes]] = {}
        self._turns: dict[Query[Any], Lock] = {}

    def view(self, query: Query[Any]) -> bytes:
        """Raises what the answer raises."""
        if type(query) not in VIEWS:
            return write_view(self._answer(query))
        body = self._known_now(query)
        if body is not None:
            return body
        with self._lock:
            if len(self._turns) >= MOST:
                self._turns.clear()
            turn = self._turns.setdefault(query, Lock())
        with turn:  # several hear the news at once: whoever comes second has what the first gets
            return self._known_now(query) or self._made(query)

    def _known_now(self, query: Query[Any]) -> bytes | None:
        with self._lock:
            known = self._known.get(query)
        fresh = known is not None and monotonic() - known[1] <= FRESH_S
        return known[2] if known is not None and fresh and known[0] == self._seq() else None

    def _made(self, query: Query[Any]) -> bytes:
        """A view that was begun before an entry came is not taken for one that has it."""
        seq, now = self._seq(), monotonic()
        body = write_view(self._answer(query))
        with self._lock:
            if len(self._known) >= MOST:
                self._known.clear()
            self._known[query] = seq, now, body
        return body
