"""What the holder of a ticket asks for on the phone, read from a form as a command."""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from urllib.parse import parse_qs
from uuid import UUID, uuid5

from center_app.domain.commands import Cancel, Command, PutOff, Rate, Return, Tell
from center_app.domain.message import Voice
from center_app.domain.refusal import Reason, Refused
from ui.phone.forms import CONTACT, MINUTES, REASON, STARS, TEXT, VOICE
from ui.phone.ticket_page import CANCEL, LATER, RATE, RETURN, TELL

MOST_BODY = 32_768
"""Bytes of a form: a message as long as one may be, of letters that take twelve bytes each."""

MOST_FIELDS = 64

DEEDS = (CANCEL, RETURN, LATER, RATE, TELL)

FIGURE = re.compile("[0-9]{1,2}")

Form = Mapping[str, Sequence[str]]

_MESSAGES = UUID("6f1d0f0e-6d5c-5a46-9a0b-3d1f5a1e7c52")
"""Under which the ids of messages are made of what they say."""


def read_form(body: bytes) -> Form:
    """The fields of a form. Raises Refused(BAD_INPUT)."""
    try:
        return parse_qs(
            body.decode("ascii"), max_num_fields=MOST_FIELDS, errors="strict", separator="&"
        )
    except ValueError as error:
        raise Refused(Reason.BAD_INPUT, setting="form") from error


def command_of(
    deed: str, form: Form, token: str, visit: str, station: str, new_id: Callable[[], str]
) -> Command:
    """The command for a ticket's visit. Raises Refused(BAD_INPUT | NOTHING_TOLD).

    The same message sent twice, by a second touch or a page that is sent again, is one.
    """
    if deed == CANCEL:
        return Cancel(id=new_id(), station=station, visit=visit)
    if deed == RETURN:
        return Return(id=new_id(), station=station, visit=visit)
    if deed == LATER:
        minutes = _figure(form, MINUTES)
        return PutOff(id=new_id(), station=station, visit=visit, minutes=minutes)
    if deed == RATE:
        stars, reasons = _figure(form, STARS), tuple(form.get(REASON, ()))
        return Rate(id=new_id(), station=station, visit=visit, stars=stars, reasons=reasons)
    return _tell(form, token, visit, station)


def _tell(form: Form, token: str, visit: str, station: str) -> Tell:
    text, contact = _one(form, TEXT).strip(), _one(form, CONTACT).strip()
    with suppress(ValueError):
        voice = Voice(_one(form, VOICE))
        if not text:
            raise Refused(Reason.NOTHING_TOLD)
        said = f"{token}\0{voice}\0{text}\0{contact}"
        return Tell(
            id=str(uuid5(_MESSAGES, f"command\0{said}")),
            station=station,
            visit=visit,
            message=str(uuid5(_MESSAGES, f"message\0{said}")),
            voice=voice,
            text=text,
            contact=contact,
        )
    raise Refused(Reason.BAD_INPUT, setting=VOICE)


def _figure(form: Form, name: str) -> int:
    """A field of a few digits. Raises Refused(BAD_INPUT)."""
    value = _one(form, name)
    if FIGURE.fullmatch(value) is None:
        raise Refused(Reason.BAD_INPUT, setting=name)
    return int(value)


def _one(form: Form, name: str) -> str:
    """The only value of a field, "" for none or several."""
    values = form.get(name, ())
    return values[0] if len(values) == 1 else ""
