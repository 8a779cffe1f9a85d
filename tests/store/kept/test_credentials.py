from typing import Literal

import pytest
from argon2 import PasswordHasher, Type, extract_parameters
from sqlalchemy import Engine

from center_app.domain.refusal import Reason, Refused
from center_app.domain.text import Text
from center_app.store.engine import reading, writing
from center_app.store.kept import credentials
from center_app.store.kept.credentials import (
    Person,
    Pins,
    keep_person,
    people,
)

PINS = Pins(b"pepper", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
NOW = 1_795_000_000_000
RANIA = Person("e-1", "1042", Text("رانيا الخطيب", "Rania Al-Khatib"))
OMAR = Person("e-2", "1007", Text("عمر الزعبي", "Omar Al-Zoubi"))


def keep(engine: Engine, person: Person, pin: str = "4711") -> None:
    with writing(engine) as connection:
        keep_person(connection, person, PINS.hash(pin))


def refusal(engine: Engine, pins: Pins, number: str, pin: str, at: int = NOW) -> Reason:
    with pytest.raises(Refused) as refused:
        pins.check(engine, number, pin, at)
    return refused.value.reason


def test_the_right_pin_tells_who_it_is(engine: Engine) -> None:
    keep(engine, RANIA)
    keep(engine, OMAR, "0815")
    assert PINS.check(engine, "1042", "4711", NOW) == "e-1"
    assert PINS.check(engine, "1007", "0815", NOW) == "e-2"


def test_a_wrong_pin_and_an_unknown_number_are_the_same_answer(engine: Engine) -> None:
    keep(engine, RANIA)
    assert refusal(engine, PINS, "1042", "4712") is Reason.WRONG_PIN
    assert refusal(engine, PINS, "1043", "4711") is Reason.WRONG_PIN


class CountingHasher(PasswordHasher):
    """Counts how often it had to work."""

    verified = 0

    def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002
        self.verified += 1
        return super().verify(hash, password)


def test_an_unknown_number_costs_as_much_work(engine: Engine) -> None:
    hasher = CountingHasher(time_cost=1, memory_cost=8, parallelism=1)
    assert refusal(engine, Pins(b"pepper", hasher), "9999", "4711") is Reason.WRONG_PIN
    assert hasher.verified == 1


def test_without_the_pepper_a_stolen_database_is_of_no_use(engine: Engine) -> None:
    keep(engine, RANIA)
    another = Pins(b"guessed", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    assert refusal(engine, another, "1042", "4711") is Reason.WRONG_PIN


def test_no_pin_lies_in_the_database(engine: Engine) -> None:
    keep(engine, RANIA, "47114711")
    with reading(engine) as connection:
        stored = connection.exec_driver_sql("SELECT pin_hash FROM credential").scalar()
    assert str(stored).startswith("$argon2id$")
    assert "47114711" not in str(stored)


def test_a_short_pin_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        PINS.hash("123")
    assert refused.value.reason is Reason.BAD_INPUT


def test_a_number_belongs_to_one_employee(engine: Engine) -> None:
    keep(engine, RANIA)
    with pytest.raises(Refused) as refused:
        keep(engine, Person("e-3", RANIA.number, OMAR.name))
    assert refused.value.reason is Reason.EMPLOYEE_EXISTS


def test_an_employee_can_change_name_number_and_pin(engine: Engine) -> None:
    keep(engine, RANIA)
    married = Person("e-1", "2042", Text("رانيا العبادي", "Rania Al-Abbadi"))
    keep(engine, married, "2025")
    assert people(engine) == [married]
    assert PINS.check(engine, "2042", "2025", NOW) == "e-1"
    assert refusal(engine, PINS, "1042", "4711") is Reason.WRONG_PIN


def test_everybody_is_listed_by_number(engine: Engine) -> None:
    keep(engine, RANIA)
    keep(engine, OMAR)
    assert people(engine) == [OMAR, RANIA]


def test_a_guess_costs_what_argon2_recommends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(credentials, "PasswordHasher", PasswordHasher)
    known = extract_parameters(Pins(b"pepper").hash("4711"))
    assert (known.type, known.time_cost, known.memory_cost) == (Type.ID, 3, 64 * 1024)
