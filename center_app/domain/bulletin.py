"""A bulletin: a ready sentence of the management to the counters or to everybody in the hall.

No free text: it stands in the journal for ever, is read in every language, and names nobody.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from center_app.domain.clock import Instant

MOST_SHOWN = 3
"""Bulletins of one place at once: more would not be read."""

LONGEST_MIN = 12 * 60


class Place(StrEnum):
    """Where it is shown."""

    COUNTERS = "counters"
    DISPLAYS = "displays"


class Saying(StrEnum):
    """What it says; some need an agency, some name a time that follows from the rest."""

    CLOSES = "closes"
    GOES_ON = "goes_on"
    NO_AGENCY = "no_agency"
    PAPERS = "papers"
    LONG_WAITS = "long_waits"
    FAULT = "fault"
    SEATS = "seats"
    SHORT_BREAKS = "short_breaks"
    STAY_LONGER = "stay_longer"
    MEETING = "meeting"
    SEND_NOBODY = "send_nobody"
    FAULT_HERE = "fault_here"
    CALL_SUPERVISOR = "call_supervisor"


SAYINGS: Mapping[Place, tuple[Saying, ...]] = {
    Place.DISPLAYS: (
        *(Saying.PAPERS, Saying.LONG_WAITS, Saying.CLOSES, Saying.NO_AGENCY, Saying.GOES_ON),
        *(Saying.FAULT, Saying.SEATS),
    ),
    Place.COUNTERS: (
        *(Saying.SHORT_BREAKS, Saying.STAY_LONGER, Saying.MEETING, Saying.CALL_SUPERVISOR),
        *(Saying.SEND_NOBODY, Saying.FAULT_HERE),
    ),
}
"""What can be said where, in the order in which it is offered."""

OF_AN_AGENCY = frozenset({Saying.NO_AGENCY, Saying.SEND_NOBODY})
"""They name one."""


@dataclass(frozen=True, slots=True)
class Bulletin:
    """One that was posted. `until` and `time` (which it names) are in ms since 1970 UTC; without
    `until` it ends with the day. Without `counters` it is for all; `seen` are the employees who
    have said so. What is `spoken` is said aloud in the hall, once."""

    id: str
    place: Place
    saying: Saying
    since: Instant
    until: int | None = None
    time: int | None = None
    agency: str | None = None
    counters: tuple[str, ...] = ()
    seen: frozenset[str] = frozenset()
    spoken: bool = False

    def stands(self, at: int) -> bool:
        """Whether it is still shown at a moment (ms since 1970 UTC)."""
        return self.until is None or at < self.until

    def is_for(self, counter: str) -> bool:
        return self.place is Place.COUNTERS and (not self.counters or counter in self.counters)
