"""The verbs of the citizen's voice: a visit is rated, a message told, and answered."""

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.catalogue import Catalogue
from center_app.domain.clock import Instant, elapsed, quality
from center_app.domain.hall import Hall
from center_app.domain.message import ON_THE_SPOT_MS, SETTLED, Message, Progress, Voice
from center_app.domain.rating import LEAST, MOST, Rating
from center_app.domain.refusal import Reason, Refused
from center_app.domain.rights import ANSWERS, has_one_of
from center_app.domain.verbs.staff import counter_of
from center_app.domain.verbs.welcome import visit_of
from center_app.domain.visit import Stand, Visit
from center_app.domain.writing import cleaned

MESSAGES_OF_A_VISIT = 10
"""Messages about one visit; more is a mistake or an attack."""


def rate(hall: Hall, command: c.Rate, _now: Instant) -> list[e.Event]:
    """Who sat down at a counter may say how it was, until the next business day begins.

    So long the hall knows the visit, and its ticket's token is kept. Rated anew, the last counts.
    Beside a counter only the visit that ended there is rated, not one that anybody names.
    Raises Refused(UNKNOWN_VISIT | UNKNOWN_COUNTER | NOT_SERVED | BAD_INPUT).
    """
    visit = visit_of(hall, command.visit)
    if not any(sitting.started is not None for sitting in visit.sittings):
        raise Refused(Reason.NOT_SERVED, number=visit.number)
    if command.counter is not None and not _ended_at(visit, counter_of(hall, command.counter).code):
        raise Refused(Reason.NOT_SERVED, number=visit.number)
    if not LEAST <= command.stars <= MOST:
        raise Refused(Reason.BAD_INPUT, setting="stars")
    known = [reason.code for reason in _catalogue(hall).rating_reasons]
    if not set(command.reasons).issubset(known):
        raise Refused(Reason.BAD_INPUT, setting="reasons")
    rating = Rating(command.stars, tuple(code for code in known if code in command.reasons))
    if rating == visit.rating:
        return []
    return [e.VisitRated(visit=visit.id, stars=rating.stars, reasons=rating.reasons)]


def _ended_at(visit: Visit, counter: str) -> bool:
    return visit.stand is Stand.SERVED and visit.sittings[-1].counter == counter


def tell(hall: Hall, command: c.Tell, _now: Instant) -> list[e.Event]:
    """Take a message in, at any hour; what is written in it goes another way.

    Raises Refused(NOTHING_TOLD | MESSAGE_EXISTS | UNKNOWN_VISIT | TOO_MANY | UNKNOWN_SERVICE |
    BAD_INPUT | NO_CATALOGUE).
    """
    if command.message in hall.messages:
        raise Refused(Reason.MESSAGE_EXISTS)
    agency = _agency(_catalogue(hall), command)
    if command.visit is not None:
        _check_visit(hall, command.visit)
    has_text, has_contact = bool(cleaned(command.text)), bool(cleaned(command.contact))
    if not has_text and not has_contact and command.visit is None:
        raise Refused(Reason.NOTHING_TOLD)
    return [
        e.MessageTold(
            message=command.message,
            voice=command.voice,
            visit=command.visit,
            service=command.service,
            agency=agency,
            has_text=has_text,
            has_contact=has_contact,
        )
    ]


def answer(hall: Hall, command: c.Answer, now: Instant) -> list[e.Event]:
    """Take a message up, also from a colleague, give it to one who may answer, or settle it.

    Raises Refused(NOT_ALLOWED | UNKNOWN_MESSAGE | MESSAGE_IS_SETTLED | BAD_INPUT).
    """
    message = hall.messages.get(command.message)
    if message is None:
        raise Refused(Reason.UNKNOWN_MESSAGE)
    if message.progress in SETTLED:
        raise Refused(Reason.MESSAGE_IS_SETTLED)
    _check_answer(hall, command)
    owner = command.who or command.employee
    if (command.progress, owner) == (message.progress, message.owner):
        return []
    return [_answered(message, command, owner, now)]


def _catalogue(hall: Hall) -> Catalogue:
    if hall.catalogue is None or hall.day is None:
        raise Refused(Reason.NO_CATALOGUE)
    return hall.catalogue


def note_question(hall: Hall, command: c.NoteQuestion, _now: Instant) -> list[e.Event]:
    """An inquiry that is answered with its asking: it counts, and nobody has to follow it.

    Raises Refused(NOT_ALLOWED | MESSAGE_EXISTS | UNKNOWN_SERVICE | BAD_INPUT | NO_CATALOGUE).
    """
    if command.employee not in hall.employees:
        raise Refused(Reason.NOT_ALLOWED)
    if command.message in hall.messages:
        raise Refused(Reason.MESSAGE_EXISTS)
    told = e.MessageTold(
        message=command.message,
        voice=Voice.INQUIRY,
        visit=None,
        service=command.service,
        agency=_agency(_catalogue(hall), command),
        has_text=False,
        has_contact=False,
    )
    answered = e.MessageAnswered(
        message=command.message,
        progress=Progress.ANSWERED,
        took_ms=ON_THE_SPOT_MS,
        reference=None,
        has_text=False,
    )
    return [told, answered]


def _agency(catalogue: Catalogue, command: c.Tell | c.NoteQuestion) -> str | None:
    """The agency that it is about: the one named, else that of the service."""
    service = catalogue.service(command.service) if command.service is not None else None
    if command.service is not None and service is None:
        raise Refused(Reason.UNKNOWN_SERVICE, service=command.service)
    if command.agency is not None and catalogue.agency(command.agency) is None:
        raise Refused(Reason.BAD_INPUT, setting="agency")
    return command.agency or (service.agency if service is not None else None)


def _check_visit(hall: Hall, which: str) -> None:
    visit = visit_of(hall, which)
    told = sum(message.visit == visit.id for message in hall.messages.values())
    if told >= MESSAGES_OF_A_VISIT:
        raise Refused(Reason.TOO_MANY, limit=MESSAGES_OF_A_VISIT)


def _check_answer(hall: Hall, command: c.Answer) -> None:
    """Only what was handed over has a reference, and only what is settled an answer; it is given
    to whoever may answer it."""
    if command.progress is Progress.RECEIVED:
        raise Refused(Reason.BAD_INPUT, setting="progress")
    if (command.reference is not None) != (command.progress is Progress.HANDED_OVER):
        raise Refused(Reason.BAD_INPUT, setting="reference")
    if command.text and command.progress not in SETTLED:
        raise Refused(Reason.BAD_INPUT, setting="text")
    if command.who is None:
        return
    if command.progress is not Progress.TAKEN_UP:
        raise Refused(Reason.BAD_INPUT, setting="who")
    if not has_one_of(ANSWERS, hall.employees.get(command.who)):
        raise Refused(Reason.NOT_ALLOWED)


def _answered(message: Message, command: c.Answer, owner: str | None, now: Instant) -> e.Event:
    return e.MessageAnswered(
        message=message.id,
        progress=command.progress,
        took_ms=elapsed(message.told, now),
        reference=command.reference,
        has_text=bool(cleaned(command.text)),
        dq=quality(message.told, now),
        who=owner,
    )
