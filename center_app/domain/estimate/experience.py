"""What the center has learned from its days: how long things take, and how right it was.

Plain data that follows the facts like the hall does, so that it is kept with it and comes out
the same when the journal is played again. `evolve.experience` is what changes it.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from center_app.domain.clock import MINUTE, SECOND
from center_app.domain.estimate.blend import Blend
from center_app.domain.estimate.calibration import Calibration

FEW, MANY = 10, 300
"""Observations that the catalogue's minutes are worth, and after which the oldest fade."""

PACE_FEW, PACE_MANY = 30, 200
PACES = (0.5, 2.0)
"""An employee is as fast as others until known better, and never taken for more than that."""

HOME = 0.002
"""How far each observation draws an employee's pace back to 1: the rest is the service's."""

LONGEST = 4.0
"""A time of more than this many usual ones counts as that: somebody forgot to press a key."""

SHORT_MS = 5 * SECOND
"""A mean may be as short as nothing, and is still to find back: it counts as this much then."""

WAITED_MS = (20 * MINUTE, 45 * MINUTE, 75 * MINUTE)
ABSENT = (0.05, 0.15, 0.3, 0.45)
ABSENT_FEW, ABSENT_MANY = 40, 1000
"""The shares that do not come when called, by how long they waited, until known better."""

RECENT_MS = 30 * MINUTE
RECENT_MOST = 150
"""Calls that are remembered: of the last half hour, and not more than these."""


class Known(NamedTuple):
    """A mean, and from how many observations; those before the first are an assumption."""

    mean: float
    number: int

    def with_one(self, value: float, many: int = MANY) -> "Known":
        """One observation more. With `many` the mean starts to forget the oldest."""
        number = min(self.number + 1, many)
        return Known(round(self.mean + (value - self.mean) / number, 4), number)

    def with_time(self, ms: float) -> "Known":
        """The same of a time; one that is far too long counts as `LONGEST` usual ones."""
        return self.with_one(min(ms, LONGEST * max(self.mean, SHORT_MS)))


FOLLOWING = Known(1.0, FEW)
BETWEEN = Known(10 * SECOND, FEW)
WALK = Known(30 * SECOND, FEW)
MISSING = Known(90 * SECOND, FEW)
PAUSE = Known(20 * MINUTE, FEW)
PACE = Known(1.0, PACE_FEW)
"""What is assumed before anything was seen; see `Experience`."""


class Called(NamedTuple):
    """A call as the simple estimators look back on it; times in ms."""

    at: int
    counter: str
    queue: str
    of: str
    wait_ms: int


@dataclass
class Experience:
    """Everything learned. Times are in ms.

    `usual` is the time of serving by skill, at the pace of a usual employee; `pace` how much of
    it an employee takes, and `following` how much a service takes that is not the first of its
    sitting. `between` is from one sitting to the next call while somebody waits, `walk` from the
    call to the start, `missing` from the call to giving up, `pauses` the breaks by their reason.
    `absent` is the share that did not come, by waited time (see `WAITED_MS`).
    """

    usual: dict[str, Known] = field(default_factory=dict)
    pace: dict[str, Known] = field(default_factory=dict)
    following: Known = FOLLOWING
    between: Known = BETWEEN
    walk: Known = WALK
    missing: Known = MISSING
    pauses: dict[str, Known] = field(default_factory=dict)
    absent: list[Known] = field(default_factory=lambda: [Known(a, ABSENT_FEW) for a in ABSENT])
    recent: list[Called] = field(default_factory=list)
    blend: Blend = field(default_factory=Blend)
    calibration: Calibration = field(default_factory=Calibration)

    def pace_of(self, employee: str) -> float:
        return self.pace.get(employee, PACE).mean


def waited_class(waited_ms: float) -> int:
    """Which of the shares in `absent` is meant."""
    return sum(waited_ms >= end for end in WAITED_MS)
