"""Putting a visit forward: by somebody in charge, for a reason, and never without a trace.

It goes before all others wherever it can be served, until it sits down; the rule says so with the
call, and whom it would have called instead. Nobody else's place changes.
"""

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import Instant
from center_app.domain.hall import Hall
from center_app.domain.refusal import Reason, Refused
from center_app.domain.routing.standing import standing
from center_app.domain.verbs.welcome import visit_of
from center_app.domain.visit import Stand


def put_forward(hall: Hall, command: c.PutForward, now: Instant) -> list[e.Event]:
    """Before all who wait; for another reason, if it was put forward already.

    Raises Refused(NOT_WAITING | UNKNOWN_VISIT).
    """
    visit = visit_of(hall, command.visit)
    if visit.stand is not Stand.WAITING:
        raise Refused(Reason.NOT_WAITING, number=visit.number)
    if visit.forward is command.reason:
        return []
    place = standing(hall, visit.id, now)
    passed = place.number if place is not None else 0
    return [e.VisitPutForward(visit=visit.id, reason=command.reason, passed=passed)]


def put_back(hall: Hall, command: c.PutBack, _now: Instant) -> list[e.Event]:
    """It waits in its own place again; what is not put forward stays as it is.

    Raises Refused(NOT_WAITING | UNKNOWN_VISIT).
    """
    visit = visit_of(hall, command.visit)
    if visit.stand is not Stand.WAITING:
        raise Refused(Reason.NOT_WAITING, number=visit.number)
    return [e.VisitPutBack(visit=visit.id)] if visit.forward is not None else []
