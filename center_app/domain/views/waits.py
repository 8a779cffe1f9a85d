"""The waits that go on now, each against the shortest target of what is waited for."""

from dataclasses import dataclass

from center_app.domain.catalogue import Catalogue
from center_app.domain.clock import MINUTE, Instant, elapsed
from center_app.domain.hall import Hall
from center_app.domain.visit import Stand, Step, StepState, Visit

NEAR = 0.75
"""Share of its target from which a wait deserves a look."""


@dataclass(frozen=True, slots=True)
class Wait:
    """One visit that waits: for how long, by when it should have been served, for which steps."""

    visit: Visit
    waited_ms: int
    target_ms: int
    ready: tuple[Step, ...]

    @property
    def over(self) -> bool:
        return self.waited_ms > self.target_ms

    @property
    def near(self) -> bool:
        return NEAR * self.target_ms < self.waited_ms <= self.target_ms


def waits_of(hall: Hall, catalogue: Catalogue, now: Instant) -> list[Wait]:
    """Everybody who waits at `now`, in the order in which they came."""
    return [_wait(visit, catalogue, now) for visit in hall.standing(Stand.WAITING)]


def _wait(visit: Visit, catalogue: Catalogue, now: Instant) -> Wait:
    targets = [
        service.target * MINUTE
        for step in visit.steps
        if step.state is StepState.WAITING and (service := catalogue.service(step.service))
    ]
    waited = elapsed(visit.queued, now)
    return Wait(visit, waited, min(targets, default=waited), tuple(visit.ready()))
