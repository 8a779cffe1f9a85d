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
    """What the center's management decides about its center; `window` is that for checking in."""

    name: Text
    calendar: Calendar = DEFAULT_CALENDAR
    zones: tuple[Zone, ...] = ()
    series: tuple[Series, ...] = DEFAULT_SERIES
    reserve: tuple[str, ...] = DEFAULT_RESERVE
    routing: Routing = DEFAULT
    window: Window = DEFAULT_WINDOW

    def zone(self, code: str) -> Zone | None:
        return next((zone for zone in self.zones if zone.code == code), None)
