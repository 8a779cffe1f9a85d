"""To be called later: who cannot come now is called by nobody for a while, and then waits on.

The waiting stands still meanwhile: what was waited before counts, the time away does not, neither
for who is next nor in any figure of the center's. So whoever came up to that much later may go
first, and nobody gains anything by it; the place is never lost.
"""

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import MINUTE, Instant, quality
from center_app.domain.hall import Hall, Phase
from center_app.domain.refusal import Reason, Refused
from center_app.domain.verbs.welcome import visit_of
from center_app.domain.visit import Stand, Visit

SPANS = (10, 20, 30, 45)
"""Minutes that can be asked for: a prayer, a copy shop, a meal, an errand in the street."""


def put_off(hall: Hall, command: c.PutOff, now: Instant) -> list[e.Event]:
    """Call the ticket only after so many minutes; asked for again, from now on.

    Raises Refused(NOT_WAITING | VISIT_IS_OVER | VISIT_IS_BUSY | UNKNOWN_VISIT), BAD_INPUT for
    another span than there are, and CLOSED_BY_THEN when the center closes before it is over.
    """
    visit = visit_of(hall, command.visit)
    if not visit.open:
        raise Refused(Reason.VISIT_IS_OVER, number=visit.number)
    if visit.sitting is not None:
        raise Refused(Reason.VISIT_IS_BUSY, number=visit.number)
    if visit.stand not in (Stand.WAITING, Stand.LATER):
        raise Refused(Reason.NOT_WAITING, number=visit.number)
    if command.minutes not in SPANS:
        raise Refused(Reason.BAD_INPUT, setting="minutes", value=command.minutes)
    if command.minutes not in spans(hall, now):
        raise Refused(Reason.CLOSED_BY_THEN)
    return [*back(visit, now), e.VisitPutOff(visit=visit.id, span_ms=command.minutes * MINUTE)]


def spans(hall: Hall, now: Instant) -> tuple[int, ...]:
    """The minutes that can be asked for now: those that are over before the center closes."""
    if hall.settings is None or hall.phase is not Phase.RUNNING:
        return ()
    calendar = hall.settings.calendar
    if not calendar.is_open(now.at):
        return ()
    closes = calendar.closing(now.at)
    return tuple(n for n in SPANS if closes is None or now.at + n * MINUTE < closes)


def back(visit: Visit, now: Instant) -> list[e.Event]:
    """That it waits on, if it was put off."""
    if visit.later is None:
        return []
    away_ms, dq = visit.away_by(now) - visit.away_ms, quality(visit.later.since, now)
    return [e.VisitBack(visit=visit.id, away_ms=away_ms, dq=dq)]


def is_over_for_some(hall: Hall, now: Instant) -> bool:
    """Whether somebody's time is over; asked before every command."""
    return any(_is_over(hall.visits[visit], now) for visit in hall.put_off)


def end_put_off(hall: Hall, _command: c.EndPutOff, now: Instant) -> list[e.Event]:
    """Whoever's time is over waits on, the longest waiting first."""
    over = [hall.visits[visit] for visit in hall.put_off if _is_over(hall.visits[visit], now)]
    over.sort(key=lambda visit: (visit.issued.at, visit.id))
    return [event for visit in over for event in back(visit, now)]


def _is_over(visit: Visit, now: Instant) -> bool:
    return visit.later is not None and visit.later.is_over(now)
