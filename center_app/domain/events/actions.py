"""What became of improvement actions: causes, times and figures, never a text."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from center_app.domain.action import ActionState, Aim, Cause, Measured, Verdict
from center_app.domain.events.event import Event, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionOpened(Event):
    """`who` is to see to something until the day on which it is `due`."""

    type: ClassVar[str] = "action.opened"
    kind: ClassVar[Kind] = Kind.VOICE
    action: str
    cause: Cause
    aim: Aim
    before: Measured
    due: date
    who: str
    message: str | None
    agency: str | None
    service: str | None
    has_text: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionPlanned(Event):
    """Another sees to it, or until another day."""

    type: ClassVar[str] = "action.planned"
    kind: ClassVar[Kind] = Kind.VOICE
    action: str
    due: date
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionEnded(Event):
    """It is done or dropped, `took_ms` after it was opened, and the indicator has become so."""

    type: ClassVar[str] = "action.ended"
    kind: ClassVar[Kind] = Kind.VOICE
    action: str
    state: ActionState
    after: Measured | None
    verdict: Verdict
    took_ms: int
    has_text: bool
    dq: str | None = None
