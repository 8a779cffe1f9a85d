"""A call, as it is given out in the hall."""

from dataclasses import dataclass

from center_app.domain.clock import Instant

CALLS_KEPT = 50
"""Last calls that the hall remembers for the boards."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call as the board and the voice give it out; `again` counts the recalls."""

    at: Instant
    visit: str
    number: str
    counter: str
    sitting: str
    again: int = 0
