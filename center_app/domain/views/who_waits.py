"""Everybody who waits now, in the order in which they will probably be called."""

from dataclasses import dataclass

from center_app.domain.clock import Instant
from center_app.domain.estimate.promise import Expected, all_refreshed
from center_app.domain.forward import Forward
from center_app.domain.hall import Hall
from center_app.domain.views.query import Query
from center_app.domain.visit import Promise
from center_app.domain.waits import Wait, waits_of


@dataclass(frozen=True, slots=True)
class WaitingVisit:
    """One visit that waits, what counts for it, and what is still to come.

    `booked` is the time of its appointment (ms since 1970 UTC), `services` how many are left.
    `target_ms` is the shortest of what it waits for. Without an `expected` wait nobody on duty
    serves it; `counter` is the one that probably calls it, None where that is too far off.
    """

    visit: str
    number: str
    priority: bool
    booked: int | None
    services: int
    waited_ms: int
    target_ms: int
    expected: Promise | None
    counter: str | None
    forward: Forward | None = None


@dataclass(frozen=True)
class WhoWaits(Query[tuple[WaitingVisit, ...]]):
    """Asked while the manager's page of who waits is open: it plays the hall to its end."""


def who_waits(hall: Hall, _query: WhoWaits, now: Instant) -> tuple[WaitingVisit, ...]:
    """Who is called soonest comes first, whom nobody on duty serves last."""
    waits = waits_of(hall, now)
    expected = all_refreshed(hall, {wait.visit.id for wait in waits}, now)
    found = (_waiting(wait, expected.get(wait.visit.id)) for wait in waits)
    return tuple(sorted(found, key=_soonest))


def _waiting(wait: Wait, still: Expected | None) -> WaitingVisit:
    visit = wait.visit
    return WaitingVisit(
        visit=visit.id,
        number=visit.called_as,
        priority=visit.priority is not None,
        booked=visit.appointment,
        services=len({step.id.line for step in visit.steps if not step.over}),
        waited_ms=wait.waited_ms,
        target_ms=wait.target_ms,
        expected=still.promise if still is not None else None,
        counter=still.counter or None if still is not None else None,
        forward=visit.forward,
    )


def _soonest(one: WaitingVisit) -> tuple[bool, bool, int, bool, int]:
    played = one.expected.guesses[-1] if one.expected is not None else 0
    return one.expected is None, one.counter is None, played, one.forward is None, -one.waited_ms
