"""The simple estimators: what peers show, and what needs no model of the hall.

`naive` is how many wait for the same, times the usual minutes, by the counters that serve it.
`entered` is the wait of the last one called for the same (LES), `head` that of who waits longest
for it now (HOL; Ibrahim and Whitt, POMS 20, 2011). `flow` is who of all waiting would be called
before at these counters, by the calls of the last half hour there.
"""

from collections.abc import Collection

from center_app.domain.clock import Instant
from center_app.domain.estimate.classes import Class, class_of
from center_app.domain.estimate.desks import Times
from center_app.domain.estimate.experience import RECENT_MS
from center_app.domain.hall import NOTHING, Hall
from center_app.domain.lane import Lane
from center_app.domain.routing.rule import routing_of

ASSUMED_CALLS = 2
"""Calls at the usual pace that are taken together with those of the last half hour."""


class Simple:
    """The guesses for one moment of a hall; made anew for every look."""

    def __init__(self, hall: Hall, times: Times, now: Instant) -> None:
        self._hall, self._times, self._now = hall, times, now.at
        self._routing = routing_of(hall)
        self._waiting: dict[str, int] = {}
        self._oldest: dict[tuple[str, Class], int] = {}
        self._shares: list[tuple[frozenset[str], int, float]] = []
        for lane, queue in hall.lanes.items():
            self._count(lane, len(queue), queue[0][0])
        self._recent = [call for call in hall.experience.recent if call.at > now.at - RECENT_MS]
        self._entered: dict[tuple[str, str], int] = {}
        for call in self._recent:
            self._entered[call.queue, ""] = self._entered[call.queue, call.of] = call.wait_ms
        self._flows: dict[tuple[frozenset[str], float], float] = {}

    def guesses(self, lane: Lane) -> tuple[float, float, float, float]:
        """naive, entered, head and flow (ms) for who joins the lane now."""
        queues = [part.queue for part in lane.parts if not part.after]
        able = self._able(lane, queues)
        of = class_of(lane)
        naive = min(self._waiting.get(q, 0) * self._times.service[q] for q in queues) / max(
            1, len(able)
        )
        flow = self._flow(able, self._weight(lane), queues[0])
        return naive, self._last(queues, of), self._head(queues, of), flow

    def _count(self, lane: Lane, number: int, since: int) -> None:
        queues = [part.queue for part in lane.parts if not part.after]
        of = class_of(lane)
        for queue in queues:
            self._waiting[queue] = self._waiting.get(queue, 0) + number
            key = queue, of
            self._oldest[key] = min(self._oldest.get(key, since), since)
        able = self._able(lane, queues)
        if able:
            self._shares.append((able, number, self._weight(lane)))

    def _able(self, lane: Lane, queues: Collection[str]) -> frozenset[str]:
        serving = self._hall.serving
        if len(queues) == 1:
            able = serving.get(next(iter(queues)), NOTHING)
        else:
            able = NOTHING.union(*(serving.get(queue, NOTHING) for queue in queues))
        if lane.counter is None and lane.employee is None:
            return able
        counters = self._hall.counters
        return frozenset(c for c in able if lane.is_for(c, counters[c].employee or ""))

    def _weight(self, lane: Lane) -> float:
        """How fast the lane's waiting weighs."""
        priority = self._routing.priority if lane.priority else 1.0
        return priority * (self._routing.appointment if lane.appointment else 1.0)

    def _last(self, queues: Collection[str], of: Class) -> int:
        for name in (of, ""):
            for queue in queues:
                if (queue, name) in self._entered:
                    return self._entered[queue, name]
        return 0

    def _head(self, queues: Collection[str], of: Class) -> int:
        oldest = min(self._oldest.get((queue, of), self._now) for queue in queues)
        return max(0, self._now - oldest)

    def _flow(self, able: frozenset[str], weight: float, queue: str) -> float:
        key = able, weight
        if key not in self._flows:
            ahead = sum(
                number * len(able & others) / len(others) * min(1.0, other / weight)
                for others, number, other in self._shares
            )
            calls = sum(call.counter in able for call in self._recent)
            began = min((call.at for call in self._recent), default=self._now)
            turn = (self._times.service[queue] + self._times.gap) / max(1, len(able))
            span = max(0, self._now - began)  # a clock put back is before what was stamped
            per_call = (span + ASSUMED_CALLS * turn) / (calls + ASSUMED_CALLS)
            self._flows[key] = ahead * per_call
        return self._flows[key]
