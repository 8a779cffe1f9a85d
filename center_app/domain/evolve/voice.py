"""What the citizens' voice changes: a visit's rating, and how far a message has come."""

from dataclasses import replace

from center_app.domain import events as e
from center_app.domain.evolve.fact import Fact
from center_app.domain.hall import Hall
from center_app.domain.message import SETTLED, Message
from center_app.domain.rating import Rating


def visit_rated(hall: Hall, event: e.VisitRated, fact: Fact) -> None:
    visit = hall.visits[event.visit]
    hall.put(replace(visit, rating=Rating(event.stars, event.reasons)))


def message_told(hall: Hall, event: e.MessageTold, fact: Fact) -> None:
    assert hall.day is not None
    visit = hall.visits[event.visit] if event.visit is not None else None
    hall.messages[event.message] = Message(
        id=event.message,
        voice=event.voice,
        day=hall.day,
        told=fact.at,
        station=fact.station,
        visit=event.visit,
        number=visit.number if visit is not None else None,
        service=event.service,
        agency=event.agency,
        has_text=event.has_text,
        has_contact=event.has_contact,
    )


def message_answered(hall: Hall, event: e.MessageAnswered, fact: Fact) -> None:
    message = hall.messages[event.message]
    message = replace(message, progress=event.progress, owner=event.who or message.owner)
    if event.progress in SETTLED:
        message = replace(
            message, settled=fact.at, took_ms=event.took_ms, reference=event.reference
        )
    hall.messages[event.message] = message
