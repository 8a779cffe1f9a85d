"""How far this clock is from the registry's, from the answers that came back the quickest.

Nothing is refused because of it, and no stamp is changed: the registry corrects what it counts.
"""

from collections import deque

from center_app.domain.clock import HOUR, STEP_MS, Instant
from sync.wire import Offset

KEPT = 8
"""Answers looked back on: of these the quickest says most."""

WRONG_MS = HOUR
"""A clock that is further from the registry's is told of: no drift comes so far."""


class ClockOffset:
    """Owned by one thread."""

    def __init__(self) -> None:
        self._samples: deque[tuple[int, int]] = deque(maxlen=KEPT)
        self._last: Instant | None = None

    def seen(self, asked: Instant, answered: Instant, there: int) -> None:
        """An answer came: it was `there` at the registry (milliseconds since 1970 UTC)."""
        if self._last is not None and _stepped(self._last, answered):
            self._samples.clear()
        self._last = answered
        if not _stepped(asked, answered):
            trip = max(0, answered.mono - asked.mono)
            self._samples.append((trip, there - (asked.at + trip // 2)))

    def best(self) -> Offset | None:
        """How far the registry's clock is ahead, give or take half the way there and back."""
        if not self._samples:
            return None
        trip, ahead = min(self._samples)
        return Offset(off_ms=ahead, unc_ms=(trip + 1) // 2)

    def is_wrong(self) -> bool:
        """Whether somebody should set this clock, or the registry's."""
        found = self.best()
        return found is not None and abs(found.off_ms) - found.unc_ms > WRONG_MS


def _stepped(before: Instant, after: Instant) -> bool:
    return before.boot != after.boot or (
        abs((after.at - before.at) - (after.mono - before.mono)) > STEP_MS
    )
