"""What the field offers for what was typed: a ticket, an appointment, services."""

from collections.abc import Iterator

from center_app.domain.catalogue import Service
from center_app.domain.clock import local
from center_app.domain.refusal import Refused
from center_app.domain.views.appointment import AppointmentView
from center_app.domain.views.my_ticket import MyTicketView
from center_app.domain.views.result import ResultView
from center_app.language import Language, words
from center_app.language.dates import clock
from center_app.language.reasons import sentence
from ui.desk.choice_list import Choice
from ui.desk.reference import Reference
from ui.reception.field import MOST
from ui.reception.model import ReceptionModel
from ui.reception.parts.visit_card import lines_of
from ui.reception.sentences import COMING, STAND

VISIT, APPOINTMENT, RESULT, SERVICE = "visit", "appointment", "result", "service"
"""What a hit's code begins with; its own code follows a colon."""


def hits(model: ReceptionModel, language: Language) -> list[Choice]:
    """What is known by this code first, then the services with these words."""
    if not model.field.typed.strip():
        return []
    return list(_hits(model, language))[:MOST]


def _hits(model: ReceptionModel, language: Language) -> Iterator[Choice]:
    known, reference = model.field.known, model.views.reference
    if known.ticket is not None:
        yield _ticket(known.ticket, reference, language)
    if known.appointment is not None:
        yield _appointment(known.appointment, reference, language)
    if known.result is not None:
        yield _result(known.result, reference, language)
    for service in model.field.services:
        yield _service(service, model, language)


def _ticket(ticket: MyTicketView, reference: Reference, language: Language) -> Choice:
    return Choice(
        f"{VISIT}:{ticket.visit}",
        language.say(words("Ticket {number}"), number=ticket.number),
        lines_of(ticket.lines, reference, language),
        state=language.say(STAND[ticket.stand][0]),
    )


def _appointment(appointment: AppointmentView, reference: Reference, language: Language) -> Choice:
    time = clock(local(appointment.at))
    return Choice(
        f"{APPOINTMENT}:{appointment.id}",
        language.say(words("Appointment at {time}"), time=time),
        lines_of(appointment.lines, reference, language),
        state=language.say(COMING[appointment.coming][0]) if appointment.number is None else "",
    )


def _result(result: ResultView, reference: Reference, language: Language) -> Choice:
    number = result.number
    state = language.say(words("Ready")) if result.can_be_collected else ""
    return Choice(
        f"{RESULT}:{result.id}",
        language.say(words("Result to be collected")) if number is None else number,
        lines_of((result.line,), reference, language),
        state=state,
    )


def _service(service: Service, model: ReceptionModel, language: Language) -> Choice:
    why = model.basket.why_not(service)
    return Choice(
        f"{SERVICE}:{service.code}",
        service.name.in_(language.code),
        model.views.reference.agency_name(service.code).in_(language.code),
        off=sentence(language, Refused(why)) if why is not None else "",
    )
