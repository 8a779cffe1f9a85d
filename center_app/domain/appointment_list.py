"""Appointments as a CSV file tells them: a row for each service, with the code, date and time.

    code,date,time,service,quantity,capacity,audience
    7K3P9Q,2026-12-01,09:30,passport-renewal,2,guardian,individuals

The last three columns may be left out or empty: one copy, for oneself, individuals. Rows of one
code are one visit. A column of any other name is refused, so that no person's name comes in.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeVar

from center_app.domain.appointment import CODE, Appointment, appointment_id, code_of
from center_app.domain.catalogue import Audience, Capacity
from center_app.domain.clock import AMMAN, SECOND
from center_app.domain.plain import Fault, Unreadable, read
from center_app.domain.step import Line
from center_app.domain.table_text import FAULTS_TOLD, first_of, rows_of, text_of

T = TypeVar("T")

REQUIRED = ("code", "date", "time", "service")
OPTIONAL = ("quantity", "capacity", "audience")


@dataclass(frozen=True, slots=True)
class _Wanted:
    code: str
    at: int
    audience: Audience
    line: Line


def read_appointments(body: bytes, name: str) -> tuple[Appointment, ...]:
    """The appointments in the bytes of the file `name`, in the order of their times.

    Raises Unreadable, naming row and column of every fault.
    """
    text = text_of(body, name)
    faults: list[Fault] = []
    by_code: dict[str, list[_Wanted]] = {}
    for number, fields in rows_of(text, name, faults, REQUIRED, OPTIONAL):
        wanted = _Reader(f"{name}, row {number}", fields, faults).wanted()
        if wanted is None:
            continue
        others = by_code.setdefault(wanted.code, [])
        if others and (others[0].at, others[0].audience) != (wanted.at, wanted.audience):
            wrong = "has another time or audience than its code in a row above"
            faults.append(Fault(f"{name}, row {number}", wrong))
        others.append(wanted)
    if faults:
        raise Unreadable(first_of(faults, name))
    booked = (_booked(code, rows) for code, rows in by_code.items())
    return tuple(sorted(booked, key=lambda one: (one.at, one.id)))


def given_appointments(value: object, name: str) -> tuple[Appointment, ...]:
    """The appointments that the registry gives: a JSON list of them, each in its plain form.

    It knows the codes and gives their ids alone. Raises Unreadable, naming every fault.
    """
    try:
        return read(tuple[Appointment, ...], value)
    except Unreadable as error:
        located = [Fault(f"{name}, {fault.where}", fault.what) for fault in error.faults]
        raise Unreadable(located[:FAULTS_TOLD]) from None


def _booked(code: str, rows: Sequence[_Wanted]) -> Appointment:
    lines = tuple(row.line for row in rows)
    return Appointment(appointment_id(code), rows[0].at, lines, rows[0].audience)


class _Reader:
    """Reads the fields of one row and writes down what is wrong with each."""

    def __init__(self, where: str, fields: Mapping[str, str], faults: list[Fault]) -> None:
        self._where = where
        self._fields = fields
        self._faults = faults

    def wanted(self) -> _Wanted | None:
        code = self._read("code", _code, "is no code of 4 to 64 letters and digits")
        day = self._read("date", date.fromisoformat, "is not a date like 2026-12-01")
        clock = self._read("time", _time, "is not a time like 09:30")
        service = self._read("service", _named, "names no service")
        quantity = self._read("quantity", _quantity, "is not a number from 1 to 99", "1")
        capacity = self._read("capacity", Capacity, _one_of(Capacity), Capacity.SELF.value)
        audience = self._read("audience", Audience, _one_of(Audience), Audience.INDIVIDUALS.value)
        if code is None or day is None or clock is None or service is None:
            return None
        if quantity is None or capacity is None or audience is None:
            return None
        at = round(datetime.combine(day, clock, AMMAN).timestamp() * SECOND)
        return _Wanted(code, at, audience, Line(service, quantity, capacity))

    def _read(
        self, column: str, read: Callable[[str], T], otherwise: str, default: str = ""
    ) -> T | None:
        value = self._fields.get(column, "").strip() or default
        try:
            return read(value)
        except ValueError:
            self._faults.append(Fault(f"{self._where}, {column}", f"{value[:40]!r} {otherwise}"))
            return None


def _code(value: str) -> str:
    code = code_of(value)
    if not CODE.fullmatch(code):
        raise ValueError(value)
    return code


def _time(value: str) -> time:
    return datetime.strptime(value, "%H:%M").time()  # noqa: DTZ007 - the date brings the zone


def _named(value: str) -> str:
    if not value:
        raise ValueError(value)
    return value


def _quantity(value: str) -> int:
    number = int(value)
    if not 1 <= number <= 99:  # noqa: PLR2004 - as the sentence says
        raise ValueError(value)
    return number


def _one_of(choices: type[Capacity] | type[Audience]) -> str:
    return f"is none of {', '.join(choices)}"
