"""What a counter did last and may still take back: a slip of the key costs nobody a place."""

from dataclasses import dataclass
from enum import StrEnum

from center_app.domain.clock import SECOND, Instant, elapsed, quality
from center_app.domain.step import StepId
from center_app.domain.visit import Visit

UNDO_MS = 10 * SECOND
"""So long a slip is noticed; later somebody has got up and walks by what the board said."""


class Deed(StrEnum):
    """What can be undone."""

    CALL = "call"
    START = "start"
    FINISH = "finish"
    MISS = "miss"
    HOLD = "hold"


@dataclass(frozen=True, slots=True)
class Undoable:
    """The last deed of a counter, with all that it changed as that was before.

    `free_since` is the counter's. `step`, `ms` (the walk, or the serving) and `dq` are what the
    deed teaches once it stands: what may still be undone has taught nothing. A deed of several
    events is `whole` with its last, and what went to a back office has no step: it teaches later.
    """

    deed: Deed
    at: Instant
    counter: str
    sitting: str
    visit: Visit
    free_since: Instant | None
    step: StepId | None = None
    ms: int = 0
    dq: str | None = None
    whole: bool = True

    def is_open(self, now: Instant) -> bool:
        """Whether it can be undone at `now`: only the steady clock says how long it is ago."""
        return quality(self.at, now) is None and elapsed(self.at, now) <= UNDO_MS
