"""What the center does to become better: why, by whom, until when, and whether it has helped.

Here are codes, times and figures alone; what is to be done, in words, lies in the store.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from center_app.domain.clock import DAY, Instant
from center_app.domain.span import Span

MOST_OPEN = 50
"""Actions that are under way at once; nobody follows more of them."""

BEFORE_DAYS = 28
"""Days over which an indicator is measured where no others are chosen: four of each weekday."""

FURTHEST_DAYS = 366
"""How far ahead an action may be due."""


TOLD_MS = 92 * DAY
"""How long an action that is over is still shown: a quarter."""


class Cause(StrEnum):
    """Why it is not as it should be. The list is the same everywhere, so that causes add up."""

    STAFFING = "staffing"
    SKILLS = "skills"
    PROCEDURE = "procedure"
    DOCUMENTS = "documents"
    INFORMATION = "information"
    SYSTEMS = "systems"
    PREMISES = "premises"
    CONDUCT = "conduct"
    OTHER = "other"


class Aim(StrEnum):
    """The indicator by which an action is judged."""

    WITHIN = "within"
    WAIT_MEDIAN = "wait_median"
    WAIT_P90 = "wait_p90"
    ABANDONED = "abandoned"
    RATING = "rating"
    NO_SHOW = "no_show"
    TRANSFERRED = "transferred"
    RESOLVED = "resolved"
    INCOMPLETE = "incomplete"


HIGHER_IS_BETTER = frozenset({Aim.WITHIN, Aim.RATING, Aim.RESOLVED})

OF_STEPS = frozenset({Aim.WITHIN, Aim.WAIT_MEDIAN, Aim.WAIT_P90, Aim.ABANDONED, Aim.RATING})
"""Those that an agency or a service has as well; the others are of whole visits."""

IN_MS = frozenset({Aim.WAIT_MEDIAN, Aim.WAIT_P90})
"""Durations; a rating is in hundredths of a star, all others are shares in thousandths."""

LARGEST: Mapping[Aim, int] = {
    **dict.fromkeys(Aim, 1_000),
    **dict.fromkeys(IN_MS, 366 * 24 * 3_600_000),
    Aim.RATING: 500,
}


@dataclass(frozen=True, slots=True)
class Measured:
    """What the indicator was from `first` to `last`, over so many visits, steps or ratings.

    `value` in the unit of its aim (see `IN_MS`), None where there was nothing to count.
    """

    first: date
    last: date
    value: int | None
    count: int

    @property
    def span(self) -> Span:
        return Span(self.first, self.last)


class ActionState(StrEnum):
    """How far an action has come."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Verdict(StrEnum):
    """What came of an indicator between two measurements."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Action:
    """One improvement action, opened from a message (its id) or from a figure (None).

    `agency` or `service` says of what the indicator is taken; both None: of the whole center.
    """

    id: str
    day: date
    opened: Instant
    cause: Cause
    aim: Aim
    before: Measured
    due: date
    owner: str
    message: str | None
    agency: str | None
    service: str | None
    state: ActionState = ActionState.OPEN
    after: Measured | None = None
    ended: Instant | None = None
    took_ms: int | None = None

    @property
    def verdict(self) -> Verdict:
        return verdict(self.aim, self.before, self.after)


def is_told_of(action: Action, now: Instant) -> bool:
    """Whether the hall still has it: under way, or ended not long ago."""
    return action.ended is None or now.at - action.ended.at < TOLD_MS


def verdict(aim: Aim, before: Measured, after: Measured | None) -> Verdict:
    """Whether the indicator has become better."""
    if after is None or before.value is None or after.value is None:
        return Verdict.UNKNOWN
    if after.value == before.value:
        return Verdict.SAME
    better = (after.value > before.value) == (aim in HIGHER_IS_BETTER)
    return Verdict.BETTER if better else Verdict.WORSE
