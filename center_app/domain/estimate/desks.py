"""The counters as the hall played forward sees them, and the rule made ready for each kind."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import inf
from typing import NamedTuple

from center_app.domain.lane import Lane
from center_app.domain.place import Break
from center_app.domain.routing.parameters import Routing
from center_app.domain.routing.score import Offer, factors


class Times(NamedTuple):
    """What is expected of times (ms): of each queue's service, and around it.

    `minutes` are those of the catalogue, which the rule goes by, whatever was learned since.
    `following` is how much of it a service takes that is not the first of its sitting. `absent`
    are the shares that do not come when called: of who waited less than the first of `absent_ms`,
    less than the second and so on, and longer than the last.
    """

    minutes: Mapping[str, float]
    service: Mapping[str, float]
    following: float
    gap: float
    missing: float
    absent: tuple[float, ...]
    absent_ms: tuple[int, ...]


@dataclass(slots=True)
class Desk:
    """One counter: who serves there and when (ms since 1970 UTC) it is free.

    `rest` is what the visit that sits there will still want elsewhere, with `waited` ms waited.
    """

    counter: str
    employee: str
    queues: frozenset[str]
    scarce: frozenset[str]
    pace: float
    free_at: float
    breaks: tuple[Break, ...] = ()
    rest: Lane | None = None
    waited: float = 0.0


class Row(NamedTuple):
    """The rule for one lane (or probe) at one kind of desk, ready to be weighed.

    A visit that has waited w ms scores w x `rate`, beyond `target` `kept` + w x `slow`, and beyond
    `bound` w x `plain` above all others.
    """

    number: int
    bound: float
    plain: float
    target: int
    rate: float
    kept: float
    slow: float


@dataclass(slots=True)
class Kind:
    """Desks that serve alike, with the rows of the lanes and probes that they can serve.

    `counter` and `employee` are named only where somebody waits for one of them in particular.
    """

    queues: frozenset[str]
    scarce: frozenset[str]
    counter: str
    employee: str
    lanes: list[Row] = field(default_factory=list)
    probes: list[Row] = field(default_factory=list)
    sittings: dict[int, tuple[float, Lane | None]] = field(default_factory=dict)
    calls: int = 0


class Kinds:
    """The kinds of these desks, by queue; `at` has that of each desk."""

    def __init__(
        self,
        desks: Sequence[Desk],
        lanes: Iterable[Lane],
        minutes: Mapping[str, float],
        routing: Routing,
    ) -> None:
        self._minutes, self._routing = minutes, routing
        sent_to = {lane.counter or lane.employee for lane in lanes} - {None}
        kinds: dict[tuple[object, ...], Kind] = {}
        self.at: list[Kind] = []
        for desk in desks:
            own = desk.counter in sent_to or desk.employee in sent_to
            name = (desk.counter, desk.employee) if own else ("", "")
            key = (desk.queues, desk.scarce, name)
            self.at.append(kinds.setdefault(key, Kind(desk.queues, desk.scarce, *name)))
        self._by_queue: dict[str, list[Kind]] = {}
        for kind in kinds.values():
            for queue in kind.queues:
                self._by_queue.setdefault(queue, []).append(kind)

    def rows(self, lane: Lane, number: int) -> list[tuple[Kind, Row]]:
        """Who can serve the lane, with the rule for it there."""
        parts = lane.parts
        able: Iterable[Kind] = self._by_queue.get(parts[0].queue, ())
        if len(parts) > 1:
            ready = (part.queue for part in parts if not part.after)
            kinds = [kind for queue in ready for kind in self._by_queue.get(queue, ())]
            able = {id(kind): kind for kind in kinds}.values()
        if lane.counter is not None or lane.employee is not None:
            able = [kind for kind in able if lane.is_for(kind.counter, kind.employee)]
        minutes = tuple([self._minutes[part.queue] for part in parts])
        return [
            (kind, Row(number, *weights(lane, minutes, kind.queues, kind.scarce, self._routing)))
            for kind in able
        ]


FORWARD = inf, 0.0, -(10**12), 0.0, 1e12, 1e-6
"""Of who was put forward: more than any wait beyond a bound, and the longer wait still first."""


@lru_cache(maxsize=16_384)
def weights(
    lane: Lane,
    minutes: tuple[float, ...],
    queues: frozenset[str],
    scarce: frozenset[str],
    routing: Routing,
) -> tuple[float, float, int, float, float, float]:
    """What a `Row` has beside its number, of a lane at a desk that can serve it now.

    `minutes` are the catalogue's of each of its parts.
    """
    each = factors(
        routing,
        [
            Offer(part.agency, part.target_ms, usual)
            for part, usual in zip(lane.parts, minutes, strict=True)
            if not part.after and part.queue in queues
        ],
        priority=lane.priority,
        appointment=lane.appointment,
        together=lane.together(queues),
        scarce=scarce,
    )
    if lane.forward:
        return FORWARD
    target = each.target_ms
    rate = each.weight / target
    kept = (1 - each.late) * each.weight
    return float(each.bound_ms), 1 / target, target, rate, kept, each.late * rate
