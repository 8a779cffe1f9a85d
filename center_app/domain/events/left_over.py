"""What was done at a station whose server was away, and could not be taken in as it was."""

from dataclasses import dataclass
from typing import ClassVar

from center_app.domain.events.event import Event, Kind
from center_app.domain.left_over import Paper
from center_app.domain.own_time import OwnTime
from center_app.domain.refusal import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLeftOver(Event):
    """A ticket or a service by paper stands for itself, until somebody has seen to it.

    `own` is when it was done; a service has a `counter`, and `served_ms` by `who`.
    """

    type: ClassVar[str] = "paper.left_over"
    kind: ClassVar[Kind] = Kind.STATIONS
    left_over: str
    paper: Paper
    number: str
    reason: Reason
    own: OwnTime
    counter: str | None = None
    who: str | None = None
    served_ms: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOverSettled(Event):
    """Somebody has seen to it, or what it waited for has come."""

    type: ClassVar[str] = "paper.settled"
    kind: ClassVar[Kind] = Kind.STATIONS
    left_over: str
