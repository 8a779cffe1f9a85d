"""How a visit's steps change, as pure functions from one visit to the next."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from center_app.domain.catalogue import Catalogue
from center_app.domain.clock import MINUTE, Instant, elapsed
from center_app.domain.events.visits import BACK_OFFICE
from center_app.domain.people import Employee
from center_app.domain.result import COLLECTING, PICK_UP_TARGET_MS, PromisedResult
from center_app.domain.step import GOES_ON, Line, Outcome, Served, Step, StepId, StepState
from center_app.domain.visit import Sitting, Stand, Visit, Wish

ANYWHERE: dict[str, Any] = {
    "only_counter": None,
    "only_employee": None,
    "only_service": None,
    "only_agency": None,
}
"""The changes of a visit that is sent nowhere in particular any more."""


def steps_of(catalogue: Catalogue, lines: Sequence[Line], first: int = 0) -> tuple[Step, ...]:
    """The steps of lines of a basket, numbered from `first` on. Raises KeyError."""
    steps = []
    for line, asked in enumerate(lines, first):
        service = catalogue.service(asked.service)
        if service is None:
            raise KeyError(asked.service)
        target = service.target * MINUTE
        for n, stage in enumerate(catalogue.stages(asked.service)):
            which = StepId(line, n)
            steps.append(
                Step(which, service.code, service.agency, stage.skill, target, stage.partial)
            )
    return tuple(steps)


def step_of_result(result: PromisedResult) -> Step:
    """The one step of who comes for what is ready."""
    skill, partial = result.skill, result.partial
    service, agency = result.line.service, result.agency
    return Step(COLLECTING, service, agency, skill, PICK_UP_TARGET_MS, partial)


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


def served(visit: Visit, step: Step, ms: int) -> tuple[Served, ...]:
    """What sittings took of the step, with so much of the one that is going on."""
    sitting = visit.sittings[-1]
    return (*step.served, Served(sitting.id, sitting.employee, ms))


def set_down(visit: Visit, state: StepState, at: Instant | None) -> Visit:
    """What was being served stops, with its time so far; what was only called waits again.

    `at` None: nobody knows when it stopped, and no time is added.
    """
    steps = tuple(
        replace(s, state=state, since=None, served=served(visit, s, _since(s.since, at)))
        if s.since is not None
        else replace(s, state=StepState.WAITING)
        if s.state is StepState.CALLED
        else s
        for s in visit.steps
    )
    return replace(visit, steps=steps)


def _since(since: Instant, until: Instant | None) -> int:
    return elapsed(since, until) if until is not None else 0


def released(visit: Visit) -> Visit:
    """What was held could be had anywhere."""
    held = tuple(step.id for step in visit.steps if step.state is StepState.HELD)
    return moved(visit, held, StepState.WAITING)


def returned(visit: Visit, at: Instant) -> Visit:
    """An expired or missed visit waits again: where it stood, or anew if it had sat down since.

    Whom it had been sent to may have left meanwhile. What a back office has it still has: where
    nothing else is left, the visit is set aside again.
    """
    left = (StepState.EXPIRED, StepState.MISSED)
    gone = tuple(s.id for s in visit.steps if s.state in left and s.away is None)
    away = tuple(s.id for s in visit.steps if s.state in left and s.away is not None)
    seated = any(s.queued == visit.queued and s.started is not None for s in visit.sittings)
    visit = moved(moved(visit, gone, StepState.WAITING), away, StepState.AWAITED)
    if seated:
        visit = replace(visit, queued=at, away_ms=0)
    visit = replace(visit, stand=Stand.WAITING, ended=None, **ANYWHERE)
    if any(visit.ready()):
        return visit
    return replace(visit, stand=Stand.HELD, held=at, held_wish=Wish.CENTER, held_reason=BACK_OFFICE)


def waiting_again(visit: Visit) -> Visit:
    """As if the counter had let it go: what is called or served there could be had elsewhere."""
    return moved(visit, _at_counter(visit), StepState.WAITING)


def finished(visit: Visit, done: StepId, outcomes: tuple[Outcome, ...]) -> Visit:
    """`done` is over with these outcomes, and what else was called here is still to come."""
    called = tuple(step for step in _at_counter(visit) if step != done)
    visit = moved(visit, called, StepState.WAITING)
    step = replace(known(visit, done), state=StepState.DONE, outcomes=outcomes)
    return with_step(visit, step)


def sent_away(visit: Visit, which: StepId) -> Visit:
    """A back office has `which`, and what else was called here is still to come."""
    called = tuple(step for step in _at_counter(visit) if step != which)
    return moved(moved(visit, called, StepState.WAITING), (which,), StepState.AWAITED)


def dropped(visit: Visit, steps: tuple[StepId, ...]) -> Visit:
    """Nobody owes these any more, and no back office has anything for them."""
    left = (replace(s, away=None) if s.id in steps else s for s in visit.steps)
    return moved(replace(visit, steps=tuple(left)), steps, StepState.DROPPED)


def futile(visit: Visit, done: StepId) -> tuple[StepId, ...]:
    """What makes no sense any more after `done` came to nothing for every copy.

    The later stages of its line, and the lines of the life event that build on that line.
    """
    if not GOES_ON.isdisjoint(known(visit, done).outcomes):
        return ()
    lines: set[int] = set()
    more = {done.line}
    while more - lines:
        lines |= more
        more = {n for n, line in enumerate(visit.lines) if not lines.isdisjoint(line.after)}
    return tuple(step.id for step in visit.steps if step.id.line in lines and not step.over)


def copies(visit: Visit, which: StepId) -> int:
    """How many copies a step serves, as far as is known: those that the stage before let go on."""
    if known(visit, which).state is StepState.DROPPED:
        return 0
    if not which.stage:
        return visit.lines[which.line].quantity
    before = known(visit, StepId(which.line, which.stage - 1))
    if before.state is StepState.DONE:
        return sum(outcome in GOES_ON for outcome in before.outcomes)
    return copies(visit, before.id)


def within_reach(visit: Visit, employee: Employee) -> list[Step]:
    """The steps that the visit could have now and the employee may serve, in the basket's order."""
    return [s for s in visit.ready() if employee.can_serve(s.skill, partial=s.partial)]


def _at_counter(visit: Visit) -> tuple[StepId, ...]:
    here = (StepState.CALLED, StepState.SERVING)
    return tuple(step.id for step in visit.steps if step.state in here)
