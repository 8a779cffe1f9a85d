"""Why a visit was called: kept with the call, told to whoever asks."""

from dataclasses import dataclass

from center_app.domain.routing.score import Factors


@dataclass(frozen=True, slots=True)
class Why:
    """Why this visit was called: the rule, what it had waited, and who was next after it.

    `reason` is the code that an employee gave who called it by hand, or put it forward.
    `factors` are what its waiting was weighed with (None: by a rule that weighs nothing).
    """

    rule: str
    waited_ms: int
    next_visit: str | None = None
    next_waited_ms: int | None = None
    factors: Factors | None = None
    next_factors: Factors | None = None
    reason: str | None = None
