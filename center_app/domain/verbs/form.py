"""The form of a command, checked before anything is decided: no text slips into the journal."""

import re

from center_app.domain import commands as c
from center_app.domain.estimate.blend import GUESSES
from center_app.domain.refusal import Reason, Refused
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
    "service",
    "agency",
    "reference",
    "number",
)


LONGEST_NAME = 80
"""Characters of an employee's name."""

WRITTEN = {"text": LONGEST_TEXT, "contact": LONGEST_CONTACT, "note": LONGEST_NOTE}
"""What people write, and how long it may be."""


def check_form(command: c.Command) -> None:
    """Raises Refused(BAD_INPUT), naming the field, and NOTE_HAS_NUMBER."""
    for field in NAMED:
        value = getattr(command, field, None)
        if value is not None and not NAME.fullmatch(value):
            raise Refused(Reason.BAD_INPUT, setting=field)
    if isinstance(command, c.Issue | c.CheckIn) and not TOKEN.fullmatch(command.token):
        raise Refused(Reason.BAD_INPUT, setting="token")
    if isinstance(command, c.Issue | c.CheckIn) and not _makes_sense(command.promise):
        raise Refused(Reason.BAD_INPUT, setting="promise")
    for field, longest in WRITTEN.items():
        written = getattr(command, field, None)
        if written is not None and not is_plain(written, longest):
            raise Refused(Reason.BAD_INPUT, setting=field)
    if isinstance(command, c.EnrolEmployee) and not _named(command):
        raise Refused(Reason.BAD_INPUT, setting="name")
    if isinstance(command, c.Transfer) and names_somebody(command.note):
        raise Refused(Reason.NOTE_HAS_NUMBER)


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
