"""What the quick shapes let pass the strict reader lets pass too, for every event there is."""

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from center_app.domain.codec import EVENTS, event_data, read_event
from center_app.domain.envelope import unseal
from center_app.domain.events import Event
from center_app.domain.plain import Unreadable
from memory_outbox import MemoryOutbox
from sync.registry.privacy import clear, exposed
from sync.registry.shapes import _DECODERS, data_of
from sync.registry.sound import TYPE


def quickly(name: str, data: Any) -> bool:
    raw = msgspec.Raw(json.dumps(data).encode())
    return data_of(name, EVENTS[name].version, raw) is not None


def strictly(name: str, data: Any) -> bool:
    try:
        read_event(name, EVENTS[name].version, data)
    except Unreadable:
        return False
    return True


def test_every_event_has_a_shape() -> None:
    assert {name for name, _ in _DECODERS} == set(EVENTS)
    assert all(TYPE.fullmatch(name) for name in EVENTS)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=3), below),
    max_leaves=4,
)


@pytest.mark.parametrize("name", sorted(EVENTS))
@settings(max_examples=15)
@given(data=st.data())
def test_nothing_passes_that_the_strict_reader_would_not_let_pass(
    name: str, data: st.DataObject
) -> None:
    event: Event = data.draw(st.from_type(EVENTS[name]))
    value = event_data(event)
    spoil: bool = data.draw(st.booleans())
    if value and spoil:
        value[data.draw(st.sampled_from([*value, "further"]))] = data.draw(VALUES)
    assert strictly(name, value) or not quickly(name, value)


TEXTS = st.text(max_size=12) | st.from_regex(r"[a-z ,:]{0,3}(\+962)?[ -]?0?7[789][ -]?\d{7}[a-z]?")
DIGITS = st.text('0123456789٠١٢٣ -.,:[]{}"\\', max_size=24)


@given(text=TEXTS | DIGITS, key=st.sampled_from(["stn", "cmd", "cat"]), deep=st.booleans())
def test_nobody_is_named_in_what_is_clear(text: str, key: str, deep: bool) -> None:
    outbox = MemoryOutbox("JO-TST-001")
    outbox.add()
    value = json.loads(outbox.entries[0].body)
    if deep:
        value["data"] = {"lines": [{"code": text, "n": 5}], "at": [1, 2]}
    else:
        value[key] = text
    for ascii_only in (True, False):
        body = json.dumps(value, ensure_ascii=ascii_only, separators=(",", ":"))
        (sure,) = clear([body.encode(errors="surrogatepass")])
        assert exposed(value) is None or not sure


def test_an_entry_of_the_journal_is_clear() -> None:
    outbox = MemoryOutbox("JO-TST-001")
    outbox.add(200)
    assert all(clear([entry.body for entry in outbox.entries]))
    assert unseal(outbox.entries[0].body).type in EVENTS


@pytest.mark.parametrize(
    "text",
    [
        "0791234567",
        ":0.7912345678,",
        ":079.1234567891}",
        ',"mono":0791234567,',
        "٠٧٩١٢٣٤٥٦٧",
        f"{'0' * 8}-0000-0000-0000-{'0' * 12} 9851012345",
        f"{'0' * 64} 9851012345",
    ],
)
def test_one_that_names_somebody_is_found_among_many(text: str) -> None:
    outbox = MemoryOutbox("JO-TST-001")
    outbox.add(5)
    bodies = [entry.body for entry in outbox.entries]
    bodies[3] = json.dumps(json.loads(bodies[3]) | {"stn": text}, ensure_ascii=False).encode()
    assert clear(bodies) == [True, True, True, False, True]


def test_an_arabic_letter_in_a_number_is_clear() -> None:
    outbox = MemoryOutbox("JO-TST-001")
    outbox.add()
    assert clear([outbox.entries[0].body.replace(b'"stn":"', '"stn":"ا017 '.encode())]) == [True]
