"""Taking in what was served by the number on somebody's paper while the server was away.

It has happened: what the hall cannot take in as it was stands for itself, and somebody is told.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain import journey
from center_app.domain.clock import Instant, elapsed, quality
from center_app.domain.hall import Hall, Phase
from center_app.domain.journey import within_reach
from center_app.domain.left_over import LeftOver, Paper
from center_app.domain.own_time import OwnTime, day_told, told_time
from center_app.domain.people import Employee
from center_app.domain.refusal import Reason, Refused
from center_app.domain.step import Outcome, StepId
from center_app.domain.verbs.back_office import waits_aside
from center_app.domain.verbs.later import back
from center_app.domain.visit import Stand, Visit, Wish

BY_PAPER = "by_paper"
"""The name of such a call in the reason that is kept with it."""

COMES = (Stand.WAITING, Stand.LATER, Stand.HELD, Stand.MISSED)
"""Whoever stood like this may have come to a counter with the paper."""


def take_in_service(hall: Hall, command: c.TakeInService, now: Instant) -> list[e.Event]:
    """All that the employee can serve of the visit is done, at its own time.

    A counter that has been taken away since was there. What cannot be taken in is left over, with
    the reason. Raises Refused(UNKNOWN_COUNTER | NO_CATALOGUE); who serves is asked before.
    """
    if command.counter not in hall.counters:
        raise Refused(Reason.UNKNOWN_COUNTER, counter=command.counter)
    if hall.settings is None or hall.day is None or command.employee is None:
        raise Refused(Reason.NO_CATALOGUE)
    at, dq = told_time(command.began, command.sent, command.heard, now)
    day = day_told(hall.day, hall.settings.calendar, at, now)
    began = OwnTime(at, day, command.began.mono, command.began.boot, dq)
    left = LeftOver(
        id=command.id,
        paper=Paper.SERVICE,
        number=command.number,
        station=command.station,
        reason=Reason.UNKNOWN_VISIT,
        own=began,
        counter=command.counter,
        who=command.employee,
        served_ms=min(elapsed(command.began, command.ended), now.at - at),
    )
    visit = _visit_of(hall, left)
    if visit is None:
        why = Reason.UNKNOWN_VISIT if day == hall.day else Reason.DAY_IS_CLOSED
        return [left_over(replace(left, reason=why))]
    why_not = _why_not(hall, visit, left)
    return [left_over(replace(left, reason=why_not))] if why_not else served(hall, visit, left)


def settle_left_over(hall: Hall, command: c.SettleLeftOver, _now: Instant) -> list[e.Event]:
    """What is settled already stays so."""
    known = command.left_over in hall.left_overs
    return [e.LeftOverSettled(left_over=command.left_over)] if known else []


def left_over(left: LeftOver) -> e.Event:
    """What stands for itself from now on."""
    return e.PaperLeftOver(
        left_over=left.id,
        paper=left.paper,
        number=left.number,
        reason=left.reason,
        own=left.own,
        counter=left.counter,
        who=left.who,
        served_ms=left.served_ms,
    )


def served_before(hall: Hall, visit: Visit) -> list[e.Event]:
    """What was served of a ticket by its paper, before a kiosk told of it."""
    for left in hall.left_overs.values():
        waits = left.paper is Paper.SERVICE and left.reason is Reason.UNKNOWN_VISIT
        meant = left.number in visit.numbers and left.own.day == visit.day == hall.day
        if waits and meant and _why_not(hall, visit, left) is None:
            return [*served(hall, visit, left), e.LeftOverSettled(left_over=left.id)]
    return []


def served(hall: Hall, visit: Visit, left: LeftOver) -> list[e.Event]:
    """The sitting from its call to its end; who served it was able to, by `_why_not`."""
    assert left.counter is not None
    assert left.who is not None
    own = _not_before(visit, left.own)
    names: dict[str, Any] = {"visit": visit.id, "counter": left.counter, "sitting": left.id}
    back = _come_back(visit, own)
    visit = _waiting(visit, own)
    employee = hall.employees[left.who]
    called = e.VisitCalled(
        **names,
        who=left.who,
        steps=tuple(step.id for step in within_reach(visit, employee)),
        why=e.Why(rule=BY_PAPER, waited_ms=max(0, visit.counted_by(own.instant))),
        own=own,
    )
    started = e.SittingStarted(
        **names,
        wait_ms=max(0, visit.wait_by(own.instant)),
        walk_ms=0,
        dq=quality(visit.queued, own.instant),
        own=own,
    )
    after, steps = _serve_all(visit, employee)
    took = max(1, left.served_ms or 0)  # whoever waits on from its end queued before it
    ended = _later(own, took)
    return [
        *back,
        called,
        started,
        *_one_after_the_other(names, visit, steps, own, took),
        _afterwards(names, after, ended),
    ]


def _visit_of(hall: Hall, left: LeftOver) -> Visit | None:
    """The visit of that day with the number; of several the one that goes on."""
    named = [
        visit
        for visit in hall.visits.values()
        if left.number in visit.numbers and (visit.day == left.own.day or visit.open)
    ]
    return max(named, key=lambda visit: (visit.open, visit.issued.at), default=None)


def _why_not(hall: Hall, visit: Visit, left: LeftOver) -> Reason | None:
    """Why the visit cannot have been served so, as far as the hall knows; None if it can."""
    assert left.who is not None
    if visit.stand in (Stand.CALLED, Stand.SERVING):
        return Reason.VISIT_IS_BUSY
    if visit.stand not in COMES:
        return Reason.VISIT_IS_OVER
    if waits_aside(visit):
        return Reason.RESULT_NOT_HERE
    if hall.phase is not Phase.RUNNING:
        return Reason.DAY_IS_CLOSED
    employee = hall.employees[left.who]
    waiting = _waiting(visit, _not_before(visit, left.own))
    return None if within_reach(waiting, employee) else Reason.NOT_SKILLED


def _not_before(visit: Visit, own: OwnTime) -> OwnTime:
    """Nobody was served before what the hall knows of the visit last."""
    known = [visit.issued, visit.queued, visit.held, visit.ended]
    known += [visit.later.since if visit.later is not None else None]
    known += [one.ended for one in visit.sittings]
    last = max(moment.at for moment in known if moment is not None)
    return _later(own, max(0, last - own.at))


def _later(own: OwnTime, ms: int) -> OwnTime:
    return replace(own, at=own.at + ms, mono=own.mono + ms)


def _come_back(visit: Visit, own: OwnTime) -> list[e.Event]:
    """Who was aside, away or had missed a call waits first, for a moment."""
    if visit.held is not None:
        held_ms = elapsed(visit.held, own.instant)
        dq = quality(visit.held, own.instant)
        return [e.VisitReleased(visit=visit.id, held_ms=held_ms, dq=dq, own=own)]
    if visit.stand is Stand.MISSED and visit.ended is not None:
        away_ms = elapsed(visit.ended, own.instant)
        dq = quality(visit.ended, own.instant)
        return [e.VisitReturned(visit=visit.id, away_ms=away_ms, dq=dq, own=own)]
    return back(visit, own.instant)


def _waiting(visit: Visit, own: OwnTime) -> Visit:
    """The visit as it waits at that moment."""
    if visit.held is not None:
        visit = replace(journey.released(visit), queued=own.instant, held=None)
    elif visit.stand is Stand.MISSED:
        visit = journey.returned(visit, own.instant)
    visit = replace(visit, away_ms=visit.away_by(own.instant), later=None)
    return replace(visit, stand=Stand.WAITING, **journey.ANYWHERE)


def _serve_all(visit: Visit, employee: Employee) -> tuple[Visit, list[StepId]]:
    """Every step that the employee can do, one after the other, and the visit after them."""
    steps: list[StepId] = []
    while here := within_reach(visit, employee):
        which = here[0].id
        steps.append(which)
        visit = journey.finished(visit, which, _completed(visit, which))
    return visit, steps


def _one_after_the_other(
    names: dict[str, Any], visit: Visit, steps: list[StepId], own: OwnTime, served_ms: int
) -> Iterator[e.Event]:
    """Nobody knows how long each took: all as long as the others."""
    each = served_ms // len(steps)
    for n, which in enumerate(steps):
        ms = each if n < len(steps) - 1 else served_ms - n * each
        yield e.StepStarted(**names, step=which, own=_later(own, n * each))
        yield e.StepFinished(
            **names,
            step=which,
            outcomes=_completed(visit, which),
            served_ms=ms,
            dq=own.dq,
            own=_later(own, n * each + ms),
        )


def _completed(visit: Visit, which: StepId) -> tuple[Outcome, ...]:
    return (Outcome.COMPLETED,) * journey.copies(visit, which)


def _afterwards(names: dict[str, Any], visit: Visit, own: OwnTime) -> e.Event:
    """What follows for the visit: it waits for the rest, for a back office, or is over."""
    if any(visit.ready()):
        return e.VisitTransferred(
            **names, to_counter=None, to_employee=None, reason=e.REST, own=own
        )
    if any(not step.over for step in visit.steps):
        return e.VisitHeld(**names, wish=Wish.CENTER, reason=e.BACK_OFFICE, own=own)
    total_ms, dq = elapsed(visit.issued, own.instant), quality(visit.issued, own.instant)
    return e.VisitEnded(**names, total_ms=total_ms, dq=dq, own=own)
