"""The verb of an employee who is asked whether a time was right."""

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import Instant
from center_app.domain.doubt import doubted
from center_app.domain.hall import Hall
from center_app.domain.refusal import Reason, Refused
from center_app.domain.verbs.staff import staffed
from center_app.domain.verbs.welcome import visit_of


def judge_time(hall: Hall, command: c.JudgeTime, _now: Instant) -> list[e.Event]:
    """Only the employee whose sitting it was says so, once and anywhere, of a time in doubt.

    Raises Refused(UNKNOWN_COUNTER | NOBODY_SIGNED_IN | UNKNOWN_VISIT | NOT_ALLOWED | MOVED_ON).
    """
    counter = staffed(hall, command.counter)
    visit = visit_of(hall, command.visit)
    sitting = next((one for one in visit.sittings if one.id == command.sitting), None)
    if sitting is None:
        raise Refused(Reason.MOVED_ON)
    if sitting.employee != counter.employee or command.employee not in (None, counter.employee):
        raise Refused(Reason.NOT_ALLOWED)
    found = doubted(visit, sitting, hall.catalogue) if hall.catalogue is not None else None
    if found is None or sitting.accurate is not None:
        raise Refused(Reason.MOVED_ON)
    return [
        e.TimeJudged(
            visit=visit.id,
            sitting=sitting.id,
            counter=counter.code,
            doubt=found.doubt,
            accurate=command.accurate,
        )
    ]
