"""The verbs of arriving and leaving: a ticket is given, or given back."""

from collections.abc import Sequence
from hashlib import sha256

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.basket import documents_of
from center_app.domain.catalogue import Audience, Bundle, Catalogue, Channel, Service
from center_app.domain.clock import Instant
from center_app.domain.hall import Hall, Phase
from center_app.domain.numbering import next_number, series_of
from center_app.domain.place import Settings
from center_app.domain.quota import too_many
from center_app.domain.refusal import Reason, Refused
from center_app.domain.step import Line
from center_app.domain.verbs.code import as_code
from center_app.domain.visit import Stand, Visit

LARGEST_BASKET = 20
"""Lines of one basket; more is a mistake or an attack."""


def issue(hall: Hall, command: c.Issue, now: Instant) -> list[e.Event]:
    """Give a number for the basket that is asked for; what was said of the wait goes with it.

    Raises Refused(DAY_IS_FULL) where the catalogue gives out no more for one of its services today
    (an appointment is kept even so), and what `issued` refuses.
    """
    open_center(hall, now)
    if not command.asked:
        raise Refused(Reason.NOTHING_ASKED)
    if len(command.asked) > LARGEST_BASKET:
        raise Refused(Reason.TOO_MANY, limit=LARGEST_BASKET)
    ticket = issued(hall, command)
    full = too_many(hall, ticket.lines)
    if full:
        raise Refused(Reason.DAY_IS_FULL, service=next(iter(full)))
    return [ticket]


def issued(
    hall: Hall, command: c.Issue, booking: str | None = None, number: str | None = None
) -> e.VisitIssued:
    """The ticket for what is asked for; `booking` is the id of the appointment that it is for.

    `number`: it has this one already, and is not given the next.
    """
    catalogue = hall.catalogue
    if catalogue is None:
        raise Refused(Reason.NO_CATALOGUE)
    if command.visit in hall.visits:
        raise Refused(Reason.VISIT_EXISTS)
    if command.priority is not None and catalogue.priority(command.priority) is None:
        raise Refused(Reason.BAD_INPUT, setting="priority", value=command.priority)
    bundle = catalogue.bundle(command.bundle) if command.bundle is not None else None
    lines = _lines(catalogue, command.asked, command.audience, bundle)
    number = number or number_for(hall, catalogue, lines[0].service)
    if number is None:
        raise Refused(Reason.NUMBERS_EXHAUSTED)
    return e.VisitIssued(
        visit=command.visit,
        number=number,
        token=token_hash(command.token),
        audience=command.audience,
        language=as_code("language", command.language),
        priority=command.priority,
        assistance=command.assistance,
        bundle=command.bundle if bundle is not None else None,
        lines=lines,
        promise=command.promise,
        appointment=command.appointment,
        booking=booking,
    )


def token_hash(token: str) -> str:
    """What the journal has of a ticket's secret."""
    return sha256(token.encode()).hexdigest()


def room_for_one_more(visit: Visit) -> None:
    """Raises Refused(TOO_MANY) for a basket that is full."""
    if len(visit.lines) >= LARGEST_BASKET:
        raise Refused(Reason.TOO_MANY, limit=LARGEST_BASKET)


def see_documents(hall: Hall, command: c.SeeDocuments, _now: Instant) -> list[e.Event]:
    """Note which papers are in order: whoever serves the visit need not ask for them again.

    Raises Refused(UNKNOWN_VISIT | VISIT_IS_OVER), BAD_INPUT for what the basket does not ask for.
    """
    visit = visit_of(hall, command.visit)
    if not visit.open:
        raise Refused(Reason.VISIT_IS_OVER, number=visit.number)
    if hall.catalogue is None:
        raise Refused(Reason.NO_CATALOGUE)
    papers = documents_of(hall.catalogue, visit.lines, visit.audience)
    wanted = set(command.documents)
    if command.known is not None:
        changed = wanted.symmetric_difference(command.known)
        wanted = (wanted & changed) | (visit.seen - changed)
    for unknown in wanted - {paper.id for paper in papers} - visit.seen:
        raise Refused(Reason.BAD_INPUT, setting="documents", value=unknown)
    if wanted == visit.seen:
        return []
    return [e.DocumentsSeen(visit=visit.id, documents=tuple(sorted(wanted)))]


