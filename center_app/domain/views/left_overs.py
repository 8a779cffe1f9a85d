"""What was done by paper and could not be taken in, for whoever is in charge."""

from dataclasses import dataclass

from center_app.domain.clock import Instant
from center_app.domain.hall import Hall
from center_app.domain.left_over import LeftOver
from center_app.domain.views.query import Query


@dataclass(frozen=True)
class LeftOvers(Query[tuple[LeftOver, ...]]):
    """Asked by the manager's screen."""


def left_overs(hall: Hall, _query: LeftOvers, _now: Instant) -> tuple[LeftOver, ...]:
    """The oldest first."""
    return tuple(hall.left_overs.values())
