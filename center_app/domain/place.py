"""The center itself: its name, hours, zones, counters and ticket series."""

from dataclasses import dataclass
from typing import NamedTuple

from center_app.domain.appointment import DEFAULT_WINDOW, Window
from center_app.domain.calendar import Calendar
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


class Break(NamedTuple):
    """A planned break of an employee (ms since 1970 UTC)."""

    starts: int
    ends: int


@dataclass(frozen=True, slots=True)
class Settings:
    """What the center's management decides about its center; `window` is that for checking in.

    After `lock_min` minutes without a key or a touch a desk is covered; 0: never.
    """

    name: Text
    calendar: Calendar = DEFAULT_CALENDAR
    zones: tuple[Zone, ...] = ()
    series: tuple[Series, ...] = DEFAULT_SERIES
    reserve: tuple[str, ...] = DEFAULT_RESERVE
    routing: Routing = DEFAULT
    window: Window = DEFAULT_WINDOW
    lock_min: int = DEFAULT_LOCK_MIN

    def zone(self, code: str) -> Zone | None:
        return next((zone for zone in self.zones if zone.code == code), None)
