"""From what on the hall raises an alarm, as a center's management sets it; documented here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from center_app.domain.clock import MINUTE

RANGES: Mapping[str, tuple[float, float]] = {
    "late_percent": (100.0, 500.0),
    "capacity": (0.0, 5_000.0),
    "full_percent": (50.0, 150.0),
    "people": (1.0, 5.0),
    "unserved_min": (0.0, 60.0),
    "silent_min": (1.0, 60.0),
    "link_min": (5.0, 1_440.0),
}
"""For each limit the least and the greatest value that is accepted."""

MEANINGS: Mapping[str, str] = {
    "late_percent": "a wait in percent of its target from which its agency raises an alarm",
    "capacity": "how many people the hall holds; 0: nobody has said",
    "full_percent": "percent of the capacity from which the hall is full",
    "people": "people who come with one number, whoever accompanies them included",
    "unserved_min": "minutes for which nobody serves what somebody waits for",
    "silent_min": "minutes without a word of a station that was there",
    "link_min": "minutes for which entries wait for the registry",
}
"""What each limit does, in a line."""


@dataclass(frozen=True, slots=True)
class AlarmLimits:
    """The limits of a center. The waits that they are about are judged by the targets themselves.

    A hall has its `capacity` from the civil defence's certificate; `people` were counted in no
    center yet, so the default is a guess that each should replace.
    """

    late_percent: float = 150.0
    capacity: float = 0.0
    full_percent: float = 95.0
    people: float = 1.5
    unserved_min: float = 3.0
    silent_min: float = 3.0
    link_min: float = 30.0

    @property
    def unserved_ms(self) -> int:
        return round(self.unserved_min * MINUTE)

    @property
    def silent_ms(self) -> int:
        return round(self.silent_min * MINUTE)

    @property
    def link_ms(self) -> int:
        return round(self.link_min * MINUTE)

    def faults(self) -> Iterator[tuple[str, float, float, float]]:
        """(name, value, least, greatest) of every limit outside its range."""
        for field in fields(self):
            value, (least, greatest) = getattr(self, field.name), RANGES[field.name]
            if not least <= value <= greatest:
                yield field.name, value, least, greatest


USUAL = AlarmLimits()
