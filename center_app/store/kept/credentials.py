"""Who the employees are and how they prove it: numbers, names and PINs, nowhere else."""

import hmac
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import Connection, Engine, select, update

from center_app.domain.refusal import Reason, Refused
from center_app.domain.text import Text
from center_app.store.engine import reading, writing
from center_app.store.kept.wrong_pins import MOST, count_attempt, forget_attempts
from center_app.store.tables import credential, wrong_pin
from center_app.store.upsert import upsert

SHORTEST_PIN = 4

_c = credential.c


@dataclass(frozen=True, slots=True)
class Person:
    """An employee as colleagues know one; `employee` is the random id that the journal has.

    `locked`: after too many wrong PINs only somebody in charge helps.
    """

    employee: str
    number: str
    name: Text
    locked: bool = False


class Pins:
    """Hashes and checks PINs with a secret that does not lie in the database.

    Four digits are guessed in no time from a stolen database; without the `pepper` they are not.
    """

    def __init__(self, pepper: bytes, hasher: PasswordHasher | None = None) -> None:
        self._pepper = pepper
        self._hasher = hasher or PasswordHasher()

    def hash(self, pin: str) -> str:
        """What to keep of a PIN. Takes a while on purpose: never inside a transaction.

        Raises Refused(Reason.BAD_INPUT) for a PIN that is too short.
        """
        if len(pin) < SHORTEST_PIN:
            raise Refused(Reason.BAD_INPUT, shortest=SHORTEST_PIN)
        return self._hasher.hash(self._peppered(pin))

    def check(self, engine: Engine, number: str, pin: str, at: int) -> str:
        """The id of the employee with this number; `at` is now (ms since 1970 UTC).

        Wrong PINs in a row make the number wait, and then lock it, whoever asks and from where.
        An unknown number takes as long as a wrong PIN, so that nobody learns which numbers exist.
        Raises Refused(WRONG_PIN | PIN_WAIT | PIN_LOCKED).
        """
        count_attempt(engine, number, at)
        nobody = self._nobody
        with reading(engine) as connection:
            found = connection.execute(
                select(_c.employee, _c.pin_hash).where(_c.number == number)
            ).first()
        employee, known = found or (None, nobody)
        try:
            self._hasher.verify(known, self._peppered(pin))
        except VerifyMismatchError:
            employee = None
        if employee is None:
            raise Refused(Reason.WRONG_PIN)
        with writing(engine) as connection:
            forget_attempts(connection, number)
        return str(employee)

    @cached_property
    def _nobody(self) -> str:
        """What an unknown number is checked against; made at the first check, for it takes long."""
        return self._hasher.hash("nobody")

    def _peppered(self, pin: str) -> bytes:
        return hmac.digest(self._pepper, pin.encode(), sha256)


def keep_person(connection: Connection, person: Person, pin_hash: str) -> None:
    """Keep an employee's number, name and PIN, new or changed.

    Raises Refused(Reason.EMPLOYEE_EXISTS) when another employee has the number.
    """
    row = {"employee": person.employee, **_row(connection, person), "pin_hash": pin_hash}
    upsert(connection, credential, row)


def change_person(connection: Connection, person: Person) -> None:
    """Give an employee another number or name; the PIN stays.

    Raises Refused(EMPLOYEE_EXISTS | UNKNOWN_EMPLOYEE).
    """
    row = _row(connection, person)
    change = update(credential).where(_c.employee == person.employee).values(row)
    if not connection.execute(change).rowcount:
        raise Refused(Reason.UNKNOWN_EMPLOYEE)


def _row(connection: Connection, person: Person) -> dict[str, str]:
    owner = connection.execute(select(_c.employee).where(_c.number == person.number)).scalar()
    if owner not in {None, person.employee}:
        raise Refused(Reason.EMPLOYEE_EXISTS, number=person.number)
    return {"number": person.number, "name_ar": person.name.ar, "name_en": person.name.en}


def change_pin(connection: Connection, employee: str, pin_hash: str) -> None:
    """Give an employee another PIN; wrong ones of before are forgotten.

    Raises Refused(Reason.UNKNOWN_EMPLOYEE).
    """
    change = update(credential).where(_c.employee == employee).values(pin_hash=pin_hash)
    if not connection.execute(change).rowcount:
        raise Refused(Reason.UNKNOWN_EMPLOYEE)
    unlock(connection, employee)


def unlock(connection: Connection, employee: str) -> None:
    """Let an employee try again at once."""
    number = connection.execute(select(_c.number).where(_c.employee == employee)).scalar()
    if number is not None:
        forget_attempts(connection, number)


def people(engine: Engine) -> list[Person]:
    """Everybody, by number."""
    wrong = wrong_pin.c
    columns = (_c.employee, _c.number, _c.name_ar, _c.name_en, wrong.failures)
    both = credential.outerjoin(wrong_pin, wrong.number == _c.number)
    statement = select(*columns).select_from(both).order_by(_c.number)
    with reading(engine) as connection:
        return [
            Person(employee, number, Text(name_ar, name_en), (failures or 0) >= MOST)
            for employee, number, name_ar, name_en, failures in connection.execute(statement)
        ]
