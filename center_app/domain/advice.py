"""What whoever is in charge could do before it is needed, and what would come of it.

The hall is played forward with the rule itself, with each deed and without, and with people coming
as they came in the last minutes. It is a guess of the same kind as the promises, told only where it
presses and where one deed clearly helps.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from center_app.domain.clock import MINUTE, Instant, elapsed
from center_app.domain.counter import Counter, Status
from center_app.domain.estimate.desks import Desk, Times
from center_app.domain.estimate.dry_run import Play
from center_app.domain.estimate.seen import desks_of, times_of
from center_app.domain.estimate.turns import Called, Coming
from center_app.domain.hall import Hall
from center_app.domain.indicators import AUTHORISED_BREAKS
from center_app.domain.lane import lane_for
from center_app.domain.people import Skill
from center_app.domain.place import Break
from center_app.domain.routing.rule import routing_of
from center_app.domain.waits import waits_of

AHEAD_MS = 45 * MINUTE
"""So far the hall is played, and so long back it is seen how many come."""

SHIFT_MS = 30 * MINUTE
"""By how much a break is put off: beyond the worst of a peak, and no hardship."""

LONGEST_WORK_MS = 4 * 60 * MINUTE
"""Nobody is asked to serve for longer without a break."""

STEADY_MS = MINUTE
"""What it takes until a deed is done."""

LEAST_LATE = 3
"""Of fewer who would wait beyond their target it does not press."""

LEAST_SAVED_MS, LEAST_SHARE = 10 * MINUTE, 0.15
"""A deed is worth a word that saves so much of the waiting beyond the targets, and such a share."""

MOST_DEEDS = 8
"""That are played: more is no better, and each costs a play."""


class Way(StrEnum):
    """What is to be done."""

    OPEN = "open"
    SHIFT = "shift"
    LEND = "lend"


@dataclass(frozen=True, slots=True)
class Effect:
    """What is to be expected: the longest wait, how many percent begin within their target, how
    many do not, and by how much together they wait beyond it."""

    longest_ms: int
    percent: int
    late: int
    late_ms: int


@dataclass(frozen=True, slots=True)
class Advice:
    """One deed: open this counter, put its break off to `breaks`, or give its employee `skills`
    back for today; and what is expected `without` it and `done`. `shifted` is when the break would
    begin (ms since 1970 UTC), `planned` the breaks as they are."""

    way: Way
    counter: str
    employee: str
    without: Effect
    done: Effect
    breaks: tuple[Break, ...] = ()
    skills: tuple[Skill, ...] = ()
    shifted: int | None = None
    planned: tuple[Break, ...] = ()


class Deed(NamedTuple):
    """One that could be done, and the desk as it then is."""

    way: Way
    desk: Desk
    breaks: tuple[Break, ...] = ()
    skills: tuple[Skill, ...] = ()
    shifted: int | None = None


class _Due(NamedTuple):
    """Since when somebody waits, or will, and the target (ms)."""

    since: int
    target_ms: int


def advise(hall: Hall, now: Instant) -> Advice | None:
    """The deed that helps most; None while nothing presses, or nothing helps."""
    if hall.paused is not None or hall.catalogue is None or not hall.lanes:
        return None
    times, coming = times_of(hall), list(_coming(hall, now))
    desks = desks_of(hall, times, now)
    due = _due(hall, coming, now)
    without = _effect(hall, times, desks, coming, due, now)
    if without.late < LEAST_LATE:
        return None
    tried = [
        (_effect(hall, times, _with(desks, deed.desk), coming, due, now), deed)
        for deed in list(_deeds(hall, desks, now))[:MOST_DEEDS]
    ]
    done, deed = min(tried, key=lambda one: one[0].late_ms, default=(without, None))
    saved = without.late_ms - done.late_ms
    if deed is None or saved < max(LEAST_SAVED_MS, LEAST_SHARE * without.late_ms):
        return None
    if done.longest_ms > without.longest_ms:
        return None
    where = deed.desk.counter, deed.desk.employee
    told = Advice(deed.way, *where, without, done)
    planned = hall.counters[told.counter].breaks
    told = replace(told, breaks=deed.breaks, skills=deed.skills, shifted=deed.shifted)
    return replace(told, planned=planned)


def _deeds(hall: Hall, desks: Sequence[Desk], now: Instant) -> Iterator[Deed]:
    """What could be done: counters that stand idle first, then skills, then breaks."""
    wanted = {part.queue for lane in hall.lanes for part in lane.parts}
    there = {desk.counter: desk for desk in desks}
    at_work = [one for one in hall.counters.values() if one.employee is not None]
    for counter in at_work:
        desk = _opened(hall, counter, now)
        if desk is not None and not wanted.isdisjoint(desk.queues):
            yield Deed(Way.OPEN, desk)
    for counter in at_work:
        who = counter.employee or ""
        employee, lasting = hall.employees[who], hall.lasting_skills(who)
        queues = replace(employee, skills=lasting).queues
        if counter.code in there and (queues - employee.queues) & wanted:
            desk = replace(there[counter.code], queues=queues)
            yield Deed(Way.LEND, desk, skills=lasting)
    for counter in at_work:
        later = _put_off(counter, now)
        desk = there.get(counter.code)
        if desk is not None and later is not None and not wanted.isdisjoint(desk.queues):
            breaks = tuple(sorted([*_but_the_next(counter, now), later]))
            shifted = replace(desk, breaks=breaks)
            yield Deed(Way.SHIFT, shifted, breaks, shifted=later.starts)


def _opened(hall: Hall, counter: Counter, now: Instant) -> Desk | None:
    """The desk of a counter at which somebody sits who does not serve, and takes no break."""
    resting = counter.status is Status.PAUSED and counter.reason in AUTHORISED_BREAKS
    if counter.status is Status.OPEN or resting or counter.employee is None:
        return None
    if any(one.starts <= now.at < one.ends for one in counter.breaks):
        return None
    return Desk(
        counter=counter.code,
        employee=counter.employee,
        queues=hall.employees[counter.employee].queues,
        scarce=frozenset(),
        pace=hall.experience.pace_of(counter.employee),
        free_at=now.at + STEADY_MS,
        breaks=counter.breaks,
    )


def _put_off(counter: Counter, now: Instant) -> Break | None:
    """When the next break could be instead; None where none begins soon, or it cannot wait."""
    soon = [one for one in counter.breaks if now.at < one.starts < now.at + AHEAD_MS]
    if counter.status is not Status.OPEN or counter.closing or not soon or counter.since is None:
        return None
    later = Break(soon[0].starts + SHIFT_MS, soon[0].ends + SHIFT_MS)
    others = _but_the_next(counter, now)
    if any(one.starts < later.ends and later.starts < one.ends for one in others):
        return None
    too_long = elapsed(counter.since, now) + later.starts - now.at > LONGEST_WORK_MS
    return None if too_long else later


def _but_the_next(counter: Counter, now: Instant) -> list[Break]:
    following = next((one for one in counter.breaks if one.starts > now.at), None)
    return [one for one in counter.breaks if one != following]


def _with(desks: Sequence[Desk], changed: Desk) -> list[Desk]:
    return [*(desk for desk in desks if desk.counter != changed.counter), changed]


def _coming(hall: Hall, now: Instant) -> Iterator[Coming]:
    """As many as came in as many minutes before, and for the same."""
    assert hall.catalogue is not None
    assert hall.settings is not None
    closes = hall.settings.calendar.closing(now.at)
    for visit in hall.visits.values():
        ago = elapsed(visit.issued, now)
        at = now.at - ago + AHEAD_MS
        if not 0 <= ago < AHEAD_MS or (closes is not None and at >= closes):
            continue
        try:
            priority = visit.priority is not None
            lane = lane_for(hall.catalogue, visit.lines, priority=priority, appointment=False)
        except KeyError:  # the catalogue is another since
            continue
        if lane.parts:
            yield Coming(at, lane, f"+{visit.id}")


def _due(hall: Hall, coming: Sequence[Coming], now: Instant) -> dict[str, _Due]:
    waiting = {
        wait.visit.id: _Due(now.at - wait.waited_ms, wait.target_ms) for wait in waits_of(hall, now)
    }
    shortest = (min(part.target_ms for part in one.lane.parts) for one in coming)
    return waiting | {
        one.visit: _Due(one.at, target) for one, target in zip(coming, shortest, strict=True)
    }


def _effect(
    hall: Hall,
    times: Times,
    desks: Sequence[Desk],
    coming: Sequence[Coming],
    due: Mapping[str, _Due],
    now: Instant,
) -> Effect:
    """What the waits come to that are decided until then: whoever has been called, or is late."""
    end = now.at + AHEAD_MS
    play = Play(now.at, desks, hall.lanes, times, routing_of(hall), coming)
    called: Mapping[str, Called] = play.calls_until(end)
    waits = [
        (max(0, round(min(end, called[who].at if who in called else end)) - one.since), one, who)
        for who, one in due.items()
    ]
    late = [wait - one.target_ms for wait, one, _who in waits if wait > one.target_ms]
    within = sum(wait <= one.target_ms and who in called for wait, one, who in waits)
    decided = within + len(late)
    return Effect(
        longest_ms=max((wait for wait, _one, _who in waits), default=0),
        percent=round(100 * within / decided) if decided else 100,
        late=len(late),
        late_ms=sum(late),
    )
