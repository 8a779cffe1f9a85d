"""What could be done before it is needed, for whoever is in charge of the hall."""

from dataclasses import dataclass

from center_app.domain.advice import Advice, advise
from center_app.domain.clock import Instant
from center_app.domain.hall import Hall
from center_app.domain.views.query import Query


@dataclass(frozen=True)
class Advising(Query[Advice | None]):
    """Asked by the manager's screen, once a minute: it plays the hall several times."""


def advising(hall: Hall, _query: Advising, now: Instant) -> Advice | None:
    return advise(hall, now)
