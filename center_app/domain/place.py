"""The center itself: its name, hours, zones, counters and ticket series."""

from dataclasses import dataclass

from center_app.domain.calendar import Calendar
from center_app.domain.numbering import Series
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


@dataclass(frozen=True, slots=True)
class Settings:
    """What the center's management decides about its center."""

    name: Text
    calendar: Calendar = DEFAULT_CALENDAR
    zones: tuple[Zone, ...] = ()
    series: tuple[Series, ...] = DEFAULT_SERIES
    reserve: tuple[str, ...] = DEFAULT_RESERVE

    def zone(self, code: str) -> Zone | None:
        return next((zone for zone in self.zones if zone.code == code), None)
