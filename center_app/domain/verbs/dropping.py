"""Letting fall away what nobody owes any more."""

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import Instant
from center_app.domain.hall import Hall
from center_app.domain.refusal import Reason, Refused
from center_app.domain.step import StepId
from center_app.domain.verbs.seated import served_visit
from center_app.domain.visit import Sitting, Visit


def drop_line(hall: Hall, command: c.DropLine, _now: Instant) -> list[e.Event]:
    """Let the rest of a line fall away, but for a step that is being served.

    Raises Refused(UNKNOWN_LINE) when nothing of it is still to come.
    """
    visit, sitting, served = served_visit(hall, command)
    steps = tuple(
        step.id
        for step in visit.steps
        if step.id.line == command.line and not step.over and step is not served
    )
    if not steps:
        raise Refused(Reason.UNKNOWN_LINE)
    return dropped_steps(visit, sitting, steps, e.Because.NOT_WANTED)


def dropped_steps(
    visit: Visit, sitting: Sitting, steps: tuple[StepId, ...], because: e.Because
) -> list[e.Event]:
    return [
        e.StepDropped(
            visit=visit.id,
            counter=sitting.counter,
            sitting=sitting.id,
            step=step,
            because=because,
        )
        for step in steps
    ]
