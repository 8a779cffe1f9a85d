"""Who came on a recorded day, and what only the played day may know of them.

How long serving took is what was measured, holds left out; for what was never served it is the
usual time that the center had learned by then (the catalogue's minutes, where it had not). Who did
not come when first called was absent. Who gave the ticket back, or was missed after something had
been served, waited as long as they are known to have waited: that is their patience.
Everybody else would have waited on, as far as anybody knows.
"""

from collections.abc import Sequence

from center_app.center.days import RecordedDay
from center_app.domain.clock import SECOND, elapsed, midnight
from center_app.domain.estimate.seen import usual_ms
from center_app.domain.hall import Hall
from center_app.domain.people import skill_queue
from center_app.domain.plain import Fault, Unreadable
from center_app.domain.step import Step, StepState
from center_app.domain.verbs.welcome import LARGEST_BASKET
from center_app.domain.visit import Stand, Visit
from center_app.simulation.plan import DAY_S
from center_app.simulation.recorded.codes import codes_of
from center_app.simulation.trace import Arrival


def arrivals_of(day: RecordedDay) -> tuple[Arrival, ...]:
    """All who came between the day's midnights, in that order. Raises Unreadable for nobody."""
    starts = midnight(day.day)
    came = [one for one in day.visits if _is_within(one.issued.at - starts)]
    if not came:
        raise Unreadable([Fault(day.day.isoformat(), "nobody came between its midnights")])
    return tuple(_arrival(f"V{n:04d}", one, day.hall, starts) for n, one in enumerate(came, 1))


def _is_within(ms: int) -> bool:
    return 0 <= ms <= DAY_S * SECOND


def _arrival(name: str, visit: Visit, hall: Hall, starts: int) -> Arrival:
    served = _served(visit, hall)
    groups = _groups(visit, list(served))
    booked = None if visit.appointment is None else visit.appointment - starts
    nothing = not any(step.state is StepState.DONE for step in visit.steps)
    return Arrival(
        visit=name,
        at_ms=_whole(visit.issued.at - starts),
        groups=groups,
        priority=visit.priority is not None,
        appointment_ms=None if booked is None or not _is_within(booked) else _whole(booked),
        serving_ms=tuple(served[code] for group in groups for code in group),
        patience_ms=_patience(visit, nothing=nothing),
        absent=visit.stand is Stand.MISSED and nothing,
    )


def _served(visit: Visit, hall: Hall) -> dict[str, int]:
    """How long each code took; the same service in two capacities is one code, and takes both."""
    found: dict[str, int] = {}
    for code, step in codes_of(visit):
        if code in found or len(found) < LARGEST_BASKET:
            found[code] = found.get(code, 0) + _whole(_serving(step, hall))
    return found


def _serving(step: Step, hall: Hall) -> float:
    if step.state is StepState.DONE:
        return step.served_ms
    return usual_ms(hall, skill_queue(step.skill, partial=step.partial))


def _groups(visit: Visit, codes: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The codes in groups, each to be finished before the next.

    A trace knows no other order: where two chains have nothing to do with each other, the second
    of each comes after the first of both.
    """
    places: dict[str, int] = {}
    ends: dict[int, int] = {}
    steps = [(code, step) for code, step in codes_of(visit) if code in codes]
    for line in _befores_first(visit):
        place = max((ends.get(before, 0) for before in visit.lines[line].after), default=0)
        for code in (code for code, step in steps if step.id.line == line):
            places.setdefault(code, place)
            place = places[code] + 1
        ends[line] = place
    found: dict[int, list[str]] = {}
    for code in codes:
        found.setdefault(places[code], []).append(code)
    return tuple(tuple(found[place]) for place in sorted(found))


def _befores_first(visit: Visit) -> list[int]:
    """The lines of the basket, each after those that it comes after."""
    order: list[int] = []

    def visited(line: int) -> None:
        if line not in order:
            for before in visit.lines[line].after:
                visited(before)
            order.append(line)

    for line in range(len(visit.lines)):
        visited(line)
    return order


def _patience(visit: Visit, *, nothing: bool) -> int | None:
    """For how long somebody who left is known to have waited at once; None for all others."""
    left = visit.stand is Stand.CANCELLED or (visit.stand is Stand.MISSED and not nothing)
    if not left or visit.ended is None:
        return None
    waits = [
        elapsed(one.queued, one.called) - one.away_ms
        for one in visit.sittings
        if one.started is not None and one.queued is not None
    ]
    if visit.stand is Stand.CANCELLED and all(one.queued != visit.queued for one in visit.sittings):
        waits.append(elapsed(visit.queued, visit.ended) - visit.away_ms)
    return max(SECOND, *map(_whole, waits), 0) if waits else None


def _whole(ms: float) -> int:
    """In whole seconds: finer ones would serve nobody, and might tell one visit from another."""
    return round(ms / SECOND) * SECOND
