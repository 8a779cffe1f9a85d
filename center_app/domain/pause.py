"""A time in which the whole hall stood still."""

from dataclasses import dataclass

from center_app.domain.clock import Instant

PAUSES_KEPT = 20
"""So many of one day are remembered: nobody goes through more evacuations."""


@dataclass(frozen=True, slots=True)
class Standstill:
    """From when until when it did."""

    since: Instant
    until: Instant
