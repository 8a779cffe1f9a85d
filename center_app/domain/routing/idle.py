"""Where an arrival goes when counters are idle."""

from collections.abc import Iterable
from typing import NamedTuple

from center_app.domain.clock import Instant, elapsed
from center_app.domain.counter import Status
from center_app.domain.hall import Hall
from center_app.domain.lane import lane_of
from center_app.domain.visit import Visit


class Idle(NamedTuple):
    """An idle counter as an arrival sees it: what one sitting could finish there, how many
    services it knows, and for how long it has been idle."""

    counter: str
    together: int
    skills: int
    idle_ms: int


def best_idle(idle: Iterable[Idle]) -> str | None:
    """The counter that covers most of the basket, then the one with the fewest skills, which
    keeps the universal ones free, then the one that has been idle longest."""
    able = [one for one in idle if one.together]
    best = min(
        able, key=lambda one: (-one.together, one.skills, -one.idle_ms, one.counter), default=None
    )
    return best.counter if best is not None else None


def place(hall: Hall, visit: Visit, now: Instant) -> str | None:
    """The open counter without a visit that should call this waiting visit; None when none can."""
    lane = lane_of(visit)
    if lane is None:
        return None
    idle = []
    for counter in hall.counters.values():
        employee = hall.employee_at(counter.code)
        free = counter.status is Status.OPEN and counter.visit is None
        if not free or employee is None or not lane.is_for(counter.code, employee.id):
            continue
        if lane.within_reach(employee.queues):
            since = counter.free_since
            idle_ms = elapsed(since, now) if since is not None else 0
            together = lane.together(employee.queues)
            idle.append(Idle(counter.code, together, len(employee.skills), idle_ms))
    return best_idle(idle)
