"""What a visit was, in flat rows: what reports count and the history keeps.

Times are milliseconds since 1970 UTC, durations milliseconds. Rows of visits are named tuples: a
month has 75,000 of them, and a dataclass takes five times as long to make.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from center_app.domain.action_figures import ActionFacts
from center_app.domain.catalogue import Audience
from center_app.domain.message import Progress, Voice
from center_app.domain.presence import PresenceFacts
from center_app.domain.step import StepState
from center_app.domain.unannounced import UnannouncedFacts
from center_app.domain.visit import Stand


class SittingFacts(NamedTuple):
    """One visit at one counter: its wait before, the walk to it and the time there.

    `wait_ms` and `walk_ms` are None when nobody came or when the sitting went on after a hold.
    `accurate` is what its employee said of its time, None: nothing.
    """

    visit: str
    sitting: str
    counter: str
    employee: str
    called_at: int
    started_at: int | None
    ended_at: int | None
    wait_ms: int | None
    walk_ms: int | None
    recalls: int
    accurate: bool | None = None


class StepFacts(NamedTuple):
    """One step: who served it, how long it waited against the promise, what came out.

    `within` says whether it was served within its target: None while that is open, and for a
    step that was cancelled before the target had passed.
    """

    visit: str
    line: int
    stage: int
    service: str
    agency: str
    quantity: int
    state: StepState
    counter: str | None
    employee: str | None
    target_ms: int
    wait_ms: int | None
    served_ms: int | None
    finished_at: int | None
    within: bool | None
    completed: int
    """Copies with the outcome "completed"; those with others follow."""
    incomplete: int = 0
    online: int = 0
    referred: int = 0
    rejected: int = 0
    ready_later: int = 0
    missing: str | None = None
    """The ids of what incomplete copies lacked, with a space between, one for each copy."""
    accurate: bool | None = None
    """What was said of the time: False if of any sitting that served it; None: nothing."""
    shared: bool = False
    """Whether others than `employee`, who finished it, have served it: the time is nobody's own."""


class VisitFacts(NamedTuple):
    """One visit as a whole. `within`: all its steps are; `resolved`: nobody has to come again for
    it, but to collect what is ready.

    `promised_as` is the class in which the wait was promised, None where nothing was told; a
    basket is also one that became it at a counter. `stars` is the rating of 1 to 5, `reasons` the
    codes that it named, with a space between. `first` is the visit with whose matter a pick-up went
    on: it is no case of its own.
    """

    visit: str
    day: date
    number: str
    audience: Audience
    language: str
    priority: str | None
    stand: Stand
    issued_at: int
    ended_at: int | None
    wait_to_call_ms: int | None
    total_ms: int | None
    held_citizen_ms: int
    held_center_ms: int
    counters: int
    transfers: int
    promise_low_ms: int | None
    promise_high_ms: int | None
    promise_point_ms: int | None
    promised_as: str | None
    within: bool | None
    resolved: bool | None
    stars: int | None = None
    reasons: str | None = None
    first: str | None = None
    left_on_hold: bool = False
    """Whether nobody went on after a hold: the day has ended it, or it has lasted too long."""


@dataclass(frozen=True, slots=True)
class MessageFacts:
    """One message, told on the business day `day`; `took_ms` until it was settled."""

    message: str
    day: date
    voice: Voice
    visit: str | None
    service: str | None
    agency: str | None
    progress: Progress
    told_at: int
    settled_at: int | None
    took_ms: int | None


@dataclass(frozen=True, slots=True)
class Facts:
    """All the rows of some visits, and of the presences, messages, actions and
    unannounced visits of the same days."""

    visits: tuple[VisitFacts, ...]
    steps: tuple[StepFacts, ...]
    sittings: tuple[SittingFacts, ...]
    presences: tuple[PresenceFacts, ...] = ()
    messages: tuple[MessageFacts, ...] = ()
    actions: tuple[ActionFacts, ...] = ()
    unannounced: tuple[UnannouncedFacts, ...] = ()


def together(parts: Collection[Facts]) -> Facts:
    """All these rows."""
    return Facts(
        tuple(visit for part in parts for visit in part.visits),
        tuple(step for part in parts for step in part.steps),
        tuple(sitting for part in parts for sitting in part.sittings),
        tuple(presence for part in parts for presence in part.presences),
        tuple(message for part in parts for message in part.messages),
        tuple(action for part in parts for action in part.actions),
        tuple(one for part in parts for one in part.unannounced),
    )
