"""Taking over where somebody has forgotten to sign out, also in the middle of a sitting."""

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import Instant
from center_app.domain.counter import Counter, Status
from center_app.domain.hall import Hall
from center_app.domain.people import Employee
from center_app.domain.refusal import Reason, Refused
from center_app.domain.step import Step, StepState
from center_app.domain.verbs.staff import at_work, counter_of
from center_app.domain.visit import Stand, Visit, Wish

TAKE_OVER = "take_over"
"""The reason of a hold or a hand-over: whoever served or called it is not there any more."""


def take_over(hall: Hall, command: c.TakeOver, _now: Instant) -> list[e.Event]:
    """Sign in at a counter in place of who is signed in there, or was elsewhere.

    Nobody's sitting is lost: who is being served here goes on with the new employee, in a sitting
    of its own, where the skill allows it, and is held otherwise, like at the counter left behind.
    Who was only called comes to the new employee, or else waits for all in the old place again.
    Raises Refused(NOT_ALLOWED | UNKNOWN_COUNTER), and what `at_work` refuses.
    """
    counter = counter_of(hall, command.counter)
    employee = at_work(hall, command.who)
    if command.employee not in (None, command.who):
        raise Refused(Reason.NOT_ALLOWED)
    if counter.employee == employee.id:
        return []
    left = _left_behind(hall, employee)
    if counter.employee is None:
        return [*left, e.EmployeeSignedIn(counter=counter.code, who=employee.id)]
    return [*left, *_in_place(hall, counter, counter.employee, employee, command.id)]


def _left_behind(hall: Hall, employee: Employee) -> list[e.Event]:
    elsewhere = hall.signed_in_at(employee.id)
    if elsewhere is None:
        return []
    visit = hall.visit_at(elsewhere)
    let_go = [_let_go(visit, elsewhere)] if visit is not None else []
    return [*let_go, e.EmployeeSignedOut(counter=elsewhere, who=employee.id)]


def _in_place(
    hall: Hall, counter: Counter, before: str, employee: Employee, sitting: str
) -> list[e.Event]:
    took = e.EmployeeTookOver(counter=counter.code, who=employee.id, instead_of=before)
    visit = hall.visit_at(counter.code)
    if visit is None:
        return [took]
    step = _at_hand(visit)
    able = employee.can_serve(step.skill, partial=step.partial)
    if visit.stand is Stand.CALLED and able:
        return [took]
    let_go = _let_go(visit, counter.code)
    if not able or counter.status is not Status.OPEN:
        return [let_go, took]
    resumed = e.VisitResumed(
        visit=visit.id,
        counter=counter.code,
        sitting=sitting,
        who=employee.id,
        step=step.id,
        held_ms=0,
    )
    return [let_go, took, resumed]


def _at_hand(visit: Visit) -> Step:
    """The step that is being served, or would be first."""
    here = (StepState.SERVING, StepState.CALLED)
    return next(step for state in here for step in visit.steps if step.state is state)


def _let_go(visit: Visit, counter: str) -> e.Event:
    """Who is being served is held on the center's wish, who was only called waits again."""
    sitting = visit.sittings[-1].id
    if visit.stand is Stand.CALLED:
        return e.VisitTransferred(
            visit=visit.id,
            counter=counter,
            sitting=sitting,
            to_counter=None,
            to_employee=None,
            reason=TAKE_OVER,
        )
    return e.VisitHeld(
        visit=visit.id, counter=counter, sitting=sitting, wish=Wish.CENTER, reason=TAKE_OVER
    )
