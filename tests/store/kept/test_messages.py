from datetime import date, timedelta

import pytest
from sqlalchemy import Engine

from center_app.store.engine import writing
from center_app.store.kept.messages import (
    CONTACT_KEPT,
    TEXT_KEPT,
    Written,
    forget_messages,
    keep_answer,
    keep_message,
    written_in,
)

TODAY = date(2026, 11, 22)
NOTHING = Written(None, None, None)
ONE_DAY = timedelta(days=1)


def keep(engine: Engine, which: str, text: str = "شكوى", contact: str = "0790000000") -> None:
    with writing(engine) as connection:
        keep_message(connection, which, TODAY, text, contact)


def settle(engine: Engine, which: str, day: date = TODAY, text: str = "رد") -> None:
    with writing(engine) as connection:
        keep_answer(connection, which, day, text)


def forget(engine: Engine, day: date) -> None:
    with writing(engine) as connection:
        forget_messages(connection, day)


def test_what_was_written_is_kept_without_what_turns_it_round(engine: Engine) -> None:
    keep(engine, "m1", " \u202eسطر\r\nسطر 2 ", " +962 79 ")
    keep(engine, "m2", "", "")
    assert written_in(engine, "m1") == Written("سطر\nسطر 2", "+962 79", None)
    assert written_in(engine, "m2") == written_in(engine, "unknown") == NOTHING


def test_an_answer_stands_beside_the_message(engine: Engine) -> None:
    keep(engine, "m1")
    settle(engine, "m1", text=" نعتذر منكم ")
    assert written_in(engine, "m1") == Written("شكوى", "0790000000", "نعتذر منكم")


def test_what_is_settled_needs_no_contact_from_the_next_day_on(engine: Engine) -> None:
    keep(engine, "m1")
    keep(engine, "m2")
    settle(engine, "m1")
    forget(engine, TODAY)
    assert written_in(engine, "m1").contact == "0790000000"
    forget(engine, TODAY + ONE_DAY)
    assert written_in(engine, "m1") == Written("شكوى", None, "رد")
    assert written_in(engine, "m2").contact == "0790000000"


@pytest.mark.parametrize("settled", [False, True])
def test_texts_are_forgotten_after_half_a_year_and_contacts_after_a_month(
    engine: Engine, settled: bool
) -> None:
    keep(engine, "m1")
    if settled:
        settle(engine, "m1")
    forget(engine, TODAY + CONTACT_KEPT - ONE_DAY)
    assert (written_in(engine, "m1").contact is None) == settled
    forget(engine, TODAY + CONTACT_KEPT)
    assert written_in(engine, "m1") == Written("شكوى", None, "رد" if settled else None)
    forget(engine, TODAY + TEXT_KEPT - ONE_DAY)
    assert written_in(engine, "m1").text == "شكوى"
    forget(engine, TODAY + TEXT_KEPT)
    assert written_in(engine, "m1") == NOTHING


def test_an_answer_that_comes_after_the_text_is_forgotten_is_kept_for_its_own_time(
    engine: Engine,
) -> None:
    keep(engine, "m1")
    late = TODAY + TEXT_KEPT
    forget(engine, late)
    settle(engine, "m1", late)
    assert written_in(engine, "m1") == Written(None, None, "رد")
    forget(engine, late + TEXT_KEPT)
    assert written_in(engine, "m1") == NOTHING
