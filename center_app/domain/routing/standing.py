"""Why not me: who is ahead of a waiting visit, and why."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from center_app.domain.clock import Instant
from center_app.domain.counter import Status
from center_app.domain.hall import Hall
from center_app.domain.routing.rule import Candidate, candidates
from center_app.domain.routing.score import Factors
from center_app.domain.visit import Visit


@dataclass(frozen=True, slots=True)
class Place:
    """One waiting visit in the order of a counter: what it has waited and what weighs it."""

    visit: str
    number: str
    waited_ms: int
    factors: Factors


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a visit stands at the counter that would take it first: itself, and who is ahead.

    Of those only the first are told where many standings are asked for at once; `further` is how
    many there are besides.
    """

    counter: str
    own: Place
    ahead: tuple[Place, ...]
    further: int = 0

    @property
    def number(self) -> int:
        """How many are ahead."""
        return len(self.ahead) + self.further


def standing(hall: Hall, visit: str, now: Instant, counter: str | None = None) -> Standing | None:
    """The standing of a visit at this open counter, or at that where the fewest are ahead of it.

    None for a visit that does not wait, or that nobody on duty (there) may serve.
    """
    return all_standing(hall, (visit,), now, counter).get(visit)


def all_standing(
    hall: Hall,
    visits: Collection[str],
    now: Instant,
    counter: str | None = None,
    named: int | None = None,
) -> dict[str, Standing]:
    """The same of several, from one look at each order; of who is ahead the first `named` are told.

    Who does not wait, or is served by nobody on duty (there), is not in it.
    """
    best: dict[str, tuple[int, str, list[Candidate]]] = {}
    for code, order in _orders(hall, now, counter):
        for n, candidate in enumerate(order):
            who = candidate.visit
            if who in visits and (who not in best or n < best[who][0]):
                best[who] = n, code, order
    return {who: _standing(hall, *found, named) for who, found in best.items()}


def _standing(
    hall: Hall, n: int, counter: str, order: list[Candidate], named: int | None
) -> Standing:
    told = n if named is None else min(n, named)
    ahead = tuple(_place(hall, other) for other in order[:told])
    return Standing(counter, _place(hall, order[n]), ahead, n - told)


def _orders(hall: Hall, now: Instant, counter: str | None) -> Iterator[tuple[str, list[Candidate]]]:
    """In which order each open counter would call everybody whom it may serve.

    Counters between which nothing differs have one order: it is found once, under the first code.
    """
    let_go = [visit for visit in _waiting(hall) if visit.sittings]
    known: set[object] = set()
    for code, one in sorted(hall.counters.items()):
        if one.status is not Status.OPEN or one.employee is None or counter not in {None, code}:
            continue
        employee = hall.employees[one.employee]
        own = frozenset(
            lane
            for lane in hall.lanes
            if (lane.counter or lane.employee) and lane.is_for(code, employee.id)
        )
        back = frozenset(visit.id for visit in let_go if visit.sent_back_by(code, now))
        alike = frozenset(employee.queues), hall.scarce_at(code), own, back
        if alike not in known:
            known.add(alike)
            yield code, sorted(candidates(hall, code, employee, now, depth=None))


def _waiting(hall: Hall) -> Iterator[Visit]:
    return (hall.visits[who] for queue in hall.lanes.values() for _since, who in queue)


def _place(hall: Hall, candidate: Candidate) -> Place:
    number = hall.visits[candidate.visit].number
    return Place(candidate.visit, number, candidate.waited_ms, candidate.factors)
