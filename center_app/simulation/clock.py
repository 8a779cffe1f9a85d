"""A clock that stands still until it is moved."""

from center_app.domain.clock import Instant


class PlayedClock:
    """The time of a played day: wall clock and steady clock move together, forward only."""

    def __init__(self, at: int, boot: str = "00000000") -> None:
        self._now = Instant(at, 0, boot)

    def now(self) -> Instant:
        return self._now

    def move_to(self, at: int) -> None:
        """Let it be `at` (milliseconds since 1970 UTC); it never goes back."""
        passed = max(0, at - self._now.at)
        self._now = self._now._replace(at=self._now.at + passed, mono=self._now.mono + passed)
