"""What a counter's employee sees: who waits, who was set aside, who else could serve."""

from dataclasses import dataclass
from datetime import date

from center_app.domain import journey
from center_app.domain.clock import Instant, elapsed
from center_app.domain.counter import Status
from center_app.domain.hall import Hall
from center_app.domain.journey import within_reach
from center_app.domain.people import Employee
from center_app.domain.rights import IN_CHARGE
from center_app.domain.undoable import UNDO_MS, Deed
from center_app.domain.verbs.staff import counter_of
from center_app.domain.views.bulletins import BulletinView, at_counter
from center_app.domain.views.desk_visit import DeskVisit, at_desk
from center_app.domain.views.my_ticket import return_ms
from center_app.domain.views.on_hold import HeldVisit, on_hold, shown
from center_app.domain.views.own_day import AskedTime, OwnDay, asked_time, own_day
from center_app.domain.views.query import Query
from center_app.domain.visit import Stand, Visit

MISSED_SHOWN = 5
"""Whoever comes back later is found by the number."""


@dataclass(frozen=True, slots=True)
class MissedVisit:
    """A visit that was called here in vain `at` and may come back to its old place (ms since
    1970 UTC)."""

    visit: str
    number: str
    at: int


@dataclass(frozen=True, slots=True)
class Colleague:
    """An open counter to which a visit could be sent; `able`: it could serve this visit.
    `supervises`: whoever sits there does. `closing`: it closes behind its present visit, so that
    nothing can be sent there."""

    counter: str
    employee: str
    busy: bool
    able: bool
    supervises: bool = False
    closing: bool = False


@dataclass(frozen=True, slots=True)
class CanUndo:
    """What the counter did last to which number, and until when (ms since 1970 UTC) it can be
    undone; `sitting` and `deed` go into the command."""

    deed: Deed
    number: str
    sitting: str
    until: int


@dataclass(frozen=True, slots=True)
class DeskView:
    """A counter as its employee sees it; `served_today` counts this employee's finished steps.

    `help_since` is since when help is on its way unacknowledged, `signed_in_at` since when the
    employee has sat here; `closing`: the counter closes once the visit has left. `own` is the
    employee's own day, while no visit is at the counter; `asked` a time that may not be right.
    After `lock_min` minutes without a key the desk is covered (0: never). `colleagues` are None
    unless they were asked for: a desk is looked at a hundred times for each transfer. So `held`
    are but the first of the `held_in_all`, unless all were asked for; a back office has `awaited`
    of them all.

    `bulletins` are what the employee has not read yet.

    `paused`: the whole hall stands still, and nobody can be called.

    `at` is the moment of the view (ms since 1970 UTC), from which a screen counts on by itself.
    """

    at: int
    counter: str
    zone: str
    status: Status
    since: int | None
    reason: str | None
    employee: str | None
    visit: DeskVisit | None
    waiting: int
    longest_ms: int | None
    held: tuple[HeldVisit, ...]
    colleagues: tuple[Colleague, ...] | None
    served_today: int
    can_undo: CanUndo | None = None
    help_since: int | None = None
    own: OwnDay | None = None
    asked: AskedTime | None = None
    missed: tuple[MissedVisit, ...] = ()
    closing: bool = False
    signed_in_at: int | None = None
    lock_min: int = 0
    day: date | None = None
    paused: bool = False
    held_in_all: int = 0
    awaited: int = 0
    bulletins: tuple[BulletinView, ...] = ()


@dataclass(frozen=True)
class Desk(Query[DeskView]):
    """`colleagues` and `all_held` are asked for by whoever is about to choose among them."""

    counter: str
    colleagues: bool = False
    all_held: bool = False


