"""What staff at the door see: whether the center is open, and everything about one ticket."""

from dataclasses import dataclass

from center_app.domain.basket import documents_of
from center_app.domain.catalogue import Audience, Document
from center_app.domain.clock import Instant
from center_app.domain.hall import Hall
from center_app.domain.message import ON_THE_SPOT_MS
from center_app.domain.verbs.welcome import visit_of
from center_app.domain.views.kiosk import Ticket, TicketView, opened, ready, ticket
from center_app.domain.views.my_ticket import MyTicketView, standing_of
from center_app.domain.views.query import Query
from center_app.domain.views.result import GivenReceipt, receipts_of
from center_app.domain.visit import Assistance


@dataclass(frozen=True, slots=True)
class DoorView:
    """`closes_at` is ms since 1970 UTC; `questions` were answered at the door today. `paused`: the
    whole hall stands still, as in an evacuation."""

    open: bool
    closes_at: int | None
    waiting: int
    questions: int
    paused: bool = False


@dataclass(frozen=True)
class Door(Query[DoorView]):
    """Asked by the reception station whenever something has changed."""


@dataclass(frozen=True, slots=True)
class DoorVisit:
    """A ticket as staff look at it, whose it is apart: `papers` are those that must be brought,
    `seen` those that somebody has looked at already, `receipts` those that it was given."""

    ticket: TicketView
    mine: MyTicketView
    audience: Audience
    assistance: tuple[Assistance, ...]
    papers: tuple[Document, ...]
    seen: frozenset[str]
    receipts: tuple[GivenReceipt, ...] = ()


@dataclass(frozen=True)
class AtDoor(Query[DoorVisit]):
    """Asked while a ticket lies on the table of the reception."""

    visit: str


def door(hall: Hall, _query: Door, now: Instant) -> DoorView:
    """Raises Refused(NO_CATALOGUE) for a center that has not been set up."""
    settings, _catalogue = ready(hall)
    told = hall.messages.values()
    return DoorView(
        open=opened(hall, settings, now),
        closes_at=settings.calendar.closing(now.at),
        waiting=hall.waiting,
        questions=sum(one.took_ms == ON_THE_SPOT_MS and one.day == hall.day for one in told),
        paused=hall.paused is not None,
    )


def at_door(hall: Hall, query: AtDoor, now: Instant) -> DoorVisit:
    """Raises Refused(UNKNOWN_VISIT | NO_CATALOGUE)."""
    _settings, catalogue = ready(hall)
    visit = visit_of(hall, query.visit)
    papers = documents_of(catalogue, visit.lines, visit.audience)
    return DoorVisit(
        ticket=ticket(hall, Ticket(visit.id), now),
        mine=standing_of(hall, visit, now, own=False),
        audience=visit.audience,
        assistance=visit.assistance,
        papers=tuple(paper for paper in papers if not paper.held),
        seen=visit.seen,
        receipts=receipts_of(hall, visit.id),
    )
