"""What happened while somebody was served: sittings, their steps and what came of them.

Beside durations stands `dq`, their quality, and `own`, as with what happened to a visit.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from center_app.domain.doubt import Doubt
from center_app.domain.events.event import Event, Kind
from center_app.domain.own_time import OwnTime
from center_app.domain.result import Way
from center_app.domain.step import Because, Detail, Line, Outcome, StepId


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentsSeen(Event):
    """Which papers of the basket have been looked at by now, by the ids of the catalogue."""

    type: ClassVar[str] = "documents.seen"
    kind: ClassVar[Kind] = Kind.QUEUE
    visit: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingStarted(Event):
    """The visit sits down: `wait_ms` from queueing to now, of which `walk_ms` since the call.

    With an appointment the wait counts from the booked time, if that was later.
    """

    type: ClassVar[str] = "sitting.started"
    kind: ClassVar[Kind] = Kind.CALLS
    visit: str
    counter: str
    sitting: str
    wait_ms: int
    walk_ms: int
    dq: str | None = None
    own: OwnTime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepStarted(Event):
    type: ClassVar[str] = "step.started"
    kind: ClassVar[Kind] = Kind.QUEUE
    visit: str
    counter: str
    sitting: str
    step: StepId
    own: OwnTime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFinished(Event):
    type: ClassVar[str] = "step.finished"
    kind: ClassVar[Kind] = Kind.QUEUE
    visit: str
    counter: str
    sitting: str
    step: StepId
    outcomes: tuple[Outcome, ...]
    served_ms: int
    dq: str | None = None
    details: tuple[Detail, ...] = ()
    own: OwnTime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepSentAway(Event):
    """A back office goes on with some copies of it; the citizen waits for the result."""

    type: ClassVar[str] = "step.sent_away"
    kind: ClassVar[Kind] = Kind.QUEUE
    visit: str
    counter: str
    sitting: str
    step: StepId
    outcomes: tuple[Outcome, ...]
    served_ms: int
    dq: str | None = None
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepBroughtBack(Event):
    """The back office is done `away_ms` later: the step can be served to its end."""

    type: ClassVar[str] = "step.brought_back"
    kind: ClassVar[Kind] = Kind.QUEUE
    visit: str
    step: StepId
    away_ms: int
    dq: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultPromised(Event):
    """What a step was for is ready on a later day. `token` is the SHA-256 of the receipt's code.

    `number` is that of the visit; `service` and `capacity` are what was asked for.
    """

    type: ClassVar[str] = "result.promised"
    kind: ClassVar[Kind] = Kind.QUEUE
    result: str
    token: str
    visit: str
    counter: str
    sitting: str
    step: StepId
    copies: int
    ready: date
    way: Way


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDropped(Event):
    """A step that nobody owes any more; it counts in no wait and no target."""

    type: ClassVar[str] = "step.dropped"
    kind: ClassVar[Kind] = Kind.QUEUE
    visit: str
    counter: str
    sitting: str
    step: StepId
    because: Because


@dataclass(frozen=True, slots=True, kw_only=True)
class LineAdded(Event):
    """A service more; the lines `before` which it is had come after it from now on."""

    type: ClassVar[str] = "line.added"
    kind: ClassVar[Kind] = Kind.QUEUE
    visit: str
    counter: str
    sitting: str
    line: Line
    before: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeJudged(Event):
    """The employee said whether the time of a sitting, or of the hold before it, was right."""

    type: ClassVar[str] = "time.judged"
    kind: ClassVar[Kind] = Kind.STAFF
    visit: str
    sitting: str
    counter: str
    doubt: Doubt
    accurate: bool
