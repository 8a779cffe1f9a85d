"""The calls of the day with their reasons, for the manager whom somebody asks afterwards."""

from dataclasses import dataclass, replace
from heapq import nlargest

from center_app.domain.clock import Instant
from center_app.domain.hall import Hall
from center_app.domain.routing.why import Why
from center_app.domain.views.query import Query

LAST = 12
"""Calls that are shown: nobody asks about one that lies longer back."""


@dataclass(frozen=True, slots=True)
class ReasonedCall:
    """One call of today and why it was made; `at` in ms since 1970 UTC."""

    at: int
    number: str
    counter: str
    sitting: str
    why: Why
    next_number: str | None


@dataclass(frozen=True)
class Calls(Query[tuple[ReasonedCall, ...]]):
    """Asked while the manager's page of who waits is open."""


def calls(hall: Hall, _query: Calls, _now: Instant) -> tuple[ReasonedCall, ...]:
    """The last calls, the latest first. A sitting after a hold had none."""
    reasoned = (
        ReasonedCall(
            sitting.called.at, visit.number, sitting.counter, sitting.id, sitting.why, None
        )
        for visit in hall.visits.values()
        for sitting in visit.sittings
        if sitting.why is not None
    )
    last = nlargest(LAST, reasoned, key=lambda call: (call.at, call.sitting))
    return tuple(replace(call, next_number=next_number(hall, call.why)) for call in last)


def next_number(hall: Hall, why: Why | None) -> str | None:
    """The number of who was next at a call; None where nobody was, or not of this day."""
    if why is None or why.next_visit is None:
        return None
    visit = hall.visits.get(why.next_visit)
    return visit.number if visit is not None else None
