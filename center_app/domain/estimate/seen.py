"""The hall as it is now, as the play forward needs it: desks with their times to free."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from center_app.domain import journey
from center_app.domain.clock import MINUTE, Instant, elapsed
from center_app.domain.counter import Counter, Status
from center_app.domain.estimate.desks import Desk, Times
from center_app.domain.estimate.experience import PAUSE, WAITED_MS, Experience
from center_app.domain.estimate.sitting import split
from center_app.domain.hall import Hall
from center_app.domain.lane import lane_of
from center_app.domain.people import Employee
from center_app.domain.routing.rule import usual_minutes
from center_app.domain.step import StepState
from center_app.domain.visit import Stand, Visit

LEAST, OVERDUE = 0.35, 0.45
"""What is still to come of something that goes on, in means: at least, and once it has taken
longer than the mean. Less than the mean of what is left, for of many the first to end counts."""


def times_of(hall: Hall) -> Times:
    """What is expected of times, from experience; where there is none, from the catalogue."""
    experience = hall.experience
    return Times(
        minutes=_Looked(partial(usual_minutes, hall)),
        service=_Looked(partial(usual_ms, hall)),
        following=experience.following.mean,
        gap=experience.between.mean + experience.walk.mean,
        missing=experience.missing.mean,
        absent=tuple(known.mean for known in experience.absent),
        absent_ms=WAITED_MS,
    )


def usual_ms(hall: Hall, queue: str) -> float:
    """How long serving from this queue takes at the usual pace."""
    known = hall.experience.usual.get(queue.partition("/")[0])
    return known.mean if known is not None else assumed_ms(hall, queue)


def assumed_ms(hall: Hall, queue: str) -> float:
    """The same by the catalogue."""
    return usual_minutes(hall, queue) * MINUTE


class _Looked(dict[str, float]):
    """Something of each queue, looked up once."""

    def __init__(self, look_up: Callable[[str], float]) -> None:
        self._look_up = look_up

    def __missing__(self, queue: str) -> float:
        self[queue] = found = self._look_up(queue)
        return found


def desks_of(hall: Hall, times: Times, now: Instant) -> list[Desk]:
    """The counters at which somebody is on duty, on a break or not."""
    return list(_desks(hall, times, now))


def _desks(hall: Hall, times: Times, now: Instant) -> Iterator[Desk]:
    for counter in hall.counters.values():
        if counter.status is Status.CLOSED or counter.employee is None:
            continue
        employee = hall.employees[counter.employee]
        desk = Desk(
            counter=counter.code,
            employee=employee.id,
            queues=employee.queues,
            scarce=hall.scarce_at(counter.code),
            pace=hall.experience.pace_of(employee.id),
            free_at=now.at,
            breaks=counter.breaks,
        )
        if counter.status is Status.PAUSED:
            desk.free_at = _back(counter, hall.experience, now)
        elif counter.visit is not None:
            _occupy(desk, hall.visits[counter.visit], employee, times, now)
        yield desk


def left_of(mean: float, gone: float) -> float:
    """What is still to come (ms) of something of this mean that has gone on so long."""
    return OVERDUE * mean if gone > mean else max(mean - gone, LEAST * mean)


def _back(counter: Counter, experience: Experience, now: Instant) -> float:
    """When a pause ends: as planned, or after the usual time of its kind."""
    for starts, ends in counter.breaks:
        if starts <= now.at < ends:
            return ends
    known = experience.pauses.get(counter.reason or "", PAUSE)
    gone = elapsed(counter.since, now) if counter.since is not None else 0
    return now.at + left_of(known.mean, gone)


def _occupy(desk: Desk, visit: Visit, employee: Employee, times: Times, now: Instant) -> None:
    """Set when the desk is free again, and what then is left of the visit that sits there."""
    step = visit.serving()
    sitting = visit.sitting
    if step is not None and step.since is not None:
        gone = step.served_ms + elapsed(step.since, now)
        left = left_of(times.service[step.skill] * desk.pace, gone)
        here = step.id
    else:
        called = next(s for s in visit.steps if s.state is StepState.CALLED)
        gone = elapsed(sitting.called, now) if sitting is not None else 0
        left = left_of(times.gap, gone) + times.service[called.skill] * desk.pace
        here = called.id
    desk.free_at = now.at + left
    if len(visit.steps) > 1:
        after = replace(journey.finished(visit, here, ()), stand=Stand.WAITING)
        lane = lane_of(after)
        if lane is not None and lane.parts:
            served, desk.rest = split(lane, employee.queues)
            more = sum(times.service[part.queue] for part in served)
            desk.free_at += more * times.following * desk.pace
            desk.waited = visit.waited_ms
