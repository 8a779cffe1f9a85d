"""The visits set aside that could go on at a counter: of many the first, and how many there are."""

from collections.abc import Iterator
from dataclasses import dataclass

from center_app.domain.counter import Counter
from center_app.domain.events import BACK_OFFICE
from center_app.domain.hall import Hall
from center_app.domain.people import Employee
from center_app.domain.step import StepId, StepState
from center_app.domain.verbs.back_office import may_bring_back
from center_app.domain.visit import Visit, Wish

FIRST = 10
"""As many as anybody looks through; whoever wants another opens the list of all."""

BESIDE_A_VISIT = 3
"""Nobody else can be taken up now, and the visit is what the desk is for."""


@dataclass(frozen=True, slots=True)
class HeldVisit:
    """A visit set aside that this employee could take up again; or one of which a back office has
    the step `awaited`, of the `service`, since when: whoever sees this may say that it is back."""

    visit: str
    number: str
    since: int
    wish: Wish | None
    reason: str | None
    awaited: StepId | None = None
    service: str | None = None


def on_hold(hall: Hall, counter: Counter, employee: Employee) -> list[HeldVisit]:
    """All of them: who sat here first, for they come back to where they know somebody, and of
    these who has been away longest; then what a back office has."""

    def own_first(visit: Visit) -> tuple[bool, int, str]:
        since = visit.held.at if visit.held is not None else 0
        return visit.sittings[-1].counter != counter.code, since, visit.id

    held = sorted(map(hall.visits.__getitem__, hall.held), key=own_first)
    return [*_held(held, employee), *_awaited(hall, employee)]


def shown(found: list[HeldVisit], *, beside_a_visit: bool) -> tuple[HeldVisit, ...]:
    """The first of them, so that a busy hall makes no look at the desk larger."""
    return tuple(found[: BESIDE_A_VISIT if beside_a_visit else FIRST])


def _held(visits: list[Visit], employee: Employee) -> Iterator[HeldVisit]:
    for visit in visits:
        if visit.held is not None and could_resume(visit, employee):
            yield HeldVisit(
                visit.id, visit.called_as, visit.held.at, visit.held_wish, visit.held_reason
            )


def _awaited(hall: Hall, employee: Employee) -> Iterator[HeldVisit]:
    for visit in sorted(map(hall.visits.__getitem__, hall.away), key=lambda one: one.id):
        for step in visit.steps:
            if step.away is not None and may_bring_back(hall, employee, step):
                yield HeldVisit(
                    visit.id,
                    visit.number,
                    step.away.at,
                    Wish.CENTER,
                    BACK_OFFICE,
                    step.id,
                    step.service,
                )


def could_resume(visit: Visit, employee: Employee) -> bool:
    """Whether this employee could go on with a visit that was set aside."""
    return any(
        employee.can_serve(step.skill, partial=step.partial)
        for step in visit.steps
        if step.state is StepState.HELD
    )
