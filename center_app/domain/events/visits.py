"""What happened to a visit.

Beside durations stands `dq`, their quality: None by the steady clock, "wall" across two boots.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from center_app.domain.catalogue import Audience
from center_app.domain.doubt import Doubt
from center_app.domain.events.event import Event, Kind
from center_app.domain.own_time import OwnTime
from center_app.domain.result import Way
from center_app.domain.routing.why import Why
from center_app.domain.step import Because, Detail, Line, Outcome, StepId
from center_app.domain.undoable import Deed
from center_app.domain.visit import Assistance, Promise, Stand, Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitIssued(Event):
    """A ticket was given. `token` is the SHA-256 of its secret, in hex.

    `booking` is the id of the appointment that was checked in; who came too late for it has no
    `appointment` any more. Who comes to collect a `result` goes on with the `first` visit. `own` is
    the time of a ticket that a kiosk gave while its server was away, and that was taken in later.
    """

    type: ClassVar[str] = "visit.issued"
    kind: ClassVar[Kind] = Kind.QUEUE
    visit: str
    number: str
    token: str
    audience: Audience
    language: str
    priority: str | None
    assistance: tuple[Assistance, ...]
    bundle: str | None
    lines: tuple[Line, ...]
    promise: Promise | None
    appointment: int | None = None
    booking: str | None = None
    result: str | None = None
    first: str | None = None
    own: OwnTime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberAdded(Event):
    """The visit has one number more: the first never reached the kiosk, which then gave its own."""

    type: ClassVar[str] = "visit.number_added"
    kind: ClassVar[Kind] = Kind.CALLS
    visit: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitCancelled(Event):
    type: ClassVar[str] = "visit.cancelled"
    kind: ClassVar[Kind] = Kind.QUEUE
    visit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentsSeen(Event):
    """Which papers of the basket have been looked at by now, by the ids of the catalogue."""

    type: ClassVar[str] = "documents.seen"
    kind: ClassVar[Kind] = Kind.QUEUE
    visit: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitCalled(Event):
    type: ClassVar[str] = "visit.called"
    kind: ClassVar[Kind] = Kind.CALLS
    visit: str
    counter: str
    sitting: str
    who: str
    steps: tuple[StepId, ...]
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRecalled(Event):
    type: ClassVar[str] = "visit.recalled"
    kind: ClassVar[Kind] = Kind.CALLS
    visit: str
    counter: str
    sitting: str
    times: int


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


@dataclass(frozen=True, slots=True, kw_only=True)
class StepStarted(Event):
    type: ClassVar[str] = "step.started"
    kind: ClassVar[Kind] = Kind.QUEUE
    visit: str
    counter: str
    sitting: str
    step: StepId


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
class VisitHeld(Event):
    """Set aside; the sitting ends here, and the counter is free."""

    type: ClassVar[str] = "visit.held"
    kind: ClassVar[Kind] = Kind.CALLS
    visit: str
    counter: str
    sitting: str
    wish: Wish
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitResumed(Event):
    """Back at a counter after a hold of `held_ms`, in a sitting of its own."""

    type: ClassVar[str] = "visit.resumed"
    kind: ClassVar[Kind] = Kind.CALLS
    visit: str
    counter: str
    sitting: str
    who: str
    step: StepId
    held_ms: int
    dq: str | None = None


BACK_OFFICE = "back_office"
"""The reason of a hold: all that is left of the visit waits for what a back office does."""

REST = "rest"
"""The reason of a hand-over: what was served here is done, and the rest is served elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitTransferred(Event):
    """Back in the queue for what is left, with the number and the waited time; the sitting ends.

    Who had only been called has the old place again.
    """

    type: ClassVar[str] = "visit.transferred"
    kind: ClassVar[Kind] = Kind.CALLS
    visit: str
    counter: str
    sitting: str
    to_counter: str | None
    to_employee: str | None
    reason: str
    has_note: bool = False
    to_service: str | None = None
    to_agency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitReleased(Event):
    """No longer set aside, or sent to one counter: it waits for all who can serve it."""

    type: ClassVar[str] = "visit.released"
    kind: ClassVar[Kind] = Kind.QUEUE
    visit: str
    held_ms: int
    dq: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitMissed(Event):
    type: ClassVar[str] = "visit.missed"
    kind: ClassVar[Kind] = Kind.CALLS
    visit: str
    counter: str
    sitting: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitUndone(Event):
    """The last deed of a counter is taken back: visit and counter are as they were before it."""

    type: ClassVar[str] = "visit.undone"
    kind: ClassVar[Kind] = Kind.CALLS
    visit: str
    counter: str
    sitting: str
    deed: Deed


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitReturned(Event):
    """Who missed the call came back `away_ms` later, in time, and waits in the old place."""

    type: ClassVar[str] = "visit.returned"
    kind: ClassVar[Kind] = Kind.QUEUE
    visit: str
    away_ms: int
    dq: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitEnded(Event):
    """Everything asked for has been served; `total_ms` from issue to now."""

    type: ClassVar[str] = "visit.ended"
    kind: ClassVar[Kind] = Kind.CALLS
    visit: str
    counter: str
    sitting: str
    total_ms: int
    dq: str | None = None


CLOSING, DAY_OVER = "closing", "day_over"
"""Why a visit expired: the day was closed, or only the next day found it open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitExpired(Event):
    """Still open when the day ended; `was` says how far it had come."""

    type: ClassVar[str] = "visit.expired"
    kind: ClassVar[Kind] = Kind.CALLS
    visit: str
    was: Stand
    reason: str


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
