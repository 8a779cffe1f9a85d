"""A number that was typed at a counter: where its visit stands, and what can be done with it."""

from dataclasses import dataclass

from center_app.domain.clock import Instant
from center_app.domain.hall import Hall
from center_app.domain.journey import within_reach
from center_app.domain.verbs.by_hand import called_just_now
from center_app.domain.verbs.staff import counter_of
from center_app.domain.views.my_ticket import found, return_ms
from center_app.domain.views.on_hold import could_resume
from center_app.domain.views.query import Query
from center_app.domain.visit import Stand


@dataclass(frozen=True, slots=True)
class NumberView:
    """`counter` is where it is, or was called last; `mine`: it waits, or was to be called later,
    and could begin here.

    `waited_ms` counts what it has waited so far; `just_called`: it was called there only minutes
    ago. `can_return`: it missed its call and is in time for its old place, or was to be called
    later. `resumes`: it is on hold and could go on here.
    """

    visit: str
    number: str
    stand: Stand
    counter: str | None
    mine: bool
    waited_ms: int
    just_called: bool
    can_return: bool
    resumes: bool = False


@dataclass(frozen=True)
class Number(Query[NumberView]):
    """Asked with a number, or the secret of a ticket that was scanned."""

    counter: str
    typed: str


def number(hall: Hall, query: Number, now: Instant) -> NumberView:
    """Raises Refused(UNKNOWN_VISIT | UNKNOWN_COUNTER)."""
    counter = counter_of(hall, query.counter)
    visit, _own = found(hall, query.typed)
    employee = hall.employee_at(counter.code)
    waits, held = visit.stand in (Stand.WAITING, Stand.LATER), visit.stand is Stand.HELD
    before = called_just_now(visit, counter.code, counter.employee or "", now)
    return NumberView(
        visit=visit.id,
        number=visit.called_as,
        stand=visit.stand,
        counter=visit.sittings[-1].counter if visit.sittings else None,
        mine=waits and employee is not None and bool(within_reach(visit, employee)),
        waited_ms=max(0, visit.waited_by(now)) if waits else visit.waited_ms,
        just_called=before is not None,
        can_return=visit.later is not None or return_ms(hall, visit, now) is not None,
        resumes=held and employee is not None and could_resume(visit, employee),
    )
