"""Why somebody who waits is not next: asked by the employee or manager whom a citizen asks."""

from dataclasses import dataclass

from center_app.domain.clock import Instant
from center_app.domain.hall import Hall
from center_app.domain.routing.standing import Standing, standing
from center_app.domain.verbs.welcome import visit_of
from center_app.domain.views.query import Query


@dataclass(frozen=True)
class WhyNot(Query[Standing | None]):
    """None: it does not wait, or nobody on duty may serve it.

    Asked of one `counter`, the answer is of another where that does not serve it now.
    """

    visit: str
    counter: str | None = None


def why_not(hall: Hall, query: WhyNot, now: Instant) -> Standing | None:
    """Raises Refused(UNKNOWN_VISIT)."""
    visit = visit_of(hall, query.visit).id
    return standing(hall, visit, now, query.counter) or standing(hall, visit, now)
