"""What happened about alarms; of one that goes on no more than these are written."""

from dataclasses import dataclass
from typing import ClassVar

from center_app.domain.alarm import AlarmAnswer, AlarmKind
from center_app.domain.events.event import Event, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmRaised(Event):
    """Something is not as it should be, and has been so for a while: see `Sign` and `Level`."""

    type: ClassVar[str] = "alarm.raised"
    kind: ClassVar[Kind] = Kind.STATIONS
    alarm: str
    sign: AlarmKind
    about: str
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmTakenUp(Event):
    """`who` sees to it, `after_ms` after it was raised."""

    type: ClassVar[str] = "alarm.taken_up"
    kind: ClassVar[Kind] = Kind.STATIONS
    alarm: str
    who: str
    answer: AlarmAnswer
    after_ms: int
    dq: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmPutAway(Event):
    """It is shown no more; by whom is in the envelope."""

    type: ClassVar[str] = "alarm.put_away"
    kind: ClassVar[Kind] = Kind.STATIONS
    alarm: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmEnded(Event):
    """Its sign has gone; it lasted so long, with the time for which it was seen to be gone."""

    type: ClassVar[str] = "alarm.ended"
    kind: ClassVar[Kind] = Kind.STATIONS
    alarm: str
    lasted_ms: int
    dq: str | None = None
