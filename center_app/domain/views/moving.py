"""Which tickets do more than wait: what their pages must not be late with.

To find out how long a ticket still waits takes far longer than this does for all of them.
"""

from dataclasses import dataclass

from center_app.domain.clock import MINUTE, Instant, elapsed
from center_app.domain.hall import Hall
from center_app.domain.views.query import Query
from center_app.domain.visit import Stand, Visit

LATELY_MS = 2 * MINUTE
"""For so long an end is news; a page that has waited longer asks by itself."""


@dataclass(frozen=True)
class Moving(Query[dict[str, str]]):
    """By the hash of the ticket's secret: a mark that changes whenever its stand does, and with
    every call."""


def moving(hall: Hall, _query: Moving, now: Instant) -> dict[str, str]:
    """Who is called, served or held now, or has ended lately; whoever waits is left out."""
    return {
        visit.token: f"{visit.stand}:{visit.times_called}"
        for visit in hall.visits.values()
        if visit.stand is not Stand.WAITING and _is_news(visit, now)
    }


def _is_news(visit: Visit, now: Instant) -> bool:
    return visit.ended is None or elapsed(visit.ended, now) <= LATELY_MS
