"""The business day: begun when it is due, closed by the manager or by the next day."""

from collections.abc import Iterator

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import Instant
from center_app.domain.hall import Hall, Phase
from center_app.domain.refusal import Reason, Refused
from center_app.domain.visit import Stand


def is_due(hall: Hall, now: Instant) -> bool:
    """Whether a new business day has begun that the hall does not know of.

    A clock that was put back never takes the hall to a day before.
    """
    if hall.settings is None:
        return False
    return hall.day is None or hall.settings.calendar.day_of(now.at) > hall.day


def open_day(hall: Hall, _command: c.OpenDay, now: Instant) -> list[e.Event]:
    """Begin the day. Visits left from the day before expire, unless the center never closes."""
    settings = hall.settings
    if settings is None or not is_due(hall, now):
        return []
    left = [] if settings.calendar.around_the_clock else list(_expired(hall, e.DAY_OVER))
    return [*left, e.DayOpened(day=settings.calendar.day_of(now.at))]


def close_day(hall: Hall, _command: c.CloseDay, _now: Instant) -> list[e.Event]:
    """End the day: who is still here is counted as not served. Closing twice changes nothing."""
    if hall.phase is not Phase.RUNNING or hall.day is None:
        return []
    return [*_expired(hall, e.CLOSING), e.DayClosed(day=hall.day)]


def reopen_day(hall: Hall, _command: c.ReopenDay, _now: Instant) -> list[e.Event]:
    """Undo the closing: whoever expired with it waits again.

    Raises Refused(CENTER_CLOSED) when there is no closed day to open again.
    """
    if hall.phase is not Phase.CLOSED or hall.day is None:
        raise Refused(Reason.CENTER_CLOSED)
    returned = tuple(v.id for v in hall.visits.values() if v.stand is Stand.EXPIRED)
    return [e.DayReopened(day=hall.day, returned=returned)]


def _expired(hall: Hall, reason: str) -> Iterator[e.Event]:
    return (
        e.VisitExpired(visit=visit.id, was=visit.stand, reason=reason)
        for visit in hall.visits.values()
        if visit.open
    )
