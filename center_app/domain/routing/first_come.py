"""The rules of others, to be measured against: first come, and strict priority."""

from center_app.domain.clock import Instant
from center_app.domain.events import Why
from center_app.domain.hall import Hall
from center_app.domain.people import Employee
from center_app.domain.routing.rule import Candidate, Choice, candidates


def oldest_first(
    hall: Hall, counter: str, employee: Employee, now: Instant, left_ms: int | None = None
) -> Choice | None:
    """Whoever waits since longest, earlier waits included."""
    found = sorted(
        candidates(hall, counter, employee, now, left_ms),
        key=lambda one: (one.seniority, one.visit),
    )
    return _choice(hall, "oldest", found)


def strict_priority(
    hall: Hall, counter: str, employee: Employee, now: Instant, left_ms: int | None = None
) -> Choice | None:
    """Priority groups and appointments that are due before all others, oldest first in both."""
    found = sorted(
        candidates(hall, counter, employee, now, left_ms),
        key=lambda one: (not _first_class(hall, one), one.seniority, one.visit),
    )
    return _choice(hall, "strict", found)


def _first_class(hall: Hall, candidate: Candidate) -> bool:
    visit = hall.visits[candidate.visit]
    return visit.priority is not None or (visit.appointment is not None and candidate.waited_ms > 0)


def _choice(hall: Hall, rule: str, found: list[Candidate]) -> Choice | None:
    if not found:
        return None
    first, after = found[0], found[1] if len(found) > 1 else None
    why = Why(
        rule=rule,
        waited_ms=first.waited_ms,
        next_visit=after.visit if after else None,
        next_waited_ms=after.waited_ms if after else None,
    )
    return Choice(hall.visits[first.visit], why)
