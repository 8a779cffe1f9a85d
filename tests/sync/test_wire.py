import json

import pytest

from center_app.domain.plain import Unreadable
from sync import wire
from sync.problem import STATUS, Code, Declined, Problem
from sync.wire import Acked, Cursor, Quarantined

ACKED = Acked(
    acked=1700,
    head="a" * 64,
    durable=1100,
    quarantined=(Quarantined(1333, "schema:data.wait_ms"),),
    next_ms=5000,
    server_time="2026-11-22T09:15:30.123Z",
)


def test_a_message_is_read_as_it_was_written() -> None:
    assert wire.read_message(Acked, wire.write(ACKED)) == ACKED


def test_what_a_problem_does_not_say_is_not_sent() -> None:
    assert json.loads(wire.write(Problem(Code.GAP, "entry 7 is expected", expected=7))) == {
        "code": "gap",
        "message": "entry 7 is expected",
        "expected": 7,
    }


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"<html></html>",
        b"[]",
        b"null",
        wire.write(ACKED)[:-1],
        wire.write(ACKED).replace(b"1700", b"17.5"),
        wire.write(ACKED).replace(b'"acked":1700,', b""),
        wire.write(ACKED).replace(b"{", b'{"new":1,', 1),
        b"[" * 100_000,
        b"\xff\xfe",
    ],
    ids=lambda text: text[:20].decode("latin-1"),
)
def test_an_answer_of_another_shape_is_unreadable_and_nothing_worse(text: bytes) -> None:
    with pytest.raises(Unreadable):
        wire.read_message(Acked, text)


def test_every_no_has_its_status() -> None:
    assert set(STATUS) == set(Code)
    assert all(status >= 400 for status in STATUS.values())


def test_a_no_carries_its_problem() -> None:
    no = Declined(Code.FORK, "entry 4 is another one here", seq=4)
    assert no.problem == Problem(Code.FORK, "entry 4 is another one here", seq=4)


def test_the_names_that_messages_may_carry() -> None:
    assert wire.is_center("JO-AMM-001")
    assert not wire.is_center("JO AMM")
    assert not wire.is_center("AB")
    assert not wire.is_center("JO-AMM-001\n")
    assert wire.is_epoch("0193518e-0000-7000-8000-000000000001")
    assert not wire.is_epoch("0193518e00007000800000000000000 1")
    assert wire.is_head("0" * 64)
    assert not wire.is_head("0" * 65)
    assert wire.is_moment("2026-11-22T09:15:30.123Z")
    assert not wire.is_moment("2026-11-22T09:15:30Z")


def test_a_cursor_names_the_database_that_it_comes_from() -> None:
    cursor = Cursor("e", 0, "0" * 64, 0, "e", "generation", "2026-11-22T09:15:30.123Z")
    assert json.loads(wire.write(cursor))["registry_gen"] == "generation"
