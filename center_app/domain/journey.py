"""How a visit's steps change, as pure functions from one visit to the next."""

from dataclasses import replace

from center_app.domain.clock import Instant, elapsed
from center_app.domain.people import Employee
from center_app.domain.visit import Outcome, Sitting, Step, StepId, StepState, Visit

GOES_ON = frozenset({Outcome.COMPLETED, Outcome.BACK_OFFICE, Outcome.READY_LATER})
"""Outcomes of a stage after which the next stage of the same service makes sense."""


def known(visit: Visit, which: StepId) -> Step:
    step = visit.step(which)
    assert step is not None, f"{visit.number} has no step {which}"
    return step


def with_step(visit: Visit, step: Step) -> Visit:
    return replace(visit, steps=tuple(step if old.id == step.id else old for old in visit.steps))


def moved(visit: Visit, ids: tuple[StepId, ...], state: StepState) -> Visit:
    steps = (replace(s, state=state) if s.id in ids else s for s in visit.steps)
    return replace(visit, steps=tuple(steps))


def begun(visit: Visit, which: StepId, sitting: Sitting, at: Instant) -> Step:
    """The step as it is once its serving goes on; the first time decides its start and wait."""
    step = known(visit, which)
    first = step.started is None
    return replace(
        step,
        state=StepState.SERVING,
        counter=sitting.counter,
        employee=sitting.employee,
        since=at,
        started=at if first else step.started,
        wait_ms=sitting.wait_ms if first else step.wait_ms,
    )


def set_down(visit: Visit, state: StepState, at: Instant) -> Visit:
    """What was being served stops, with its time so far; what was only called waits again."""
    steps = tuple(
        replace(s, state=state, since=None, served_ms=s.served_ms + elapsed(s.since, at))
        if s.since is not None
        else replace(s, state=StepState.WAITING)
        if s.state is StepState.CALLED
        else s
        for s in visit.steps
    )
    return replace(visit, steps=steps)


def waiting_again(visit: Visit) -> Visit:
    """As if the counter had let it go: what is called or served there could be had elsewhere."""
    return moved(visit, _at_counter(visit), StepState.WAITING)


def finished(visit: Visit, done: StepId, outcomes: tuple[Outcome, ...]) -> Visit:
    """`done` is over with these outcomes, and what else was called here is still to come."""
    called = tuple(step for step in _at_counter(visit) if step != done)
    visit = moved(moved(visit, called, StepState.WAITING), (done,), StepState.DONE)
    return given_up(visit, done, outcomes)


def given_up(visit: Visit, done: StepId, outcomes: tuple[Outcome, ...]) -> Visit:
    """Without the later stages of a line of which no copy goes on (rejected, incomplete, …)."""
    if not GOES_ON.isdisjoint(outcomes):
        return visit
    later = (s.id for s in visit.steps if s.id.line == done.line and s.id.stage > done.stage)
    return moved(visit, tuple(later), StepState.CANCELLED)


def within_reach(visit: Visit, employee: Employee) -> list[Step]:
    """The steps that the visit could have now and the employee may serve, in the basket's order."""
    return [s for s in visit.ready() if employee.can_serve(s.skill, partial=s.partial)]


def _at_counter(visit: Visit) -> tuple[StepId, ...]:
    here = (StepState.CALLED, StepState.SERVING)
    return tuple(step.id for step in visit.steps if step.state in here)
