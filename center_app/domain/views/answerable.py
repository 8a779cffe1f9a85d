"""Whether an employee answers for the hall, and so may end a station that stands there alone."""

from dataclasses import dataclass

from center_app.domain.clock import Instant
from center_app.domain.hall import Hall
from center_app.domain.rights import IN_CHARGE, has_one_of
from center_app.domain.views.query import Query


@dataclass(frozen=True)
class Answerable(Query[bool]):
    """Asked by a kiosk once it knows by number and PIN who stands before it."""

    employee: str


def answerable(hall: Hall, query: Answerable, _now: Instant) -> bool:
    """Whether this employee supervises, manages or administers the center; False for nobody."""
    return has_one_of(IN_CHARGE, hall.employees.get(query.employee))
