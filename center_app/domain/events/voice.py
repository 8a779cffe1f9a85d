"""What citizens said of the center: kinds, times and outcomes, never a text."""

from dataclasses import dataclass
from typing import ClassVar

from center_app.domain.events.event import Event, Kind
from center_app.domain.message import Progress, Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRated(Event):
    """A visit was rated, 1 to 5, or rated anew: the last rating counts."""

    type: ClassVar[str] = "visit.rated"
    kind: ClassVar[Kind] = Kind.VOICE
    visit: str
    stars: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageTold(Event):
    type: ClassVar[str] = "voice.told"
    kind: ClassVar[Kind] = Kind.VOICE
    message: str
    voice: Voice
    visit: str | None
    service: str | None
    agency: str | None
    has_text: bool
    has_contact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageAnswered(Event):
    """A message was taken up or settled by `who`, `took_ms` after it was told.

    `reference` is its number with the government's complaints platform, if it was handed there.
    """

    type: ClassVar[str] = "voice.answered"
    kind: ClassVar[Kind] = Kind.VOICE
    message: str
    progress: Progress
    took_ms: int
    reference: str | None
    has_text: bool
    dq: str | None = None
    who: str | None = None
