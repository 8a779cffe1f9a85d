"""An employee's own day at a glance: beside nobody's but the own usual days."""

from dataclasses import dataclass

from center_app.domain.clock import MINUTE, Instant, elapsed
from center_app.domain.doubt import Doubt, doubted
from center_app.domain.estimate.experience import PACE_FEW
from center_app.domain.hall import Hall
from center_app.domain.hall_facts import is_accurate
from center_app.domain.indicators import nearest_rank
from center_app.domain.step import Step, StepState

KNOWN_AFTER = PACE_FEW + 20
"""Observations after which an employee's pace says more of the employee than is assumed of all."""

FEWEST = 5
"""Services of today from which a usual time is worth telling."""

ASKED_MS = 10 * MINUTE
"""So long after a sitting, and after coming back, somebody is asked whether its time was right."""


@dataclass(frozen=True, slots=True)
class OwnDay:
    """`usual_ms` is the middle of the times of today's services, `own_usual_ms` what the same ones
    usually take this employee; both None until enough is known, and of what nobody else has served.
    `services` were finished, `served_ms` is the time of serving. `set_aside` are the sittings whose
    time was said not to be right.
    """

    visits: int
    services: int
    usual_ms: int | None
    own_usual_ms: int | None
    set_aside: int
    served_ms: int = 0


@dataclass(frozen=True, slots=True)
class AskedTime:
    """A time that the employee is asked about, once."""

    visit: str
    sitting: str
    number: str
    doubt: Doubt
    ms: int


def own_day(hall: Hall, employee: str) -> OwnDay:
    """What this employee has done today."""
    visits = set_aside = services = served_ms = 0
    right: list[Step] = []
    for visit in map(hall.visits.__getitem__, hall.met.get(employee, ())):
        own = [s for s in visit.sittings if s.employee == employee and s.started is not None]
        if not own:
            continue
        visits += 1
        set_aside += sum(sitting.accurate is False for sitting in own)
        right_ones = {sitting.id for sitting in own if sitting.accurate is not False}
        for step in visit.steps:
            served_ms += sum(one.ms for one in step.served if one.sitting in right_ones)
            if step.employee == employee and step.state is StepState.DONE:
                services += 1
                right += [step] if is_accurate(visit, step) and step.is_own_of(employee) else []
    usual_ms, own_usual_ms = _middles(hall, employee, right)
    return OwnDay(visits, services, usual_ms, own_usual_ms, set_aside, served_ms)


def _middles(hall: Hall, employee: str, steps: list[Step]) -> tuple[int | None, int | None]:
    """The median of these times, and of what is usual for the same services and employee."""
    learned, pace = hall.experience.usual, hall.experience.pace.get(employee)
    known = [step for step in steps if step.skill in learned]
    if pace is None or pace.number < KNOWN_AFTER or len(known) < FEWEST:
        return None, None
    usual = sorted(round(learned[step.skill].mean * pace.mean) for step in known)
    return nearest_rank(sorted(step.served_ms for step in known), 50), nearest_rank(usual, 50)


def asked_time(
    hall: Hall, employee: str, signed_in_at: int | None, now: Instant
) -> AskedTime | None:
    """The employee's last time in doubt of which nothing was said yet, wherever it was.

    What was forgotten is asked about after signing in too: who has forgotten it was not there.
    """
    met = map(hall.visits.__getitem__, hall.met.get(employee, ()))
    own = [
        (visit, one)
        for visit in met
        for one in visit.sittings
        if one.employee == employee and one.started is not None and visit.day == hall.day
    ]
    own.sort(key=lambda two: (two[1].called.at, two[1].id), reverse=True)
    back = signed_in_at is not None and now.at - signed_in_at <= ASKED_MS
    for n, (visit, sitting) in enumerate(own):
        fresh = sitting.ended is None or elapsed(sitting.ended, now) <= ASKED_MS
        if sitting.accurate is not None or hall.catalogue is None or not (fresh or back):
            continue
        found = doubted(visit, sitting, hall.catalogue)
        if found is None or (found.doubt is Doubt.QUICK and (n or not fresh)):
            continue
        return AskedTime(visit.id, sitting.id, visit.number, found.doubt, found.ms)
    return None
