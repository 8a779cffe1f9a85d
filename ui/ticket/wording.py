"""What a ticket just issued says on paper, from what the center knows of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from center_app.domain.basket import documents_of
from center_app.domain.catalogue import Audience, Catalogue
from center_app.domain.clock import local
from center_app.domain.estimate.rounding import spoken
from center_app.domain.step import Line
from center_app.domain.text import Text
from center_app.domain.views.kiosk import TicketView
from center_app.domain.visit import Promise
from center_app.language import Language
from center_app.language.dates import clock
from printers.slip import SlipFacts, SlipLine


@dataclass(frozen=True, slots=True)
class Wording:
    """The two languages of the paper, and the address that its code leads to, "" for none."""

    arabic: Language
    english: Language
    address: str = ""

    def code(self, token: str) -> str:
        """What the QR code holds: the ticket's secret, alone or in an address."""
        return f"{self.address.rstrip('/')}/t/{token}" if self.address else token

    def facts(
        self, ticket: TicketView, catalogue: Catalogue, audience: Audience, code: str
    ) -> SlipFacts:
        """Everything that the slip says, before it is put into words."""
        papers = () if ticket.collects else documents_of(catalogue, ticket.lines, audience)
        return SlipFacts(
            center=ticket.center,
            number=ticket.number,
            issued=local(ticket.issued_at),
            lines=tuple(_line(catalogue, line) for line in ticket.lines),
            wait=minutes_of(ticket.promise) if ticket.promise is not None else None,
            ahead=_ahead(ticket),
            where=Text(where(ticket, self.arabic), where(ticket, self.english)),
            ready=tuple(paper.name for paper in papers if not paper.held),
            promise=None if ticket.collects else _promised(catalogue, ticket.lines),
            qr=code,
            note=self._note(ticket),
        )

    def _note(self, ticket: TicketView) -> Text | None:
        """What makes the place in the queue another one; which group it is, stays off the paper."""
        notes = [_notes(ticket, language) for language in (self.arabic, self.english)]
        return Text(*notes) if all(notes) else None


def _ahead(ticket: TicketView) -> int | None:
    if ticket.promise is not None:
        return ticket.promise.ahead
    return None if ticket.alone else 0


def minutes_of(promise: Promise) -> tuple[int, int]:
    """Between how many minutes and how many the first call is expected, eight times of ten."""
    return spoken(promise.low_ms, promise.high_ms)


def where(ticket: TicketView, language: Language) -> str:
    """Where to wait: the zones of those who may serve, or the hall while nobody may."""
    return listed((zone.name for zone in ticket.zones), language) or language.say(
        "the waiting hall"
    )


def listed(names: Iterable[Text], language: Language) -> str:
    """Names one after the other in a sentence."""
    return language.comma.join(name.in_(language.code) for name in names)


def _notes(ticket: TicketView, language: Language) -> str:
    notes = []
    if ticket.appointment is not None:
        time = clock(local(ticket.appointment))
        notes.append(language.say("Appointment at {time}", time=time))
    if ticket.collects:
        notes.append(language.say("To collect a result"))
    if ticket.priority:
        notes.append(language.say("Priority"))
    return " · ".join(notes)


def _line(catalogue: Catalogue, line: Line) -> SlipLine:
    service = catalogue.service(line.service)
    name = service.name if service is not None else Text(line.service, line.service)
    return SlipLine(name, line.quantity)


def _promised(catalogue: Catalogue, lines: tuple[Line, ...]) -> int | None:
    """Minutes within which the charter promises the first call: that of the promptest service."""
    first = (catalogue.service(line.service) for line in lines if not line.after)
    return min((service.target for service in first if service is not None), default=None)
