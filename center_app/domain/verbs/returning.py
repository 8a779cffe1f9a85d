"""Coming back: after a missed call, or before one was to be called."""

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import MINUTE, Instant, elapsed, quality
from center_app.domain.hall import Hall, Phase
from center_app.domain.refusal import Reason, Refused
from center_app.domain.routing.rule import routing_of
from center_app.domain.standstill import granted_ms
from center_app.domain.verbs.collecting import check_not_collected
from center_app.domain.verbs.later import back
from center_app.domain.verbs.welcome import visit_of
from center_app.domain.visit import Stand


def come_back(hall: Hall, command: c.Return, now: Instant) -> list[e.Event]:
    """Who missed the call waits in the old place again, and who was to be called later waits on.

    Raises Refused(NOT_MISSED | GRACE_OVER | DAY_IS_CLOSED | UNKNOWN_VISIT), and for a result that
    was asked for anew meanwhile RESULT_IS_ASKED_FOR | RESULT_IS_COLLECTED.
    """
    visit = visit_of(hall, command.visit)
    if visit.later is not None:
        return back(visit, now)
    if visit.stand is not Stand.MISSED or visit.ended is None:
        raise Refused(Reason.NOT_MISSED, number=visit.number)
    if hall.phase is not Phase.RUNNING:
        raise Refused(Reason.DAY_IS_CLOSED)
    away, grace = elapsed(visit.ended, now), routing_of(hall).grace_min
    if granted_ms(hall, visit.ended, now) > grace * MINUTE:
        raise Refused(Reason.GRACE_OVER, number=visit.number)
    if visit.result is not None:
        check_not_collected(hall, visit.result)
    return [e.VisitReturned(visit=visit.id, away_ms=away, dq=quality(visit.ended, now))]
