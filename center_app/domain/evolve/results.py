"""What the promises of later results change."""

from datetime import date

from center_app.domain import events as e
from center_app.domain import journey
from center_app.domain.clock import Instant
from center_app.domain.evolve.fact import Fact
from center_app.domain.hall import Hall
from center_app.domain.result import RESULT_KEPT, PromisedResult, is_handed_over
from center_app.domain.step import Line, StepId


def result_promised(hall: Hall, event: e.ResultPromised, fact: Fact) -> None:
    visit = hall.visits[event.visit]
    step = journey.known(visit, event.step)
    asked = visit.lines[event.step.line]
    hall.results[event.result] = PromisedResult(
        id=event.result,
        token=event.token,
        visit=visit.id,
        first=visit.first or visit.id,
        number=visit.number,
        step=event.step,
        line=Line(asked.service, event.copies, asked.capacity),
        agency=step.agency,
        skill=step.skill,
        partial=step.partial,
        audience=visit.audience,
        ready=event.ready,
        way=event.way,
        promised=fact.at,
    )


def withdraw(hall: Hall, visit: str, step: StepId, at: Instant) -> None:
    """What was done with this step at that moment is undone: nothing was promised by it."""
    undone = visit, step, at
    hall.results = {
        one.id: one
        for one in hall.results.values()
        if (one.visit, one.step, one.promised) != undone
    }


def forget_results(hall: Hall, today: date) -> None:
    """What was handed over is settled; what nobody came for is forgotten in the end.

    To be done before the day's visits are forgotten. `today` goes by days that were lived
    through, so that a clock that is far ahead forgets nothing.
    """
    settled = {
        visit.result
        for visit in hall.visits.values()
        if visit.result is not None and is_handed_over(visit.steps)
    }
    hall.results = {
        one.id: one
        for one in hall.results.values()
        if one.id not in settled and today <= one.ready + RESULT_KEPT
    }
