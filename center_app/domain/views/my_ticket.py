"""A ticket as its holder sees it while waiting: how many are ahead, for how much longer, what now.

A number is read by everybody who stands near; the code on the paper is the holder's own. So the
number shows how it stands, and only the code gives the ticket back or speaks for the visit.
"""

from dataclasses import dataclass, field
from hashlib import sha256

from center_app.domain.catalogue import Audience
from center_app.domain.clock import MINUTE, Instant
from center_app.domain.estimate.promise import all_refreshed, refreshed
from center_app.domain.hall import Hall, Phase
from center_app.domain.numbering import number_in
from center_app.domain.refusal import Reason, Refused
from center_app.domain.routing.rule import routing_of
from center_app.domain.routing.standing import Standing, all_standing, standing
from center_app.domain.standstill import granted_ms
from center_app.domain.step import Line
from center_app.domain.verbs.later import spans
from center_app.domain.views.query import Query
from center_app.domain.visit import Promise, Stand, Visit


@dataclass(frozen=True, slots=True)
class MyTicketView:
    """`own`: it was found by its code. `counter` is where it is called to or served.

    While it waits: `wait` is what is still to come of the wait and `standing` who is ahead and
    why, both None where nobody on duty serves it. `return_ms` is for how long who missed the call
    may still come back to the old place; None for who has not missed one, or came too late.
    `alone`: a kiosk knows it whose server is away, and no wait is known.
    `language` is the one in which it was taken, `audience` decides which papers it asks for.
    `calls` is how often its number was called, so that who follows it hears each one.
    `later_min` are the minutes for which it can be put off now, `later_until` is until when it is
    (ms since 1970 UTC).
    """

    visit: str
    number: str
    own: bool
    issued_at: int
    stand: Stand
    lines: tuple[Line, ...]
    counter: str | None
    wait: Promise | None
    standing: Standing | None
    return_ms: int | None
    alone: bool = False
    language: str = "ar"
    audience: Audience = Audience.INDIVIDUALS
    calls: int = 0
    later_min: tuple[int, ...] = ()
    later_until: int | None = None

    @property
    def can_cancel(self) -> bool:
        return self.own and self.stand in (Stand.WAITING, Stand.HELD, Stand.LATER)

    @property
    def can_come_back(self) -> bool:
        """After a missed call, or before it was to be called."""
        return self.return_ms is not None or self.later_until is not None


NAMED = 2
"""Of so many who are ahead a page tells why."""

MOST_AT_ONCE = 500
"""Tickets in one question; who wants to know more of them asks again."""


@dataclass(frozen=True)
class MyTickets(Query[tuple[MyTicketView | None, ...]]):
    """Many tickets at once, each by its secret: the hall is looked at once for all of them.

    None where no ticket of today has the secret. Of who is ahead only the first are named.
    """

    secrets: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True)
class MyTicket(Query[MyTicketView]):
    """Asked with what was typed or scanned: a number, with 0-9 for digits, or a ticket's secret.

    The secret is shown in no log.
    """

    code: str = field(repr=False)


def my_ticket(hall: Hall, query: MyTicket, now: Instant) -> MyTicketView:
    """Raises Refused(UNKNOWN_VISIT)."""
    visit, own = found(hall, query.code)
    return standing_of(hall, visit, now, own=own)


def my_tickets(hall: Hall, query: MyTickets, now: Instant) -> tuple[MyTicketView | None, ...]:
    """Raises Refused(TOO_MANY)."""
    if len(query.secrets) > MOST_AT_ONCE:
        raise Refused(Reason.TOO_MANY, limit=MOST_AT_ONCE)
    by_secret = {visit.token: visit for visit in hall.visits.values()}
    asked = [by_secret.get(_hash(secret)) for secret in query.secrets]
    waiting = {visit.id for visit in asked if visit is not None and visit.stand is Stand.WAITING}
    # Who guesses secrets has nobody's place found.
    standings = all_standing(hall, waiting, now, named=NAMED) if waiting else {}
    waits = all_refreshed(hall, waiting, now) if waiting else {}

    def seen(visit: Visit | None) -> MyTicketView | None:
        if visit is None:
            return None
        still = waits.get(visit.id)
        wait, ahead = still.promise if still is not None else None, standings.get(visit.id)
        return _view(hall, visit, now, own=True, wait=wait, ahead=ahead)

    return tuple(map(seen, asked))


def standing_of(hall: Hall, visit: Visit, now: Instant, *, own: bool) -> MyTicketView:
    """How it stands with a visit; `own`: it was found by its code."""
    waits = visit.stand is Stand.WAITING
    wait = refreshed(hall, visit, now) if waits else None
    ahead = standing(hall, visit.id, now) if waits else None
    return _view(hall, visit, now, own=own, wait=wait, ahead=ahead)


def _view(
    hall: Hall,
    visit: Visit,
    now: Instant,
    *,
    own: bool,
    wait: Promise | None,
    ahead: Standing | None,
) -> MyTicketView:
    waits = visit.stand is Stand.WAITING
    return MyTicketView(
        visit=visit.id,
        number=visit.number,
        own=own,
        issued_at=visit.issued.at,
        stand=visit.stand,
        lines=visit.lines,
        counter=visit.sitting.counter if visit.sitting is not None else None,
        wait=wait,
        standing=ahead,
        return_ms=return_ms(hall, visit, now),
        language=visit.language,
        audience=visit.audience,
        calls=visit.times_called,
        later_min=spans(hall, now) if waits or visit.later is not None else (),
        later_until=visit.later.until if visit.later is not None else None,
    )


def found(hall: Hall, code: str) -> tuple[Visit, bool]:
    """The visit of a number or a secret, and whether it was the secret.

    Of one number that was given twice it is the visit that goes on, else the later one. Raises
    Refused(UNKNOWN_VISIT).
    """
    number = number_in(code)
    if number is not None:
        named = [visit for visit in hall.visits.values() if number in visit.numbers]
        if named:
            return max(named, key=lambda visit: (visit.open, visit.issued.at)), False
    secret = _hash(code.strip().rpartition("/")[2])
    for visit in hall.visits.values():
        if visit.token == secret:
            return visit, True
    raise Refused(Reason.UNKNOWN_VISIT)


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def return_ms(hall: Hall, visit: Visit, now: Instant) -> int | None:
    """For how long who missed the call may still come back; None for all others."""
    if visit.stand is not Stand.MISSED or visit.ended is None or hall.phase is not Phase.RUNNING:
        return None
    left = round(routing_of(hall).grace_min * MINUTE) - granted_ms(hall, visit.ended, now)
    return left if left >= 0 else None
