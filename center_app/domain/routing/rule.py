"""The rule: of all whom a counter may serve, it calls the one whose wait weighs most."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import inf
from operator import itemgetter
from typing import NamedTuple

from center_app.domain.clock import MINUTE, Instant
from center_app.domain.events import Why
from center_app.domain.hall import Hall
from center_app.domain.lane import Lane, Part
from center_app.domain.people import Employee
from center_app.domain.routing.parameters import DEFAULT, USUAL, Routing
from center_app.domain.routing.score import Factors, Offer, factors
from center_app.domain.visit import Visit


@dataclass(frozen=True, slots=True)
class Choice:
    """The visit that a counter calls, and why."""

    visit: Visit
    why: Why


Rule = Callable[[Hall, str, Employee, Instant, int | None], Choice | None]
"""(hall, counter, its employee, now, ms until closing or None) -> whom to call.

None when nobody waits whom the employee may serve and could finish before closing.
"""

DUE = "due"
"""The name of the rule in the reasons that it gives."""


class Candidate(NamedTuple):
    """A waiting visit as a counter sees it; the smaller goes first.

    `again`: this very counter has just sent it back, so that all others go before it.
    `unmoved`: nobody in charge has put it forward.
    """

    again: bool
    unmoved: bool
    within: bool
    minus_score: float
    seniority: int
    visit: str
    waited_ms: int
    factors: Factors


def most_due(
    hall: Hall, counter: str, employee: Employee, now: Instant, left_ms: int | None = None
) -> Choice | None:
    """The visit that ranks highest; of equal ones who waits since earlier.

    Of every lane only the first can be that, and of its lane the next may come after it: so few are
    looked at, however many wait.
    """
    heads: list[tuple[Candidate, Iterator[Candidate]]] = []
    for lane in _lanes(hall, counter, employee, now, left_ms):
        for one in lane:
            heads.append((one, lane))
            if not one.again:
                break
    if not heads:
        return None
    first, lane = min(heads, key=itemgetter(0))
    others = [one for one, _lane in heads if one is not first]
    for one in lane:
        others.append(one)
        if not one.again:
            break
    after = min(others, default=None)
    visit = hall.visits[first.visit]
    why = Why(
        rule=DUE,
        waited_ms=first.waited_ms,
        factors=first.factors,
        next_visit=after.visit if after else None,
        next_waited_ms=after.waited_ms if after else None,
        next_factors=after.factors if after else None,
        reason=visit.forward.value if visit.forward is not None else None,
    )
    return Choice(visit, why)


def candidates(
    hall: Hall,
    counter: str,
    employee: Employee,
    now: Instant,
    left_ms: int | None = None,
    depth: int | None = 2,
) -> Iterator[Candidate]:
    """The first `depth` (None: all) of every lane from which the counter may call.

    Within a lane all have the same factors, so that who waits since earlier goes first. Whom this
    counter has just sent back is beside that number.
    """
    for lane in _lanes(hall, counter, employee, now, left_ms):
        left = depth
        for one in lane:
            if left == 0:
                break
            if left is not None:
                left -= not one.again
            yield one


def _lanes(
    hall: Hall, counter: str, employee: Employee, now: Instant, left_ms: int | None
) -> Iterator[Iterator[Candidate]]:
    """Every lane from which the counter may call, in the order of who waits since earlier."""
    head_start = routing_of(hall).head_start_ms
    for lane, queue in hall.lanes.items():
        each = _weighed(hall, lane, counter, employee, left_ms)
        if each is not None:
            yield _ranked(hall, queue, each, counter, now, head_start * lane.appointment)


def _ranked(
    hall: Hall,
    queue: Iterable[tuple[int, str]],
    each: Factors,
    counter: str,
    now: Instant,
    head_start: int,
) -> Iterator[Candidate]:
    longest = {True: inf, False: inf}
    for seniority, who in queue:
        visit = hall.visits[who]
        again = bool(visit.sittings) and visit.sent_back_by(counter, now)
        waited = visit.counted_by(now) + head_start
        if waited > longest[again]:  # by an odd clock
            waited = int(longest[again])
        longest[again] = waited
        forward, beyond, score = each.rank(waited)
        shown = max(0, waited)
        yield Candidate(again, not forward, not beyond, -score, seniority, who, shown, each)


def _weighed(
    hall: Hall, lane: Lane, counter: str, employee: Employee, left_ms: int | None
) -> Factors | None:
    """What a lane's visits are weighed with at a counter; None where nothing could be served.

    Remembered by the hall, but for the minutes before closing, when only what is short counts.
    """
    key = lane, counter
    found = hall.weighed.get(key)
    if found is None:
        parts = lane.within_reach(employee.queues) if lane.is_for(counter, employee.id) else []
        longest = max((usual_minutes(hall, part.queue) for part in parts), default=0.0)
        found = hall.weighed[key] = longest, _factors(hall, lane, counter, employee, parts)
    longest, each = found
    if each is None or left_ms is None or longest * MINUTE <= left_ms:
        return each
    parts = lane.within_reach(employee.queues)
    short = [part for part in parts if usual_minutes(hall, part.queue) * MINUTE <= left_ms]
    return _factors(hall, lane, counter, employee, short)


def _factors(
    hall: Hall, lane: Lane, counter: str, employee: Employee, parts: list[Part]
) -> Factors | None:
    if not parts:
        return None
    return factors(
        routing_of(hall),
        [Offer(part.agency, part.target_ms, usual_minutes(hall, part.queue)) for part in parts],
        priority=lane.priority,
        appointment=lane.appointment,
        together=lane.together(employee.queues),
        scarce=hall.scarce_at(counter),
        forward=lane.forward,
    )


def routing_of(hall: Hall) -> Routing:
    """The parameters that the center has set."""
    return hall.settings.routing if hall.settings is not None else DEFAULT


def usual_minutes(hall: Hall, queue: str) -> float:
    """The usual minutes of a queue's skill, also of one that the catalogue does not know."""
    usual = hall.catalogue.usual_minutes if hall.catalogue is not None else {}
    return usual.get(queue.partition("/")[0], USUAL)
