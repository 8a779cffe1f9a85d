"""Taking in a ticket that a kiosk gave while it was alone: it has been printed, and stands."""

from dataclasses import replace

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.arrival import arrived
from center_app.domain.calendar import Calendar
from center_app.domain.clock import Instant, elapsed, quality
from center_app.domain.events.visits import CLOSING, DAY_OVER
from center_app.domain.hall import Hall, Phase
from center_app.domain.left_over import LeftOver, Paper
from center_app.domain.own_time import OwnTime, day_told, told_time
from center_app.domain.refusal import Reason, Refused
from center_app.domain.verbs.by_paper import left_over, served_before
from center_app.domain.verbs.welcome import issued
from center_app.domain.visit import Stand, Visit


def take_in(hall: Hall, command: c.TakeIn, now: Instant) -> list[e.Event]:
    """The visit with the number and the time of its ticket; hours and quotas were the kiosk's.

    Where the center has the visit already, and only its answer was lost, the printed number is a
    second one of it; who missed a call by the first waits again. A ticket of a day that is over
    counts there, and nobody waits with it any more. Whoever was served by its paper meanwhile has
    been. What cannot be taken in, as where another visit of that day has the number, is left over
    for somebody in charge.
    """
    if hall.settings is None or hall.day is None:
        raise Refused(Reason.NO_CATALOGUE)
    own = _own_time(hall, hall.settings.calendar, command, now)
    try:
        return _taken(hall, command, own, now)
    except Refused as why:
        left = LeftOver(
            id=command.id,
            paper=Paper.TICKET,
            number=command.number,
            station=command.station,
            reason=why.reason,
            own=own,
        )
        return [left_over(left)]


def _taken(hall: Hall, command: c.TakeIn, own: OwnTime, now: Instant) -> list[e.Event]:
    """Raises Refused(NUMBER_TAKEN), and what `issued` refuses."""
    ticket = command.ticket
    known = hall.visits.get(ticket.visit)
    if known is not None and command.number in known.numbers:
        return []
    day = known.day if known is not None else own.day
    for other in hall.visits.values():
        if command.number in other.numbers and (other.day == day or other.open):
            raise Refused(Reason.NUMBER_TAKEN, number=command.number)
    if known is not None:
        return _one_more(hall, known, command.number, now)
    taken = replace(issued(hall, ticket, number=command.number), promise=None, own=own)
    return [taken, *_afterwards(hall, taken, own, command)]


def _afterwards(hall: Hall, taken: e.VisitIssued, own: OwnTime, command: c.TakeIn) -> list[e.Event]:
    """What has become of it by now: it was served by its paper, or its day is over."""
    assert hall.day is not None
    assert hall.settings is not None
    reason = CLOSING if hall.phase is Phase.CLOSED else None
    if own.day < hall.day and not hall.settings.calendar.around_the_clock:
        reason = DAY_OVER
    if reason is not None:
        return [e.VisitExpired(visit=taken.visit, was=Stand.WAITING, reason=reason)]
    return served_before(hall, arrived(hall, taken, hall.day, own.instant, command.station))


def _one_more(hall: Hall, visit: Visit, number: str, now: Instant) -> list[e.Event]:
    """Who was called by the number that nobody had seen has missed nothing, and waits again."""
    added = e.NumberAdded(visit=visit.id, number=number)
    if visit.stand is not Stand.MISSED or visit.ended is None or hall.phase is not Phase.RUNNING:
        return [added]
    away, dq = elapsed(visit.ended, now), quality(visit.ended, now)
    return [added, e.VisitReturned(visit=visit.id, away_ms=away, dq=dq)]


def _own_time(hall: Hall, calendar: Calendar, command: c.TakeIn, now: Instant) -> OwnTime:
    """Never before what the same kiosk gave earlier: its tickets come in their order."""
    assert hall.day is not None
    at, dq = told_time(command.taken, command.sent, command.heard, now)
    earlier = (
        visit.issued.at
        for visit in hall.visits.values()
        if visit.alone and visit.station == command.station and visit.issued.at <= now.at
    )
    at = max(at, max(earlier, default=at))
    day = day_told(hall.day, calendar, at, now)
    return OwnTime(at, day, command.taken.mono, command.taken.boot, dq)
