"""Why not me: who is ahead of a waiting visit, and why."""

from dataclasses import dataclass

from center_app.domain.clock import Instant
from center_app.domain.counter import Status
from center_app.domain.hall import Hall
from center_app.domain.people import Employee
from center_app.domain.routing.rule import Candidate, candidates
from center_app.domain.routing.score import Factors


@dataclass(frozen=True, slots=True)
class Place:
    """One waiting visit in the order of a counter: what it has waited and what weighs it."""

    visit: str
    number: str
    waited_ms: int
    factors: Factors


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a visit stands at the counter that would take it first: itself, and who is ahead."""

    counter: str
    own: Place
    ahead: tuple[Place, ...]


def standing(hall: Hall, visit: str, now: Instant, counter: str | None = None) -> Standing | None:
    """The standing of a visit at this open counter, or at that where the fewest are ahead of it.

    None for a visit that does not wait, or that nobody on duty (there) may serve.
    """
    found = (
        _at(hall, one.code, hall.employees[one.employee], visit, now)
        for one in hall.counters.values()
        if one.status is Status.OPEN and one.employee is not None and counter in {None, one.code}
    )
    known = [one for one in found if one is not None]
    return min(known, key=lambda one: (len(one.ahead), one.counter), default=None)


def _at(hall: Hall, counter: str, employee: Employee, visit: str, now: Instant) -> Standing | None:
    every = sorted(candidates(hall, counter, employee, now, depth=None))
    for n, candidate in enumerate(every):
        if candidate.visit == visit:
            ahead = tuple(_place(hall, other) for other in every[:n])
            return Standing(counter, _place(hall, candidate), ahead)
    return None


def _place(hall: Hall, candidate: Candidate) -> Place:
    number = hall.visits[candidate.visit].number
    return Place(candidate.visit, number, candidate.waited_ms, candidate.factors)
