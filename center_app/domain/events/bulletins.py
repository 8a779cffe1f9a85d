"""What happened about bulletins. One that ends by its time needs no event."""

from dataclasses import dataclass
from typing import ClassVar

from center_app.domain.bulletin import Place, Saying
from center_app.domain.events.event import Event, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinPosted(Event):
    """A ready sentence is shown from now on; `until` and `time` in ms since 1970 UTC. What is
    `spoken` is said aloud too, once."""

    type: ClassVar[str] = "bulletin.posted"
    kind: ClassVar[Kind] = Kind.DAY
    bulletin: str
    place: Place
    saying: Saying
    until: int | None
    time: int | None
    agency: str | None
    counters: tuple[str, ...]
    spoken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinTakenDown(Event):
    type: ClassVar[str] = "bulletin.taken_down"
    kind: ClassVar[Kind] = Kind.DAY
    bulletin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinSeen(Event):
    """An employee has read it, `after_ms` after it was posted."""

    type: ClassVar[str] = "bulletin.seen"
    kind: ClassVar[Kind] = Kind.DAY
    bulletin: str
    counter: str
    who: str
    after_ms: int
    dq: str | None = None
