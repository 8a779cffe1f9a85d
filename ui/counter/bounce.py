"""Telling a key that bounced from one that was pressed twice."""

from collections.abc import Hashable

from center_app.domain.clock import Clock, elapsed

BOUNCE_MS = 350
"""Nobody reads what a press has changed, and presses again, in less."""


class Bounce:
    """Remembers the last press of a desk."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._key: Hashable = None
        self._at = clock.now()

    def again(self, key: Hashable) -> bool:
        """Whether this is the last press once more; if not, it is the last from now on."""
        now = self._clock.now()
        if key == self._key and elapsed(self._at, now) < BOUNCE_MS:
            return True
        self._key, self._at = key, now
        return False
