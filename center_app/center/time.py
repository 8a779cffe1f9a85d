"""The center's time: a wall clock that may jump, made fit for stamps and for the calendar."""

from center_app.domain.clock import HOUR, MINUTE, Clock, Instant, elapsed

JUMP_MS = HOUR
"""A wall clock that runs so far from the steady one has jumped."""

BELIEVED_MS = 10 * MINUTE
"""How long a jumped wall clock must stand before the calendar follows it."""

SLOWED = 2
"""While stamps are ahead of the wall clock they go on at a part of its pace, until it is there."""


class CenterTime:
    """Watches the clock of the machine as long as the center runs."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._trusted = clock.now()
        self._jumped: Instant | None = None

    def now(self) -> Instant:
        return self._clock.now()

    def stamp(self, now: Instant, last: Instant) -> Instant:
        """The moment of an entry after the `last`: never before it, and never standing still."""
        floor = last.at + (elapsed(last, now) // SLOWED if last.boot == now.boot else 0)
        return now._replace(at=max(now.at, floor))

    def is_settled(self, now: Instant) -> bool:
        """Whether the wall clock may turn the day.

        One wrong glance at a clock that is put right at once must not end a day; a clock that
        was wrong until now is believed when it has stood for a while.
        """
        if not _apart(self._trusted, now):
            self._trusted, self._jumped = now, None
        elif self._jumped is None or _apart(self._jumped, now):
            self._jumped = now
        elif now.mono - self._jumped.mono >= BELIEVED_MS:
            self._trusted, self._jumped = now, None
        return self._jumped is None


def _apart(before: Instant, now: Instant) -> bool:
    """Whether the wall clock has gone another way than the steady one."""
    return abs((now.at - before.at) - (now.mono - before.mono)) > JUMP_MS
