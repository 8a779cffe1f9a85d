"""What is still to come of a wait that goes on: for the display and the ticket's page."""

from dataclasses import dataclass

from center_app.domain.clock import Instant
from center_app.domain.estimate.promise import refreshed
from center_app.domain.hall import Hall
from center_app.domain.verbs.welcome import visit_of
from center_app.domain.views.query import Query
from center_app.domain.visit import Promise


@dataclass(frozen=True)
class StillToWait(Query[Promise | None]):
    """None: it does not wait, or nobody on duty serves it."""

    visit: str


def still_to_wait(hall: Hall, query: StillToWait, now: Instant) -> Promise | None:
    """Raises Refused(UNKNOWN_VISIT)."""
    return refreshed(hall, visit_of(hall, query.visit), now)
