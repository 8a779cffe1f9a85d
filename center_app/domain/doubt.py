"""Times that may not be right: a key pressed too early, too late or not at all.

They are asked about and never held against anybody. All limits stand here.
"""

from dataclasses import dataclass
from enum import StrEnum

from center_app.domain.catalogue import Catalogue
from center_app.domain.clock import MINUTE, SECOND, elapsed
from center_app.domain.step import Outcome, Step, StepState
from center_app.domain.visit import Sitting, Visit

QUICK_SHARE, QUICK_MOST_MS = 0.05, 20 * SECOND
"""Served within so much of a service's usual time, and within so few seconds: hardly anybody is."""

LONG_TIMES, LONG_LEAST_MS = 4, 45 * MINUTE
"""A sitting of so many usual times that is also so long was probably forgotten open."""

LONG_HOLD_MS = 60 * MINUTE
"""Nobody fetches a copy for so long; the visit was probably forgotten on hold."""


class Doubt(StrEnum):
    """What may not be right about a time."""

    QUICK = "quick"
    LONG = "long"
    LONG_HOLD = "long_hold"


@dataclass(frozen=True, slots=True)
class Doubted:
    """The time that is in doubt, in milliseconds."""

    doubt: Doubt
    ms: int


def doubted(visit: Visit, sitting: Sitting, catalogue: Catalogue) -> Doubted | None:
    """What may not be right about a sitting's time, or about the hold before it."""
    if sitting.started is None:
        return None
    held = _held_ms(visit, sitting)
    if held > LONG_HOLD_MS:
        return Doubted(Doubt.LONG_HOLD, held)
    if sitting.ended is None:
        return None
    ms = elapsed(sitting.started, sitting.ended)
    served = [s for s in visit.steps if any(one.sitting == sitting.id for one in s.served)]
    usual = sum(usual_ms(catalogue, step) for step in served)
    completed = [step for step in served if _is_completed_within(sitting, step)]
    if completed and is_quick(ms, sum(usual_ms(catalogue, step) for step in completed)):
        return Doubted(Doubt.QUICK, ms)
    return Doubted(Doubt.LONG, ms) if is_long(ms, usual) else None


def _is_completed_within(sitting: Sitting, step: Step) -> bool:
    """Whether this sitting alone has served it: what another has begun may be over in seconds."""
    alone = all(one.sitting == sitting.id for one in step.served)
    return alone and step.state is StepState.DONE and Outcome.COMPLETED in step.outcomes


def is_quick(ms: int, usual: int) -> bool:
    """Whether what usually takes `usual` milliseconds was done within seconds."""
    return ms < min(QUICK_MOST_MS, usual * QUICK_SHARE)


def is_long(ms: int, usual: int) -> bool:
    """Whether what usually takes `usual` milliseconds went on as if it had been forgotten."""
    return ms > max(LONG_LEAST_MS, usual * LONG_TIMES)


def usual_ms(catalogue: Catalogue, step: Step) -> int:
    """What the catalogue says of a step; 0 for a service that it no longer has."""
    service = catalogue.service(step.service)
    stages = service.all_stages() if service is not None else ()
    return stages[step.id.stage].minutes * MINUTE if step.id.stage < len(stages) else 0


def said_of(visit: Visit, step: Step) -> bool | None:
    """What was said of the step's time; None: nothing.

    One sitting that was not right is enough for the whole time not to be, whoever finished it.
    """
    parts = {one.sitting for one in step.served}
    if step.since is not None:
        parts.add(visit.sittings[-1].id)
    said = [sitting.accurate for sitting in visit.sittings if sitting.id in parts]
    return False if False in said else next(reversed(said), None)


def _held_ms(visit: Visit, sitting: Sitting) -> int:
    """How long the visit was on hold before this sitting went on; 0 for one that was called."""
    place = visit.sittings.index(sitting)
    before = visit.sittings[place - 1] if place else None
    if sitting.queued is not None or before is None or before.ended is None:
        return 0
    return elapsed(before.ended, sitting.called)
