"""How often a wrong PIN was given with an employee number, and how long it has to wait for that.

Numbers that nobody has are counted too, so that nobody learns which exist. An attempt counts
before the PIN is looked at: many at once, or a power cut in between, win nobody a guess.
"""

from sqlalchemy import Connection, Engine, delete, select, text, update

from center_app.domain.clock import DAY, SECOND
from center_app.domain.refusal import Reason, Refused
from center_app.store.engine import writing
from center_app.store.tables import credential, wrong_pin

FREE = 3
"""Wrong PINs without a delay: a slip of the hand, a PIN of last year."""

FIRST_DELAY_MS = 5 * SECOND
"""After the third; each further one doubles it."""

MOST = 10
"""Wrong PINs in a row after which only a supervisor helps: of 10,000 PINs one in a thousand."""

LONGEST_DELAY_MS = FIRST_DELAY_MS * 2 ** (MOST - 1 - FREE)

LONGEST_NUMBER = 64
"""Characters of an employee number; what is longer belongs to nobody and is not kept."""

BEGIN = text(
    "INSERT INTO wrong_pin (number, failures, until) VALUES (:number, 0, 0) "
    "ON CONFLICT (number) DO UPDATE SET failures = wrong_pin.failures"
)
"""So that there is a row and it is locked: with nothing done, who gives the right PIN at the same
moment could take it away before it is read."""

_w = wrong_pin.c


def count_attempt(engine: Engine, number: str, at: int) -> None:
    """Count one more attempt as if it had failed; `at` in ms since 1970 UTC.

    Raises Refused(PIN_LOCKED | PIN_WAIT). By a clock that was put back far nobody waits.
    """
    number = number[:LONGEST_NUMBER]
    with writing(engine) as connection:
        connection.execute(BEGIN, {"number": number})
        failures, until = connection.execute(
            select(_w.failures, _w.until).where(_w.number == number).with_for_update()
        ).one()
        if failures >= MOST:
            raise Refused(Reason.PIN_LOCKED)
        left = until - at
        if 0 < left <= LONGEST_DELAY_MS:
            raise Refused(Reason.PIN_WAIT, seconds=-(-left // SECOND))
        counted = {"failures": failures + 1, "until": at + _delay(failures + 1)}
        connection.execute(update(wrong_pin).where(_w.number == number).values(counted))
        _forget_unknown(connection, at)


def forget_attempts(connection: Connection, number: str) -> None:
    """The PIN was right, or a supervisor has unlocked the number."""
    connection.execute(delete(wrong_pin).where(_w.number == number[:LONGEST_NUMBER]))


def _delay(failures: int) -> int:
    return 0 if failures < FREE else FIRST_DELAY_MS * 2 ** (failures - FREE)


def _forget_unknown(connection: Connection, at: int) -> None:
    """What was tried with numbers that nobody has is kept for a day."""
    nobody = _w.number.not_in(select(credential.c.number))
    connection.execute(delete(wrong_pin).where(nobody, _w.until < at - DAY))
