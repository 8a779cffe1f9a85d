import json
from dataclasses import fields, replace
from typing import Any

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from batches import a_batch
from center_app.domain.envelope import Envelope, seal
from journals import called
from memory_outbox import MemoryOutbox
from sync.problem import Declined
from sync.registry import intake, sound
from sync.registry.privacy import FREE
from sync.wire import Manifest

CENTER, EPOCH = "JO-TST-001", "0193518e-0000-7000-8000-000000000001"
SOUND = seal(called(center=CENTER).placed(EPOCH, 1))


def manifest() -> Manifest:
    outbox = MemoryOutbox(CENTER, EPOCH)
    outbox.add()
    return a_batch(outbox, 1, 1)[0]


MANIFEST = manifest()


def fact_of(body: bytes) -> sound.Fact | None:
    (fact,) = sound.facts(MANIFEST, [body])
    return fact


def strictly(body: bytes) -> bool:
    """Whether the strict reader, which names faults, finds none."""
    try:
        return intake._oddity(intake._in_place(MANIFEST, 1, body)) is None
    except Declined:
        return False


def test_an_entry_of_the_journal_is_sound() -> None:
    assert fact_of(SOUND)
    assert strictly(SOUND)


def test_the_fields_are_those_of_the_envelope() -> None:
    ours = [(f.name, f.type) for f in msgspec.structs.fields(sound._Envelope)]
    assert [name for name, _ in ours] == [field.name for field in fields(Envelope)]


@pytest.mark.parametrize(
    "changes",
    [{"seq": 2}, {"center": "JO-TST-002"}, {"v": 2}, {"type": "Visit"}, {"id": "x"}, {"day": "1"}],
    ids=str,
)
def test_what_is_odd_is_left_to_the_strict_reader(changes: dict[str, Any]) -> None:
    event = replace(called(center=CENTER).placed(EPOCH, 1), **changes)
    assert not fact_of(seal(event))


@pytest.mark.parametrize("field", [name for name in FREE if name != "data"])
def test_a_telephone_number_in_any_free_field_is_seen_quickly_and_named_strictly(
    field: str,
) -> None:
    named: dict[str, Any] = {field: "0791234567"}
    event = replace(called(center=CENTER).placed(EPOCH, 1), **named)
    assert fact_of(seal(event)) is None
    taken = intake._in_place(MANIFEST, 1, seal(event))
    assert intake._oddity(taken) == f"personal:{field}"


def test_long_numbers_that_name_nobody_keep_an_entry_sound() -> None:
    event = called(center=CENTER).placed(EPOCH, 1)
    data = {"visit": EPOCH, "counter": "5", "sitting": EPOCH, "wait_ms": 98510123450, "walk_ms": 1}
    started = replace(event, type="sitting.started", tv=1, data=data, mono=9851012345678)
    assert fact_of(seal(started))
    assert not fact_of(seal(replace(started, data=data | {"counter": "9851012345"})))


@pytest.mark.parametrize(("said", "counted"), [(-1, 0), (90_000, 90_000), (10**30, 604_800_000)])
def test_no_wait_outgrows_what_is_counted(said: int, counted: int) -> None:
    """Else one faulty number would keep the center's whole journal back."""
    event = called(center=CENTER).placed(EPOCH, 1)
    data = {"visit": EPOCH, "counter": "5", "sitting": EPOCH, "wait_ms": said, "walk_ms": 1}
    started = replace(event, type="sitting.started", tv=1, data=data)
    fact = fact_of(seal(started))
    assert fact is not None
    assert fact.wait_ms == counted


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=3), below),
    max_leaves=5,
)


@given(name=st.sampled_from([field.name for field in fields(Envelope)]), value=VALUES)
@example(name="seq", value=1.0)
@example(name="tv", value=True)
@example(name="stn", value="\ud800")
@example(name="data", value={"n": float("nan")})
def test_no_value_passes_that_the_strict_reader_would_not_let_pass(name: str, value: Any) -> None:
    body = json.dumps(json.loads(SOUND) | {name: value}).encode()
    assert strictly(body) or not fact_of(body)


@given(at=st.integers(0, len(SOUND) - 1), byte=st.integers(0, 255), cut=st.booleans())
def test_no_byte_passes_that_the_strict_reader_would_not_let_pass(
    at: int, byte: int, cut: bool
) -> None:
    body = SOUND[:at] + bytes([byte]) + SOUND[at + (not cut) :]
    assert strictly(body) or not fact_of(body)
