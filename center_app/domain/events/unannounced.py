"""Visits that nobody had announced, once they are recorded: points alone, never a text."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from center_app.domain.events.event import Event, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class UnannouncedRecorded(Event):
    """Somebody came on the business day `on` as a citizen; `form` names the items, `score` is in
    percent."""

    type: ClassVar[str] = "unannounced.recorded"
    kind: ClassVar[Kind] = Kind.VOICE
    unannounced: str
    on: date
    visit: str | None
    service: str | None
    agency: str | None
    form: str
    points: tuple[int | None, ...]
    score: int
