"""What citizens have told the center: the messages to be dealt with, those that wait longest first.

What was written in one lies in the store (`Center.written_in`).
"""

from dataclasses import dataclass

from center_app.domain.clock import Instant, elapsed
from center_app.domain.hall import Hall
from center_app.domain.message import ANSWER_MS, SETTLED, Message
from center_app.domain.refusal import Reason, Refused
from center_app.domain.text import Text
from center_app.domain.views.query import Query


@dataclass(frozen=True, slots=True)
class MessageView:
    """One message with the names of what it is about.

    `counters` are where the visit was served that it is about, if the hall knows it still.
    `age_ms` is how long it has waited, or waited until it was settled; `late`: longer than its
    kind should take.
    """

    message: Message
    service: Text | None
    agency: Text | None
    counters: tuple[str, ...]
    age_ms: int
    late: bool
    settled: bool


@dataclass(frozen=True)
class Messages(Query[tuple[MessageView, ...]]):
    """Those that are open, the oldest first, and after them what was settled today."""


@dataclass(frozen=True)
class OneMessage(Query[MessageView]):
    """One that is open or was settled today."""

    message: str


def messages(hall: Hall, _query: Messages, now: Instant) -> tuple[MessageView, ...]:
    views = [_view(hall, message, now) for message in hall.messages.values()]
    return tuple(sorted(views, key=lambda view: (view.settled, view.message.told.at)))


def one_message(hall: Hall, query: OneMessage, now: Instant) -> MessageView:
    """Raises Refused(UNKNOWN_MESSAGE)."""
    message = hall.messages.get(query.message)
    if message is None:
        raise Refused(Reason.UNKNOWN_MESSAGE)
    return _view(hall, message, now)


def _view(hall: Hall, message: Message, now: Instant) -> MessageView:
    catalogue = hall.catalogue
    assert catalogue is not None  # what was told was told to a center that is set up
    service = catalogue.service(message.service) if message.service is not None else None
    agency = catalogue.agency(message.agency) if message.agency is not None else None
    age_ms = elapsed(message.told, now) if message.took_ms is None else message.took_ms
    return MessageView(
        message=message,
        service=service.name if service is not None else None,
        agency=(agency.short or agency.name) if agency is not None else None,
        counters=_counters(hall, message),
        age_ms=age_ms,
        late=age_ms > ANSWER_MS[message.voice],
        settled=message.progress in SETTLED,
    )


def _counters(hall: Hall, message: Message) -> tuple[str, ...]:
    visit = hall.visits.get(message.visit) if message.visit is not None else None
    return tuple(dict.fromkeys(one.counter for one in visit.sittings)) if visit is not None else ()
