"""An alarm: something in the hall that somebody in charge has to see to, told once."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from center_app.domain.clock import Instant


class AlarmKind(StrEnum):
    """What is not as it should be."""

    LONG_WAIT = "long_wait"
    FULL_HALL = "full_hall"
    UNSERVED = "unserved"
    PAPER_LOW = "paper_low"
    PRINTER = "printer"
    SILENT_STATION = "silent_station"
    LATE_LINK = "late_link"
    OPEN_SITTING = "open_sitting"
    HELP = "help"
    BURST = "burst"


OF_THE_SERVER = frozenset({AlarmKind.SILENT_STATION, AlarmKind.LATE_LINK})
"""What the hall cannot know: only whoever hears the stations and the registry tells it."""


class AlarmAnswer(StrEnum):
    """What whoever took an alarm up does about it: one of a short list, in no free text."""

    GOING = "going"
    OPENING = "opening"
    MOVING = "moving"
    REPAIRING = "repairing"
    TELLING = "telling"
    NO_MATTER = "no_matter"


class Sign(NamedTuple):
    """A kind of alarm, and what it is about: an agency, service, counter or station; "" for all."""

    kind: AlarmKind
    about: str = ""


class Level(NamedTuple):
    """How far a sign has gone. `beyond` its limit it raises an alarm, before that it keeps one.

    `value` is a time (ms), a number of people, of visits or of numbers, as the kind has it.
    """

    value: int
    beyond: bool = True


@dataclass(frozen=True, slots=True)
class Alarm:
    """One that goes on. `value` is what it was when it was raised.

    `owner` has taken it up at `taken`, with an answer. One that was `put_away` is over for people,
    and is kept until its sign has gone, so that it is not told a second time.
    """

    id: str
    sign: Sign
    since: Instant
    value: int
    owner: str | None = None
    taken: Instant | None = None
    answer: AlarmAnswer | None = None
    put_away: bool = False
