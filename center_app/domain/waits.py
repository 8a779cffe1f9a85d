"""The waits that go on now, each against the shortest target of what is waited for."""

from dataclasses import dataclass

from center_app.domain.clock import Instant
from center_app.domain.hall import Hall
from center_app.domain.step import Step, StepState
from center_app.domain.visit import Stand, Visit

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


def waits_of(hall: Hall, now: Instant) -> list[Wait]:
    """Everybody who waits at `now`, in the order in which they came."""
    return [_wait(visit, now) for visit in hall.standing(Stand.WAITING)]


def _wait(visit: Visit, now: Instant) -> Wait:
    targets = [step.target_ms for step in visit.steps if step.state is StepState.WAITING]
    waited = max(0, visit.wait_by(now))
    return Wait(visit, waited, min(targets, default=waited), tuple(visit.ready()))
