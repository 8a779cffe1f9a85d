import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_app.domain.envelope import Envelope, seal, unseal
from center_app.domain.plain import Unreadable
from journals import called

ENVELOPE = called(
    type="visit.called",
    id="0193518e-0000-7000-8000-0000000000aa",
    cmd="0193518e-0000-7000-8000-0000000000bb",
    at="2026-11-22T09:15:30.123Z",
    mono=61_000,
    boot="0badcafe",
    day="2026-11-22",
    actor="e-17",
    data={"visit": "v1", "counter": "5", "name": "الشباك"},
).placed("0193518e-0000-7000-8000-000000000001", 42)

GOLDEN = (
    '{"v":1,"center":"JO-AMM-001","epoch":"0193518e-0000-7000-8000-000000000001","seq":42,'
    '"id":"0193518e-0000-7000-8000-0000000000aa","cmd":"0193518e-0000-7000-8000-0000000000bb",'
    '"type":"visit.called","tv":1,"at":"2026-11-22T09:15:30.123Z","off":180,"mono":61000,'
    '"boot":"0badcafe","day":"2026-11-22","stn":"counter-5","actor":"e-17","cat":"sample-1",'
    '"data":{"visit":"v1","counter":"5","name":"الشباك"}}'
).encode()


def test_the_bytes_on_the_wire_never_change() -> None:
    assert seal(ENVELOPE) == GOLDEN


def test_what_was_sealed_is_read_back() -> None:
    assert unseal(GOLDEN) == ENVELOPE


def test_the_moment_is_that_of_the_stamp() -> None:
    told = datetime(2026, 11, 22, 9, 15, 30, 123_000, tzinfo=UTC)
    assert ENVELOPE.moment == round(told.timestamp() * 1_000)


def test_a_place_changes_nothing_else() -> None:
    assert ENVELOPE.placed("other", 7).placed(ENVELOPE.epoch, 42) == ENVELOPE


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (b"", "is not JSON"),
        (b"{", "is not JSON"),
        (b"\xff", "is not JSON"),
        (b"[]", "is not an object"),
        (GOLDEN.replace(b'"seq":42', b'"seq":"42"'), "seq: '42' is not a whole number"),
        (GOLDEN.replace(b'"off":180,', b""), "off: is missing"),
        (GOLDEN.replace(b'"v":1', b'"v":1,"extra":1'), "extra: is not known here"),
    ],
)
def test_what_is_no_envelope_says_why(body: bytes, fault: str) -> None:
    with pytest.raises(Unreadable, match=fault):
        unseal(body)


words = st.text(st.characters(exclude_categories=["Cs"]))
values = st.recursive(
    st.none() | st.booleans() | st.integers() | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(words, values, max_size=4))
def test_whatever_an_event_says_is_read_back_as_json_reads_it(data: dict[str, object]) -> None:
    envelope: Envelope = called(data=data)
    assert unseal(seal(envelope)) == envelope
    assert json.loads(seal(envelope))["data"] == data
