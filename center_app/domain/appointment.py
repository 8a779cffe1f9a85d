"""Booked visits: who comes when and for what, known by a code alone."""

import re
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from center_app.domain.catalogue import Audience
from center_app.domain.clock import MINUTE
from center_app.domain.step import Line

CODE = re.compile(r"[A-Z0-9]{4,64}")
"""A booking's code once it is brought into its one form."""

_LEFT_OUT = str.maketrans("", "", " -_./")


@dataclass(frozen=True, slots=True)
class Appointment:
    """A visit that is booked for the moment `at` (ms since 1970 UTC).

    `id` is the SHA-256 of its code, in hex: the journal holds nothing that opens a booking.
    """

    id: str
    at: int
    lines: tuple[Line, ...]
    audience: Audience = Audience.INDIVIDUALS


@dataclass(frozen=True, slots=True)
class Window:
    """When somebody with an appointment may check in: from `early_min` minutes before the booked
    time. Who comes more than `late_min` after it waits like everybody else."""

    early_min: int = 60
    late_min: int = 15


DEFAULT_WINDOW = Window()


class Coming(StrEnum):
    """How somebody comes to an appointment."""

    EARLY = "early"
    IN_TIME = "in_time"
    LATE = "late"


def coming(appointment: Appointment, window: Window, at: int, stood_ms: int = 0) -> Coming:
    """How it is to come at this moment (ms since 1970 UTC), if of the time since the booked one the
    hall stood still for `stood_ms`."""
    if at < appointment.at - window.early_min * MINUTE:
        return Coming.EARLY
    latest = appointment.at + window.late_min * MINUTE + stood_ms
    return Coming.LATE if at > latest else Coming.IN_TIME


def code_of(typed: str) -> str:
    """The one form of a code, however it was typed; it may be no code at all."""
    return typed.translate(_LEFT_OUT).upper()


def appointment_id(code: str) -> str:
    """The id of the appointment with this code, in its one form."""
    return sha256(b"appointment\0" + code.encode()).hexdigest()
