"""The day's figures so far: of the center, of each service and of each counter."""

from collections import Counter as Tally
from dataclasses import dataclass

from center_app.domain.clock import Instant
from center_app.domain.counted import indicators
from center_app.domain.hall import Hall
from center_app.domain.hall_facts import hall_facts
from center_app.domain.indicators import Indicators, StepIndicators, by
from center_app.domain.refusal import Reason, Refused
from center_app.domain.step import StepState
from center_app.domain.views.query import Query


@dataclass(frozen=True, slots=True)
class TodayView:
    """`services` are those asked for today; `done` counts the finished steps of each counter."""

    indicators: Indicators
    services: dict[str, StepIndicators]
    done: dict[str, int]


@dataclass(frozen=True)
class Today(Query[TodayView]):
    """Asked a few times a minute: unlike the overview it looks at every visit of the day."""


def today(hall: Hall, _query: Today, now: Instant) -> TodayView:
    """Raises Refused(NO_CATALOGUE) for a center that has not been set up."""
    if hall.catalogue is None:
        raise Refused(Reason.NO_CATALOGUE)
    facts = hall_facts(hall, now)
    return TodayView(
        indicators=indicators(facts),
        services=by(lambda step: step.service, facts.steps),
        done=Tally(s.counter for s in facts.steps if s.counter and s.state is StepState.DONE),
    )
