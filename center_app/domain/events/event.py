"""What every event is, and what a change may concern."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class Kind(StrEnum):
    """What a change concerns; a screen asks again when it shows something of that kind."""

    SETUP = "setup"
    DAY = "day"
    STAFF = "staff"
    QUEUE = "queue"
    CALLS = "calls"
    STATIONS = "stations"
    VOICE = "voice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What all events have in common: a type of the wire, its version, and whom it concerns."""

    type: ClassVar[str]
    version: ClassVar[int] = 1
    kind: ClassVar[Kind]
