"""What a back office has done comes back to who waits for it."""

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import Instant, elapsed, quality
from center_app.domain.hall import Hall
from center_app.domain.people import Employee
from center_app.domain.refusal import Reason, Refused
from center_app.domain.rights import IN_CHARGE
from center_app.domain.step import Step, StepState
from center_app.domain.verbs.welcome import visit_of
from center_app.domain.visit import Stand, Visit


def bring_back(hall: Hall, command: c.BringBack, now: Instant) -> list[e.Event]:
    """The result is here: the step waits to be finished, and who waited aside for it alone waits
    to be called, with all earlier waits.

    Whoever serves something of the agency may say so, and who supervises. Raises
    Refused(NOT_AWAITED | NOT_SKILLED | UNKNOWN_VISIT | UNKNOWN_EMPLOYEE).
    """
    visit = visit_of(hall, command.visit)
    step = visit.step(command.step)
    if step is None or step.state is not StepState.AWAITED or step.away is None:
        raise Refused(Reason.NOT_AWAITED, number=visit.number)
    if command.employee is not None:
        who = hall.employees.get(command.employee)
        if who is None:
            raise Refused(Reason.UNKNOWN_EMPLOYEE)
        if not may_bring_back(hall, who, step):
            raise Refused(Reason.NOT_SKILLED, number=visit.number)
    back = e.StepBroughtBack(
        visit=visit.id,
        step=step.id,
        away_ms=elapsed(step.away, now),
        dq=quality(step.away, now),
    )
    return [back, *_called_for(visit, now)]


def may_bring_back(hall: Hall, who: Employee, step: Step) -> bool:
    """Whether this employee can know that the back office is done with it."""
    if not IN_CHARGE.isdisjoint(who.roles):
        return True
    if who.can_serve(step.skill, partial=step.partial):
        return True
    of_skill = hall.catalogue.agencies_of if hall.catalogue is not None else {}
    return any(step.agency in of_skill.get(skill.code, ()) for skill in who.skills)


def waits_aside(visit: Visit) -> bool:
    """Whether it waits for a back office and for nothing else."""
    states = {step.state for step in visit.steps}
    aside = visit.stand is Stand.HELD and StepState.HELD not in states
    return aside and StepState.AWAITED in states


def _called_for(visit: Visit, now: Instant) -> list[e.Event]:
    if visit.held is None or not waits_aside(visit):
        return []
    held_ms, dq = elapsed(visit.held, now), quality(visit.held, now)
    return [e.VisitReleased(visit=visit.id, held_ms=held_ms, dq=dq)]
