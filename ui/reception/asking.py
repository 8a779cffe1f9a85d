"""One field for everything: what was typed may be words, a number, or a code that was scanned."""

import re
from contextlib import suppress
from dataclasses import dataclass

from center_app.domain.appointment import CODE, appointment_id, code_of
from center_app.domain.numbering import number_in
from center_app.domain.refusal import Refused
from center_app.domain.result import result_token
from center_app.domain.views.appointment import AppointmentView, MyAppointment
from center_app.domain.views.my_ticket import MyTicket, MyTicketView
from center_app.domain.views.result import MyResult, ResultView
from center_app.language.digits import fold
from ui.station import Source

SECRET = re.compile(r"\S{16,}")
"""A ticket's secret, alone or in an address: no word of a service is so long."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the center knows by a code: a ticket, an appointment, a result, or none of them."""

    typed: str = ""
    ticket: MyTicketView | None = None
    appointment: AppointmentView | None = None
    result: ResultView | None = None


def may_be_code(typed: str) -> bool:
    """Whether it is worth asking the center: a number, a secret, or a booking's code."""
    text = fold(typed.strip())
    return bool(number_in(text) or SECRET.fullmatch(text) or CODE.fullmatch(code_of(text)))


def is_code(typed: str) -> bool:
    """Whether it can be nothing else: no service is asked for by digits or by a secret."""
    text = fold(typed.strip())
    return may_be_code(text) and bool(re.search(r"\d", text) or SECRET.fullmatch(text))


def look_for(center: Source, typed: str) -> Known:
    """Ask the center who this is. Raises Unavailable when nobody can tell."""
    text, ticket, appointment, result = fold(typed.strip()), None, None, None
    with suppress(Refused):
        ticket = center.see(MyTicket(text))
    with suppress(Refused):
        appointment = center.see(MyAppointment(appointment_id(code_of(text))))
    with suppress(Refused):
        result = center.see(MyResult(result_token(code_of(text))))
    return Known(typed, ticket, appointment, result)
