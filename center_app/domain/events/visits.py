"""What happened to a visit.

Beside durations stands `dq`, their quality: None by the steady clock, "wall" across two boots.
`own` is when it happened, where that was by paper while the server was away.
"""

from dataclasses import dataclass
from typing import ClassVar

from center_app.domain.catalogue import Audience
from center_app.domain.events.event import Event, Kind
from center_app.domain.forward import Forward
from center_app.domain.own_time import OwnTime
from center_app.domain.routing.why import Why
from center_app.domain.step import Line, StepId
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
class VisitCalled(Event):
    type: ClassVar[str] = "visit.called"
    kind: ClassVar[Kind] = Kind.CALLS
    visit: str
    counter: str
    sitting: str
    who: str
    steps: tuple[StepId, ...]
    why: Why
    own: OwnTime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRecalled(Event):
    type: ClassVar[str] = "visit.recalled"
    kind: ClassVar[Kind] = Kind.CALLS
    visit: str
    counter: str
    sitting: str
    times: int


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
    own: OwnTime | None = None


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
    own: OwnTime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitReleased(Event):
    """No longer set aside, or sent to one counter: it waits for all who can serve it."""

    type: ClassVar[str] = "visit.released"
    kind: ClassVar[Kind] = Kind.QUEUE
    visit: str
    held_ms: int
    dq: str | None = None
    own: OwnTime | None = None


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
    own: OwnTime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitPutOff(Event):
    """Its holder asked not to be called for `span_ms`: it does not wait until that is over."""

    type: ClassVar[str] = "visit.put_off"
    kind: ClassVar[Kind] = Kind.QUEUE
    visit: str
    span_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitBack(Event):
    """It waits on; the `away_ms` for which its holder asked not to be called count as no wait."""

    type: ClassVar[str] = "visit.back"
    kind: ClassVar[Kind] = Kind.QUEUE
    visit: str
    away_ms: int
    dq: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitPutForward(Event):
    """Somebody in charge lets it go before all others; `passed` went before it until then, at the
    counter where the fewest did."""

    type: ClassVar[str] = "visit.put_forward"
    kind: ClassVar[Kind] = Kind.QUEUE
    visit: str
    reason: Forward
    passed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitPutBack(Event):
    """It was put forward by mistake, or need not be any more: it has its own place again."""

    type: ClassVar[str] = "visit.put_back"
    kind: ClassVar[Kind] = Kind.QUEUE
    visit: str


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
    own: OwnTime | None = None


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
