"""Places in the queue, and the turns that come of them."""

from collections.abc import Sequence
from typing import NamedTuple

from center_app.domain.lane import Lane

Place = tuple[int, str]
"""Since when a visit waits (ms since 1970 UTC), and its id."""

Queue = Sequence[Place]
"""The visits of a lane, oldest first."""


class Probe(NamedTuple):
    """Someone of this lane whose waiting counts since `since` (ms since 1970 UTC).

    Of equal ones it is the last.
    """

    lane: Lane
    since: int


class Turn(NamedTuple):
    """When a probe is called, and how many before it at the counters that could serve it."""

    at: float
    ahead: int


class Coming(NamedTuple):
    """Somebody who is expected to join a lane at a moment (ms since 1970 UTC), under some name."""

    at: int
    lane: Lane
    visit: str


class Called(NamedTuple):
    """The same of somebody who waits, and at which counter that is; "" where it is not played."""

    at: float
    ahead: int
    counter: str
