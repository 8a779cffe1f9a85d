"""Finishing a visit as a whole: what is left of its basket falls away, with a reason."""

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import Instant, elapsed, quality
from center_app.domain.hall import Hall
from center_app.domain.refusal import Reason, Refused
from center_app.domain.verbs.finishing import finish
from center_app.domain.verbs.seated import served_visit


def finish_visit(hall: Hall, command: c.FinishVisit, now: Instant) -> list[e.Event]:
    """Finish the step being served and end the visit, whatever is still open of it.

    Raises Refused(BAD_INPUT) for a reason that only outcomes have, and what `finish` refuses.
    """
    if command.because is e.Because.OUTCOME:
        raise Refused(Reason.BAD_INPUT, setting="because")
    visit, sitting, step = served_visit(hall, command)
    finishing = c.Finish(
        id=command.id,
        station=command.station,
        employee=command.employee,
        counter=command.counter,
        sitting=command.sitting,
        step=command.step,
    )
    done = [
        event
        for event in finish(hall, finishing, now)
        if isinstance(event, e.StepFinished | e.StepDropped)
    ]
    gone = {step.id, *(event.step for event in done)}
    left = [
        e.StepDropped(
            visit=visit.id,
            counter=command.counter,
            sitting=sitting.id,
            step=other.id,
            because=command.because,
        )
        for other in visit.steps
        if not other.over and other.id not in gone
    ]
    ended = e.VisitEnded(
        visit=visit.id,
        counter=command.counter,
        sitting=sitting.id,
        total_ms=elapsed(visit.issued, now),
        dq=quality(visit.issued, now),
    )
    return [*done, *left, ended]
