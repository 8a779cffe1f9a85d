"""A counter of the day, and who was at it for how long."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from center_app.domain.clock import Instant, elapsed, quality
from center_app.domain.place import Break


class Status(StrEnum):
    """What a counter does."""

    CLOSED = "closed"
    OPEN = "open"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Counter:
    """A counter of the day: who sits behind it, which visit before it, since when it is so.

    `free_since` is since when it has been open and without a visit; `breaks` are planned;
    `closing`: it closes by itself once the visit that is there has left. One that is
    `retired` is there no more, and what happened at it stays.
    """

    code: str
    zone: str
    status: Status = Status.CLOSED
    since: Instant | None = None
    reason: str | None = None
    employee: str | None = None
    visit: str | None = None
    free_since: Instant | None = None
    breaks: tuple[Break, ...] = ()
    closing: bool = False
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Presence:
    """One employee at one counter, for as long as both and the counter's status stay the same.

    `n` counts all presences, those of other days too: a corrected clock may come back to a day.
    `seen` is when something happened there last, and the end of one that is over: `length_ms` and
    the serving in it, `serving_ms`, go up to there. They are added up from one event to the next,
    so that no clock makes the part more than the whole; `dq` is "wall" once the machine has
    started anew in between.
    """

    day: date
    n: int
    counter: str
    employee: str
    status: Status
    reason: str | None
    began_at: int
    seen: Instant
    length_ms: int = 0
    serving_ms: int = 0
    dq: str | None = None

    def until(self, now: Instant, *, serving: bool) -> "Presence":
        """The presence as it is `now`; `serving`: a visit was being served there meanwhile."""
        more = elapsed(self.seen, now)
        return replace(
            self,
            seen=now,
            length_ms=self.length_ms + more,
            serving_ms=self.serving_ms + (more if serving else 0),
            dq=self.dq or quality(self.seen, now),
        )
