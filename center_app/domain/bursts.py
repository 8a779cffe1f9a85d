"""Stations that give more numbers than people can take: somebody plays, or a machine does."""

from collections import Counter as Tally
from collections.abc import Iterator
from dataclasses import dataclass

from center_app.domain.clock import MINUTE, Instant, elapsed
from center_app.domain.hall import Hall

MOST_A_MINUTE = 12
"""Numbers that one station gives in a minute at most in honest use: choosing a service, reading
its card and taking the number takes nobody less than five seconds."""


@dataclass(frozen=True, slots=True)
class Burst:
    """How many numbers a station gave in the last minute."""

    station: str
    given: int


def bursts(hall: Hall, now: Instant) -> tuple[Burst, ...]:
    """The stations that gave more in the last minute than is believable, by name."""
    given = Tally(_stations(hall, now))
    found = (Burst(station, n) for station, n in given.items() if n > MOST_A_MINUTE)
    return tuple(sorted(found, key=lambda burst: burst.station))


def _stations(hall: Hall, now: Instant) -> Iterator[str]:
    """Where each number of the last minute was given; the latest visits stand last."""
    for visit in reversed(hall.visits.values()):
        if elapsed(visit.issued, now) >= MINUTE:
            return
        yield visit.station
