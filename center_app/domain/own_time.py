"""The time of what a kiosk did while its server was away, told by a clock that may be wrong."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from center_app.domain.calendar import Calendar
from center_app.domain.clock import Instant

WALL = "wall"
"""The quality of a time that no steady clock leads to, as that of a duration across two boots."""


@dataclass(frozen=True, slots=True)
class OwnTime:
    """When it happened there: `at` in ms since 1970 UTC by the center's time, as far as known.

    `day` is its business day, `mono` and `boot` are the kiosk's. `dq` is None where its steady
    clock leads to a moment at which the center's time was known, "wall" where only its wall clock
    tells.
    """

    at: int
    day: date
    mono: int
    boot: str
    dq: str | None = None

    @property
    def instant(self) -> Instant:
        return Instant(self.at, self.mono, self.boot)


def day_told(today: date, calendar: Calendar, at: int, now: Instant) -> date:
    """The business day of the moment `at`: as many before the hall's day as it is before now.

    While nobody knows the time, the hall's day is another than that of the clock.
    """
    return today - (calendar.day_of(now.at) - calendar.day_of(at))


def told_time(
    taken: Instant, sent: Instant, heard: Iterable[Instant], now: Instant
) -> tuple[int, str | None]:
    """The moment `taken` of a kiosk's clock by the center's time, with its quality (see `OwnTime`).

    It is never after `now`. `sent` is what the kiosk's clock showed `now`. `heard` are moments of
    its steady clock, `at` by the center's time that it was told then, the oldest first.
    """
    known = (now._replace(mono=sent.mono, boot=sent.boot), *reversed(tuple(heard)))
    for moment in known:
        if moment.boot == taken.boot:
            at = moment.at + taken.mono - moment.mono
            return min(at, now.at), None
    at = taken.at + now.at - sent.at
    return min(at, now.at), WALL
