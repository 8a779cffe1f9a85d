"""The center's rule for a simulator that is not ours: an adapter, with no logic of its own.

The simulator sets `Policy.hall` and asks; times are seconds of its own clock. What a visit still
wants and cannot have yet comes after everything that it can have now.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol, TypeVar

from center_app.domain.clock import MINUTE, SECOND
from center_app.domain.lane import Lane, Part
from center_app.domain.routing.idle import Idle, best_idle
from center_app.domain.routing.parameters import DEFAULT, Routing
from center_app.domain.routing.score import Factors, Offer, factors


class AnyService(Protocol):
    """A service: its agency, its target (s) and its mean time of serving (s)."""

    @property
    def agency(self) -> str: ...

    @property
    def target(self) -> float: ...

    @property
    def mean(self) -> float: ...


class AnyHall(Protocol):
    """`S` are the services by code; `spec` the specialists on duty by agency: how many, or who."""

    @property
    def S(self) -> Mapping[str, AnyService]: ...  # noqa: N802

    @property
    def spec(self) -> Mapping[str, object]: ...


class AnyCounter(Protocol):
    """A counter; `agencies` are those whose services it serves."""

    @property
    def id(self) -> str: ...

    @property
    def kind(self) -> str: ...

    @property
    def skills(self) -> Collection[str]: ...

    @property
    def agencies(self) -> Collection[str]: ...


class AnyVisit(Protocol):
    """A waiting visit: `clock` is from when its waiting counts, with all that it waited before;
    `queued` since when it waits now, `ready` what it could have now, `pending` all that is left;
    `appt` the booked time or None."""

    @property
    def id(self) -> str: ...

    @property
    def clock(self) -> float: ...

    @property
    def queued(self) -> float: ...

    @property
    def ready(self) -> Collection[str]: ...

    @property
    def pending(self) -> Collection[str]: ...

    @property
    def prio(self) -> object: ...

    @property
    def appt(self) -> float | None: ...


V = TypeVar("V", bound=AnyVisit)
C = TypeVar("C", bound=AnyCounter)

UNIVERSAL = "U"
ORDINARY = (None, False, 0, "", "N")
"""How simulators write that a visit has no priority."""


class Policy:
    """One ticket for a basket, and the center's rule with these parameters."""

    journey = True
    hall: AnyHall

    def __init__(self, routing: Routing = DEFAULT) -> None:
        self._routing = routing

    def choose(self, counter: AnyCounter, waiting: Collection[V], now: float) -> V | None:
        """Whom the counter calls; None when nobody waits whom it may serve."""
        scarce = self._scarce_at(counter)
        alike: dict[object, Factors | None] = {}
        best: tuple[tuple[bool, float, float, str], V] | None = None
        for visit in waiting:
            kind = (*visit.pending, None, *visit.ready, visit.prio, visit.appt is None)
            if kind not in alike:
                alike[kind] = self._factors(self._lane(visit), counter, scarce)
            each = alike[kind]
            if each is not None:
                place = self._place(each, visit, now)
                if best is None or place < best[0]:
                    best = place, visit
        return best[1] if best is not None else None

    def place(self, visit: AnyVisit, idle: Sequence[C], now: float) -> C | None:  # noqa: ARG002
        """The idle counter (longest idle first) that calls an arrival; None when none can."""
        lane = self._lane(visit)
        able = {
            counter.id: Idle(counter.id, lane.together(counter.skills), len(counter.skills), -n)
            for n, counter in enumerate(idle)
            if lane.within_reach(counter.skills)
        }
        best = best_idle(able.values())
        return next((counter for counter in idle if counter.id == best), None)

    def keep(self, counter: AnyCounter, visit: AnyVisit, code: str, now: float) -> bool:  # noqa: ARG002
        """Whether the counter serves this further service in the same sitting: if it can."""
        return code in counter.skills

    def _lane(self, visit: AnyVisit) -> Lane:
        ready = [code for code in visit.pending if code in visit.ready]
        later = [code for code in visit.pending if code not in visit.ready]
        before = tuple(range(len(ready)))
        parts = [self._part(code) for code in ready]
        parts += [self._part(code, before) for code in later]
        return Lane(tuple(parts), visit.prio not in ORDINARY, visit.appt is not None)

    def _part(self, code: str, after: tuple[int, ...] = ()) -> Part:
        service = self.hall.S[code]
        return Part(code, service.agency, round(service.target * SECOND), after)

    def _scarce_at(self, counter: AnyCounter) -> frozenset[str]:
        if counter.kind != UNIVERSAL:
            return frozenset()
        return frozenset(agency for agency in counter.agencies if not self.hall.spec.get(agency))

    def _factors(self, lane: Lane, counter: AnyCounter, scarce: frozenset[str]) -> Factors | None:
        """What counts at the counter beside the wait; None where it could serve nothing."""
        offers = lane.within_reach(counter.skills)
        if not offers:
            return None
        return factors(
            self._routing,
            [Offer(part.agency, part.target_ms, self._minutes(part)) for part in offers],
            priority=lane.priority,
            appointment=lane.appointment,
            together=lane.together(counter.skills),
            scarce=scarce,
        )

    def _minutes(self, part: Part) -> float:
        """As a service card states them: whole."""
        return max(1, round(self.hall.S[part.queue].mean * SECOND / MINUTE))

    def _place(self, each: Factors, visit: AnyVisit, now: float) -> tuple[bool, float, float, str]:
        """The place in the order of calling: the smaller goes first, as in `routing.rule`."""
        since = visit.queued - self._routing.carry * max(0, visit.queued - visit.clock)
        head_start = 0
        if visit.appt is not None:
            since = max(since, visit.appt) if visit.queued < visit.appt else since
            head_start = self._routing.head_start_ms
        _forward, beyond, score = each.rank(max(0, round((now - since) * SECOND) + head_start))
        return not beyond, -score, since, visit.id
