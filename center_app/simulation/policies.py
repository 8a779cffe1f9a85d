"""The policies that are compared: the center's own rule, and what others do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from center_app.domain.clock import Instant
from center_app.domain.counter import Status
from center_app.domain.hall import Hall
from center_app.domain.journey import within_reach
from center_app.domain.routing.first_come import oldest_first, strict_priority
from center_app.domain.routing.idle import place
from center_app.domain.routing.rule import Rule, most_due
from center_app.domain.visit import Visit

Place = Callable[[Hall, Visit, Instant], str | None]
"""(hall, a visit that waits now, now) -> the idle counter that calls; None when none can."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Who is next, where an arrival goes when counters are idle, and how many tickets it takes.

    `journey`: one ticket for the whole basket. Else one for each service: after it the citizen
    walks to the kiosk and takes the next.
    """

    rule: Rule
    place: Place
    journey: bool


def longest_idle(hall: Hall, visit: Visit, _now: Instant) -> str | None:
    """The open counter without a visit, able to serve this one, that has been so longest."""
    idle = []
    for counter in hall.counters.values():
        if counter.status is not Status.OPEN or counter.visit is not None:
            continue
        employee = hall.employee_at(counter.code)
        if employee is not None and within_reach(visit, employee):
            since = counter.free_since
            idle.append((since.mono if since is not None else 0, counter.code))
    return min(idle)[1] if idle else None


POLICIES: Mapping[str, Policy] = {
    "center": Policy(most_due, place, journey=True),
    "fifo": Policy(oldest_first, longest_idle, journey=False),
    "strict": Policy(strict_priority, longest_idle, journey=False),
}
