"""The center itself: its name, hours, zones, counters and ticket series."""

from dataclasses import dataclass
from datetime import time
from typing import NamedTuple

from center_app.domain.agreement import Agreement
from center_app.domain.alarm_limits import USUAL, AlarmLimits
from center_app.domain.appointment import DEFAULT_WINDOW, Window
from center_app.domain.calendar import Calendar
from center_app.domain.clock import local
from center_app.domain.numbering import Series
from center_app.domain.routing.parameters import DEFAULT, Routing
from center_app.domain.text import Text

DEFAULT_CALENDAR = Calendar()
DEFAULT_SERIES = (Series(("A",)),)
DEFAULT_LOCK_MIN, LONGEST_LOCK_MIN = 5, 120
DEFAULT_RESERVE = ("X", "Y", "Z")


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the hall where a group of counters stands."""

    code: str
    name: Text
    floor: int = 0


class Loud(NamedTuple):
    """How loud calls are said from a time of the day on: 0 to 100 percent."""

    since: time
    percent: int


FULL = 100


class Break(NamedTuple):
    """A planned break of an employee (ms since 1970 UTC)."""

    starts: int
    ends: int


@dataclass(frozen=True, slots=True)
class Settings:
    """What the center's management decides about its center; `window` is that for checking in.

    After `lock_min` minutes without a key or a touch a desk is covered; 0: never. `loudness` goes
    by the time of day, in order; before the first it is as loud as after the last. Agencies without
    an agreement of their own have the usual one.
    """

    name: Text
    calendar: Calendar = DEFAULT_CALENDAR
    zones: tuple[Zone, ...] = ()
    series: tuple[Series, ...] = DEFAULT_SERIES
    reserve: tuple[str, ...] = DEFAULT_RESERVE
    routing: Routing = DEFAULT
    window: Window = DEFAULT_WINDOW
    lock_min: int = DEFAULT_LOCK_MIN
    loudness: tuple[Loud, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    alarms: AlarmLimits = USUAL

    def zone(self, code: str) -> Zone | None:
        return next((zone for zone in self.zones if zone.code == code), None)

    def percent_at(self, at: int) -> int:
        """How loud calls are said at a moment (ms since 1970 UTC)."""
        if not self.loudness:
            return FULL
        now = local(at).time()
        begun = [loud for loud in self.loudness if loud.since <= now]
        return (begun or self.loudness)[-1].percent
