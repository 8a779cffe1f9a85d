"""How long choosing who is next, and telling a wait, take in a full hall; and a day to play."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import cycle, islice
from time import thread_time

from center_app.domain import commands as c
from center_app.domain.clock import HOUR, SECOND
from center_app.domain.estimate.promise import refreshed
from center_app.domain.refusal import Refused
from center_app.domain.routing.rule import most_due
from center_app.domain.visit import Stand
from center_app.simulation.citizens import told_by_the_center
from center_app.simulation.measures import quantile
from center_app.simulation.plan import Plan
from center_app.simulation.policies import POLICIES
from center_app.simulation.premises import FIRST_DAY, PRIORITY, PlayedCenter
from center_app.simulation.replay import replay
from center_app.simulation.trace import Arrival, Trace

WAITING = 200
TIMES = 500
BETWEEN_MS = 5 * SECOND
"""Between two arrivals, so that everybody has waited for another time."""

FROM_MS = 10 * HOUR
MOST = 0.95


@dataclass(frozen=True, slots=True)
class Speeds:
    """What 19 of 20 choices, and waits told at issue and later on, took no longer than (ms of the
    processor)."""

    choosing_ms: float
    telling_ms: float
    refreshing_ms: float


def speeds(plan: Plan, trace: Trace) -> Speeds:
    """In the hall of this center, with everybody serving and 200 visits of the trace waiting."""
    center = PlayedCenter(plan, trace, most_due, FIRST_DAY)
    center.move_to(FROM_MS)
    arrivals = _fill(center, trace)
    hall, now = center.hall, center.now
    choosing = []
    for code in islice(cycle(hall.counters), TIMES):
        employee = hall.employee_at(code)
        assert employee is not None
        choosing.append(_ms(partial(most_due, hall, code, employee, now)))
    asking = (_asks(center, one, "asking") for one in islice(arrivals, TIMES))
    telling = [_ms(partial(told_by_the_center, hall, one, now)) for one in asking]
    refreshing = [_ms(partial(refreshed, hall, one, now)) for one in hall.standing(Stand.WAITING)]
    return Speeds(*(quantile(each, MOST) for each in (choosing, telling, refreshing)))


def seconds_to_play(plan: Plan, trace: Trace) -> float:
    """Of the whole day by the center's rule, without telling waits."""
    return _ms(partial(replay, plan, trace, POLICIES["center"])) / SECOND


def _fill(center: PlayedCenter, trace: Trace) -> "cycle[Arrival]":
    """Let visits come until so many wait; a counter keeps the first that it serves."""
    for code in center.hall.counters:
        center.do(c.OpenCounter(id="open", station=code, counter=code))
    arrivals = cycle(trace.arrivals)
    free = list(center.hall.counters)
    number = 0
    while center.hall.waiting < WAITING:
        number += 1
        center.move_to(FROM_MS + number * BETWEEN_MS)
        center.do(_asks(center, next(arrivals), f"visit-{number}"))
        free = [code for code in free if not _serves(center, code)]
    return arrivals


def _serves(center: PlayedCenter, code: str) -> bool:
    """Let a counter call and start; whether somebody was there."""
    try:
        center.do(c.CallNext(id=f"sitting-{code}", station=code, counter=code, late=True))
    except Refused:
        return False
    center.do(c.Start(id="start", station=code, counter=code))
    return True


def _asks(center: PlayedCenter, arrival: Arrival, visit: str) -> c.Issue:
    booked = arrival.appointment_ms
    return c.Issue(
        id=visit,
        station="kiosk",
        visit=visit,
        token=visit,
        asked=tuple(map(c.Asked, arrival.codes)),
        bundle=arrival.asked if len(arrival.groups) > 1 else None,
        priority=PRIORITY if arrival.priority else None,
        appointment=None if booked is None else center.midnight + booked,
    )


def _ms(action: Callable[[], object]) -> float:
    """Of the processor: nothing is waited for, and what others do meanwhile is not measured."""
    began = thread_time()
    action()
    return (thread_time() - began) * SECOND
