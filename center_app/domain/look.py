"""That somebody looked at what is known of people: kept beside the journal, never in it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Looked(StrEnum):
    """What was looked at."""

    STORY = "story"
    MESSAGE = "message"
    REPORT = "report"
    EXPORT = "export"
    AUDIT = "audit"


@dataclass(frozen=True, slots=True)
class Look:
    """One look: when (ms since 1970 UTC), on which business day, by whom, and which one.

    `who` is an employee's random id; "" for the command line of the center's own machine.
    """

    at: int
    day: date
    who: str
    kind: Looked
    which: str
