"""Wrong PINs make the number wait, and then lock it, whoever asks and from where."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine

from center_app.domain.clock import DAY, SECOND
from center_app.domain.refusal import Reason, Refused
from center_app.domain.text import Text
from center_app.store.engine import reading, writing
from center_app.store.kept.credentials import Person, Pins, change_pin, keep_person, unlock
from center_app.store.kept.wrong_pins import LONGEST_DELAY_MS, MOST

PINS = Pins(b"pepper", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
NOW = 1_795_000_000_000
NUMBERS = pytest.mark.parametrize("number", ["1042", "9999"])


@pytest.fixture(autouse=True)
def rania(engine: Engine) -> None:
    with writing(engine) as connection:
        person = Person("e-1", "1042", Text("رانيا الخطيب", "Rania Al-Khatib"))
        keep_person(connection, person, PINS.hash("4711"))


def answer(engine: Engine, pin: str, at: int, number: str = "1042") -> str:
    try:
        return PINS.check(engine, number, pin, at)
    except Refused as refused:
        return refused.reason


def wrong(engine: Engine, times: int, at: int, number: str = "1042") -> int:
    """So many wrong PINs, each once its time has come: the moment after the last."""
    for _ in range(times):
        at += LONGEST_DELAY_MS
        assert answer(engine, "0000", at, number) == Reason.WRONG_PIN
    return at


def test_a_hundred_wrong_pins_are_ten_and_then_the_right_one_helps_no_more(
    engine: Engine,
) -> None:
    at, said = NOW, []
    for _ in range(100):
        at += LONGEST_DELAY_MS
        said.append(answer(engine, "0000", at))
    assert said == [Reason.WRONG_PIN] * MOST + [Reason.PIN_LOCKED] * (100 - MOST)
    assert answer(engine, "4711", at + 300 * DAY) == Reason.PIN_LOCKED


@NUMBERS
def test_each_wrong_pin_after_the_third_waits_twice_as_long(engine: Engine, number: str) -> None:
    at = wrong(engine, 3, NOW, number)
    for seconds in (5, 10, 20):
        with pytest.raises(Refused) as refused:
            PINS.check(engine, number, "4711", at + (seconds - 1) * SECOND)
        assert refused.value.reason is Reason.PIN_WAIT
        assert refused.value.details == {"seconds": 1}
        at += seconds * SECOND
        assert answer(engine, "0000", at, number) == Reason.WRONG_PIN


def test_the_right_pin_begins_anew(engine: Engine) -> None:
    for _ in range(5):
        at = wrong(engine, 2, NOW)
        assert answer(engine, "4711", at) == "e-1"
    with reading(engine) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM wrong_pin").scalar() == 0


def test_a_number_that_nobody_has_is_answered_alike_and_forgotten_after_a_day(
    engine: Engine,
) -> None:
    at = wrong(engine, MOST, NOW, "9999")
    assert answer(engine, "0000", at, "9999") == Reason.PIN_LOCKED
    at = wrong(engine, MOST, at)
    assert answer(engine, "0000", at + 2 * DAY, "8888") == Reason.WRONG_PIN
    assert answer(engine, "0000", at + 2 * DAY, "9999") == Reason.WRONG_PIN
    assert answer(engine, "0000", at + 2 * DAY) == Reason.PIN_LOCKED


def test_many_at_once_win_no_further_guess(engine: Engine) -> None:
    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(lambda _n: answer(engine, "0000", NOW), range(24)))
    assert said.count(Reason.WRONG_PIN) == 3
    assert said.count(Reason.PIN_WAIT) == 21


def test_a_clock_that_was_put_back_keeps_nobody_out(engine: Engine) -> None:
    at = wrong(engine, 4, NOW)
    assert answer(engine, "4711", at - DAY) == "e-1"


def test_a_supervisor_unlocks_and_a_new_pin_does_too(engine: Engine) -> None:
    at = wrong(engine, MOST, NOW)
    with writing(engine) as connection:
        unlock(connection, "e-1")
    assert answer(engine, "4711", at) == "e-1"
    at = wrong(engine, MOST, at)
    with writing(engine) as connection:
        change_pin(connection, "e-1", PINS.hash("2025"))
    assert answer(engine, "2025", at) == "e-1"
    with pytest.raises(Refused) as refused, writing(engine) as connection:
        change_pin(connection, "e-9", "…")
    assert refused.value.reason is Reason.UNKNOWN_EMPLOYEE


def test_a_number_of_any_length_does_no_harm(engine: Engine) -> None:
    assert answer(engine, "0000", NOW, "9" * 1_000_000) == Reason.WRONG_PIN
