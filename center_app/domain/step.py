"""A step of a visit: one stage of one line of its basket, and how it may move."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from center_app.domain.catalogue import Capacity
from center_app.domain.clock import Instant


class StepState(StrEnum):
    """Where one step is."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    HELD = "held"
    AWAITED = "awaited"
    """Out of sight in a back office, while the citizen waits for it."""
    DONE = "done"
    MISSED = "missed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    DROPPED = "dropped"
    """No longer wanted, or of no use after what came out of another step."""


MOVES: dict[StepState, frozenset[StepState]] = {
    StepState.WAITING: frozenset(
        {
            StepState.CALLED,
            StepState.SERVING,
            StepState.MISSED,
            StepState.CANCELLED,
            StepState.EXPIRED,
            StepState.DROPPED,
        }
    ),
    StepState.CALLED: frozenset(
        {
            StepState.SERVING,
            StepState.WAITING,
            StepState.MISSED,
            StepState.EXPIRED,
            StepState.DROPPED,
        }
    ),
    StepState.SERVING: frozenset(
        {
            StepState.DONE,
            StepState.HELD,
            StepState.AWAITED,
            StepState.WAITING,
            StepState.EXPIRED,
        }
    ),
    StepState.HELD: frozenset(
        {StepState.SERVING, StepState.WAITING, StepState.CANCELLED, StepState.EXPIRED}
    ),
    StepState.AWAITED: frozenset(
        {
            StepState.WAITING,
            StepState.MISSED,
            StepState.CANCELLED,
            StepState.EXPIRED,
            StepState.DROPPED,
        }
    ),
    StepState.EXPIRED: frozenset({StepState.WAITING, StepState.AWAITED}),
    StepState.MISSED: frozenset({StepState.WAITING, StepState.AWAITED}),
    StepState.DONE: frozenset(),
    StepState.CANCELLED: frozenset(),
    StepState.DROPPED: frozenset(),
}
"""From which state a step may go to which."""

OVER = frozenset(
    {
        StepState.DONE,
        StepState.MISSED,
        StepState.CANCELLED,
        StepState.EXPIRED,
        StepState.DROPPED,
    }
)
"""What has ended. An expired step comes back when a day closed by mistake is reopened, a missed
one when the citizen is back in time."""


class Because(StrEnum):
    """Why a step fell away."""

    NOT_WANTED = "not_wanted"
    OUTCOME = "outcome"
    """What it builds on came to nothing."""
    ANOTHER_DAY = "another_day"
    PAPERS = "papers"
    """A paper or a condition is missing."""
    ONLINE = "online"
    LEFT = "left"
    """Whoever asked for it has gone."""


class Outcome(StrEnum):
    """How the serving of one copy ended."""

    COMPLETED = "completed"
    INCOMPLETE = "incomplete"
    ONLINE = "online"
    REFERRED = "referred"
    REJECTED = "rejected"
    BACK_OFFICE = "back_office"
    READY_LATER = "ready_later"


GOES_ON = frozenset({Outcome.COMPLETED, Outcome.BACK_OFFICE, Outcome.READY_LATER})
"""Outcomes after which what depends on a step still makes sense."""

RESOLVES = frozenset({Outcome.COMPLETED, Outcome.ONLINE, Outcome.READY_LATER})
"""Outcomes after which nobody need come again for the matter: to collect what is ready is none."""


@dataclass(frozen=True, slots=True)
class Detail:
    """What is known of how one copy ended, beside the outcome that it belongs to.

    Incomplete: the ids of the `missing` documents. Referred: `to` which agency, or where else.
    Rejected: for which `reason`. All of them are codes.
    """

    missing: tuple[str, ...] = ()
    to: str | None = None
    reason: str | None = None


NO_DETAIL = Detail()


class StepId(NamedTuple):
    """A step within its visit: the line of the basket and the stage of its service, from 0."""

    line: int
    stage: int


@dataclass(frozen=True, slots=True)
class Line:
    """A service asked for: how many copies, in which capacity, after which other lines."""

    service: str
    quantity: int = 1
    capacity: Capacity = Capacity.SELF
    after: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Served:
    """What one sitting served of a step, in milliseconds: the time of its employee alone."""

    sitting: str
    employee: str
    ms: int


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of one line, and the skill it takes (`partial`: a partial one is enough).

    Agency and target are those of the catalogue by which it was asked for.

    Times are set as they happen; `served` has what each sitting that is over took of it, holds left
    out. `wait_ms` is the wait before the sitting in which the step was first served; `since` the
    start of the serving that is going on. Counter and employee are those that served it last.

    `details` has one for each copy, or none where nothing more is known. `so_far` are the outcomes
    with which it went to a back office, and `away` since when it is there.
    """

    id: StepId
    service: str
    agency: str
    skill: str
    target_ms: int
    partial: bool = False
    state: StepState = StepState.WAITING
    counter: str | None = None
    employee: str | None = None
    wait_ms: int | None = None
    started: Instant | None = None
    since: Instant | None = None
    served: tuple[Served, ...] = ()
    finished: Instant | None = None
    outcomes: tuple[Outcome, ...] = ()
    details: tuple[Detail, ...] = ()
    so_far: tuple[Outcome, ...] = ()
    away: Instant | None = None

    @property
    def over(self) -> bool:
        return self.state in OVER

    @property
    def served_ms(self) -> int:
        """What all sittings took of it, whoever served."""
        return sum(one.ms for one in self.served)

    def is_own_of(self, employee: str | None) -> bool:
        """Whether nobody else has served any of it."""
        return all(one.employee == employee for one in self.served)