def desk(hall: Hall, query: Desk, now: Instant) -> DeskView:
    """Raises Refused(UNKNOWN_COUNTER)."""
    counter = counter_of(hall, query.counter)
    employee = hall.employee_at(counter.code)
    visit = hall.visit_at(counter.code)
    waiting, longest = _waiting(hall, counter.code, employee, now)
    signed_in_at = _signed_in_at(hall, counter.code)
    held = on_hold(hall, counter, employee) if employee is not None else []
    return DeskView(
        at=now.at,
        counter=counter.code,
        zone=counter.zone,
        status=counter.status,
        since=counter.since.at if counter.since else None,
        reason=counter.reason,
        employee=counter.employee,
        visit=at_desk(hall, visit, employee, now) if visit and employee else None,
        waiting=waiting,
        longest_ms=longest,
        held=tuple(held) if query.all_held else shown(held, beside_a_visit=visit is not None),
        colleagues=_colleagues(hall, counter.code, visit) if query.colleagues else None,
        served_today=hall.done.get(counter.employee or "", 0),
        help_since=hall.help[counter.code].at if counter.code in hall.help else None,
        can_undo=_can_undo(hall, counter.code, now),
        own=own_day(hall, employee.id) if employee is not None and visit is None else None,
        asked=asked_time(hall, employee.id, signed_in_at, now) if employee is not None else None,
        missed=_missed(hall, counter.code, now),
        closing=counter.closing,
        signed_in_at=signed_in_at,
        lock_min=hall.settings.lock_min if hall.settings is not None else 0,
        day=hall.day,
        paused=hall.paused is not None,
        held_in_all=len(held),
        awaited=sum(one.awaited is not None for one in held),
        bulletins=at_counter(hall, counter.code, now),
    )


def _missed(hall: Hall, counter: str, now: Instant) -> tuple[MissedVisit, ...]:
    """Whoever was called here last of those who may still come back, the last one first."""
    found = [
        MissedVisit(visit.id, visit.called_as, visit.ended.at)
        for visit in map(hall.visits.__getitem__, hall.sat.get(counter, ()))
        if visit.stand is Stand.MISSED
        and visit.ended is not None
        and visit.sittings[-1].counter == counter
        and return_ms(hall, visit, now) is not None
    ]
    return tuple(sorted(found, key=lambda missed: (-missed.at, missed.visit))[:MISSED_SHOWN])


def _signed_in_at(hall: Hall, counter: str) -> int | None:
    """When the employee came to the counter (ms since 1970 UTC): the presences in one piece."""
    present = hall.present.get(counter)
    if present is None:
        return None
    began = present.began_at
    for before in reversed(hall.presences):
        if before.counter == counter:
            if (before.employee, before.seen.at) != (present.employee, began):
                break
            began = before.began_at
    return began


def _can_undo(hall: Hall, counter: str, now: Instant) -> CanUndo | None:
    last = hall.undoable.get(counter)
    if last is None or not last.is_open(now):
        return None
    until = now.at + UNDO_MS - elapsed(last.at, now)
    return CanUndo(last.deed, last.visit.number, last.sitting, until)


def _waiting(
    hall: Hall, counter: str, employee: Employee | None, now: Instant
) -> tuple[int, int | None]:
    """How many wait for this counter, and for how long the first of them (milliseconds)."""
    if employee is None:
        return 0, None
    mine = [
        queue
        for lane, queue in hall.lanes.items()
        if lane.is_for(counter, employee.id) and lane.within_reach(employee.queues)
    ]
    if not mine:
        return 0, None
    _since, first = min(queue[0] for queue in mine)
    return sum(map(len, mine)), max(0, hall.visits[first].waited_by(now))


def _colleagues(hall: Hall, counter: str, visit: Visit | None) -> tuple[Colleague, ...]:
    again = journey.waiting_again(visit) if visit is not None else None
    found = []
    for other in hall.counters.values():
        employee = hall.employee_at(other.code)
        if other.code == counter or other.status is not Status.OPEN or employee is None:
            continue
        able = again is not None and not other.closing and bool(within_reach(again, employee))
        supervises = not IN_CHARGE.isdisjoint(employee.roles)
        busy = other.visit is not None
        found.append(Colleague(other.code, employee.id, busy, able, supervises, other.closing))
    return tuple(found)
