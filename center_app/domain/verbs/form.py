"""The form of a command, checked before anything is decided: no text slips into the journal."""

import re

from center_app.domain import commands as c
from center_app.domain.clock import Instant
from center_app.domain.estimate.blend import GUESSES
from center_app.domain.refusal import Reason, Refused
from center_app.domain.result import ALPHABET, CODE_LENGTH
from center_app.domain.visit import LONGEST_WAIT_MS, Promise
from center_app.domain.writing import (
    LONGEST_CONTACT,
    LONGEST_NOTE,
    LONGEST_TEXT,
    cleaned,
    is_plain,
    names_somebody,
)

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
"""Ids, stations, counters and employees."""

TOKEN = re.compile(r"[A-Za-z0-9_-]{22,128}")
"""At least 128 random bits in URL-safe text."""

NUMBER = re.compile(r"[A-Z][0-9]{3}")
"""What a kiosk that is alone gives out."""

MOST_HEARD = 8
"""Moments at which it was told the time: the last, and those of the boots before."""

RECEIPT = re.compile(f"[{ALPHABET}]{{{CODE_LENGTH}}}")
"""A receipt's code as it is drawn."""

NAMED = (
    "id",
    "station",
    "employee",
    "visit",
    "counter",
    "who",
    "sitting",
    "zone",
    "to_counter",
    "to_employee",
    "message",
    "action",
    "bulletin",
    "unannounced",
    "service",
    "agency",
    "reference",
    "to_service",
    "to_agency",
    "result",
    "number",
)


END_OF_TIME = 2**42
"""Milliseconds since 1970 UTC, in the year 2109."""

LONGEST_NAME = 80
"""Characters of an employee's name."""

WRITTEN = {"text": LONGEST_TEXT, "contact": LONGEST_CONTACT, "note": LONGEST_NOTE}
"""What people write, and how long it may be."""


def check_form(command: c.Command) -> None:
    """Raises Refused(BAD_INPUT), naming the field, and NOTE_HAS_NUMBER."""
    _check_paper(command)
    for field in NAMED:
        value = getattr(command, field, None)
        if value is not None and not NAME.fullmatch(value):
            raise Refused(Reason.BAD_INPUT, setting=field)
    if isinstance(command, c.Issue | c.CheckIn | c.PickUp):
        _check_wanted(command)
    receipt = command.receipt if isinstance(command, c.Finish) else None
    if receipt is not None and not RECEIPT.fullmatch(receipt.code):
        raise Refused(Reason.BAD_INPUT, setting="receipt")
    for field, longest in WRITTEN.items():
        written = getattr(command, field, None)
        if written is not None and not is_plain(written, longest):
            raise Refused(Reason.BAD_INPUT, setting=field)
    if isinstance(command, c.EnrolEmployee) and not _named(command):
        raise Refused(Reason.BAD_INPUT, setting="name")
    if _names_somebody(command):
        raise Refused(Reason.NOTE_HAS_NUMBER)


def _names_somebody(command: c.Command) -> bool:
    """What is written for colleagues needs nobody's number."""
    if isinstance(command, c.Transfer):
        return names_somebody(command.note)
    return isinstance(command, c.OpenAction | c.EndAction) and names_somebody(command.text)


def _check_wanted(command: c.Issue | c.CheckIn | c.PickUp) -> None:
    if not TOKEN.fullmatch(command.token):
        raise Refused(Reason.BAD_INPUT, setting="token")
    if not _makes_sense(command.promise):
        raise Refused(Reason.BAD_INPUT, setting="promise")


def _check_paper(command: c.Command) -> None:
    """What was done while the server was away."""
    if isinstance(command, c.TakeIn):
        _check_ticket(command)
    elif isinstance(command, c.TakeInService):
        _check_moments(command.number, (command.began, command.ended, command.sent), command.heard)


def _check_ticket(command: c.TakeIn) -> None:
    """The ticket in it, as if it was asked for; the number, and what clocks can show."""
    check_form(command.ticket)
    if command.ticket.station != command.station:
        raise Refused(Reason.BAD_INPUT, setting="station")
    _check_moments(command.number, (command.taken, command.sent), command.heard)


def _check_moments(number: str, moments: tuple[Instant, ...], heard: tuple[Instant, ...]) -> None:
    """The number on a paper, and what clocks can show."""
    if not NUMBER.fullmatch(number):
        raise Refused(Reason.BAD_INPUT, setting="number")
    if len(heard) > MOST_HEARD or not all(map(_is_moment, (*moments, *heard))):
        raise Refused(Reason.BAD_INPUT, setting="taken")


def _is_moment(one: Instant) -> bool:
    """Whether a clock can show it, however wrong."""
    return (
        0 <= one.at < END_OF_TIME and 0 <= one.mono < END_OF_TIME and bool(NAME.fullmatch(one.boot))
    )


def _named(command: c.EnrolEmployee) -> bool:
    """Whether a number comes with a name in both languages, and neither alone."""
    if command.name is None or command.number is None:
        return command.name is None and command.number is None
    names = (command.name.ar, command.name.en)
    return all(is_plain(name, LONGEST_NAME) and cleaned(name) for name in names)


def _makes_sense(promise: Promise | None) -> bool:
    """Whether it can have been told, and be learned from."""
    if promise is None:
        return True
    times = (promise.low_ms, promise.point_ms, promise.high_ms, *promise.guesses)
    return (
        promise.ahead >= 0
        and promise.low_ms <= promise.high_ms
        and len(promise.guesses) in (0, GUESSES)
        and all(0 <= ms <= LONGEST_WAIT_MS for ms in times)
    )