def cancel(hall: Hall, command: c.Cancel, _now: Instant) -> list[e.Event]:
    """Give a ticket back. Raises Refused(VISIT_IS_BUSY) once a counter has called it."""
    visit = visit_of(hall, command.visit)
    if visit.stand is Stand.CANCELLED:
        return []
    if not visit.open:
        raise Refused(Reason.VISIT_IS_OVER, number=visit.number)
    if visit.sitting is not None:
        raise Refused(Reason.VISIT_IS_BUSY, number=visit.number)
    return [e.VisitCancelled(visit=visit.id)]


def visit_of(hall: Hall, which: str) -> Visit:
    """Raises Refused(UNKNOWN_VISIT)."""
    visit = hall.visits.get(which)
    if visit is None:
        raise Refused(Reason.UNKNOWN_VISIT)
    return visit


def checked(catalogue: Catalogue, asked: c.Asked, audience: Audience | None) -> Service:
    """The service asked for, if it can be asked for so. `audience` None: at the counter, any.

    Raises Refused(UNKNOWN_SERVICE | ONLINE_ONLY | WRONG_AUDIENCE | WRONG_CAPACITY | TOO_MANY).
    """
    service = catalogue.service(asked.service)
    if service is None:
        raise Refused(Reason.UNKNOWN_SERVICE, service=asked.service)
    if service.channel is Channel.ONLINE:
        raise Refused(Reason.ONLINE_ONLY, service=service.code)
    if audience is not None and audience not in service.audience:
        raise Refused(Reason.WRONG_AUDIENCE, service=service.code)
    if asked.capacity not in service.capacities:
        raise Refused(Reason.WRONG_CAPACITY, service=service.code)
    if not 1 <= asked.quantity <= service.limit:
        raise Refused(Reason.TOO_MANY, service=service.code, limit=service.limit)
    return service


def open_center(hall: Hall, now: Instant) -> Settings:
    """The settings of a center that gives tickets now.

    Raises Refused(NO_CATALOGUE | DAY_IS_CLOSED | CENTER_CLOSED).
    """
    if hall.settings is None or hall.catalogue is None:
        raise Refused(Reason.NO_CATALOGUE)
    if hall.phase is Phase.CLOSED:
        raise Refused(Reason.DAY_IS_CLOSED)
    if hall.phase is Phase.BEFORE or not hall.settings.calendar.is_open(now.at):
        raise Refused(Reason.CENTER_CLOSED)
    return hall.settings


def in_order(asked: Sequence[c.Asked], bundle: Bundle | None) -> tuple[Line, ...]:
    """The lines of a basket; a bundle puts some of them after others, if they are in it too."""
    places: dict[str, list[int]] = {}
    for n, one in enumerate(asked):
        places.setdefault(one.service, []).append(n)
    before = {part.service: part.after for part in bundle.parts} if bundle is not None else {}
    return tuple(
        Line(
            one.service,
            one.quantity,
            one.capacity,
            tuple(n for other in before.get(one.service, ()) for n in places.get(other, ())),
        )
        for one in asked
    )


def _lines(
    catalogue: Catalogue,
    asked: tuple[c.Asked, ...],
    audience: Audience,
    bundle: Bundle | None,
) -> tuple[Line, ...]:
    if len({(one.service, one.capacity) for one in asked}) < len(asked):
        raise Refused(Reason.BAD_INPUT, setting="basket", value="repeated")
    for one in asked:
        checked(catalogue, one, audience)
    return in_order(asked, bundle)


def number_for(hall: Hall, catalogue: Catalogue, first: str) -> str | None:
    """The number that a basket which begins with this service would get; None after the last."""
    assert hall.settings is not None
    service = catalogue.service(first)
    assert service is not None
    series = series_of(service.agency, hall.settings.series)
    assert series is not None
    return next_number(series, hall.settings.reserve, hall.used, hall.carried)
