"""Notices that another process wrote to the journal, so that its entries go out at once."""

from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread

from center_app.domain.refusal import Unavailable
from center_app.store.journal import Journal

GLANCE_S = 0.5
"""How often the journal's place is read: one short statement, and no entry."""


class Following(Thread):
    """Calls `hint` when the journal has grown, until `end`."""

    def __init__(self, journal: Journal, hint: Callable[[], None]) -> None:
        super().__init__(name="following", daemon=True)
        self._journal = journal
        self._hint = hint
        self._ended = Event()

    def run(self) -> None:
        seen: tuple[str, int] | None = None
        while not self._ended.wait(GLANCE_S):
            with suppress(Unavailable):  # the link has a timer of its own
                now = self._journal.position()
                if seen not in (None, now):
                    self._hint()
                seen = now

    def end(self) -> None:
        self._ended.set()
        self.join()
