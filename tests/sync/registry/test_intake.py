import json
from dataclasses import replace
from typing import Any

import pytest

from batches import a_batch
from center_on import engine_of, serving_center
from days import Day
from memory_outbox import MemoryOutbox
from sync.problem import Code, Declined
from sync.registry.intake import examine
from sync.wire import Manifest

CENTER = "JO-TST-001"
EPOCH = "0193518e-0000-7000-8000-000000000001"


@pytest.fixture
def outbox() -> MemoryOutbox:
    journal = MemoryOutbox(CENTER, EPOCH)
    journal.add(3)
    return journal


def spoilt(outbox: MemoryOutbox, **changes: Any) -> bytes:
    """The last entry with other fields."""
    value = json.loads(outbox.entries.pop().body) | changes
    return json.dumps(value).encode()


def odd(outbox: MemoryOutbox, body: bytes) -> dict[int, str]:
    outbox.add_body(body)
    return examine(*a_batch(outbox, 1, len(outbox.entries))).odd


def test_a_sound_batch_gives_the_hash_after_each_entry(outbox: MemoryOutbox) -> None:
    intake = examine(*a_batch(outbox, 2, 3))
    assert [intake.head_after(seq) for seq in (2, 3)] == [e.head for e in outbox.entries[1:]]
    assert intake.odd == {}


@pytest.mark.parametrize("changed", ["prev", "head"])
def test_a_wrong_end_of_the_chain_is_declined(outbox: MemoryOutbox, changed: str) -> None:
    manifest, bodies = a_batch(outbox, 1, 3)
    with pytest.raises(Declined) as no:
        examine(replace(manifest, **{changed: "ab" * 32}), bodies)  # type: ignore[arg-type]
    assert no.value.problem.code is Code.CHAIN_MISMATCH


def test_a_changed_byte_is_declined(outbox: MemoryOutbox) -> None:
    manifest, bodies = a_batch(outbox, 1, 3)
    bodies[1] = bodies[1].replace(b'"counter":"5"', b'"counter":"6"')
    with pytest.raises(Declined) as no:
        examine(manifest, bodies)
    assert no.value.problem.code is Code.CHAIN_MISMATCH


@pytest.mark.parametrize(
    "changes",
    [{"seq": 4}, {"seq": "3"}, {"center": "JO-TST-002"}, {"epoch": EPOCH.replace("1", "2")}],
    ids=str,
)
def test_an_entry_that_says_it_belongs_elsewhere_is_declined(
    outbox: MemoryOutbox, changes: dict[str, Any]
) -> None:
    outbox.add_body(spoilt(outbox, **changes))
    with pytest.raises(Declined) as no:
        examine(*a_batch(outbox, 1, 3))
    assert (no.value.problem.code, no.value.problem.seq) == (Code.BAD_REQUEST, 3)


@pytest.mark.parametrize("body", [b"", b"garbage", b"[1,2]", b'{"seq":', b"[" * 60_000], ids=len)
def test_a_line_that_is_no_entry_is_declined(outbox: MemoryOutbox, body: bytes) -> None:
    outbox.add_body(body)
    with pytest.raises(Declined) as no:
        examine(*a_batch(outbox, 1, 4))
    assert no.value.problem.code is Code.BAD_REQUEST


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"v": 2}, "version"),
        ({"data": []}, "schema:data"),
        ({"mono": 1.5}, "schema:mono"),
        ({"at": "2026-11-22 09:15"}, "schema:at"),
        ({"day": "today"}, "schema:day"),
        ({"type": "Step Called"}, "schema:type"),
        ({"id": "7"}, "schema:id"),
        ({"type": "visit.beamed"}, "type"),
        ({"tv": 99}, "type"),
        ({"data": {"visit": "7"}}, "schema:data.counter"),
        ({"stn": "call 0791234567"}, "personal:stn"),
        ({"data": {"visit": "7", "note": "٩٨٥١٠١٢٣٤٥"}}, "personal:data.note"),
        ({"name of the citizen": "x"}, "schema:name_of_the_citizen"),
        ({"\ud800\u0000": 1}, "schema:__"),
        ({"x" * 500: 1}, "schema:" + "x" * 73),
    ],
    ids=str,
)
def test_an_entry_that_is_no_envelope_is_marked_and_not_declined(
    outbox: MemoryOutbox, changes: dict[str, Any], code: str
) -> None:
    assert odd(outbox, spoilt(outbox, **changes)) == {3: code}


def test_an_entry_that_is_nested_without_end_is_marked_or_declined(outbox: MemoryOutbox) -> None:
    body = spoilt(outbox).decode()
    deep = body.replace('"tv": 1', f'"tv": {"[" * 900}{"]" * 900}').encode()
    assert odd(outbox, deep)[3].startswith("schema:")


def test_nothing_that_a_center_records_is_set_aside(sqlite_url: str) -> None:
    center = serving_center(sqlite_url)
    day = Day(center)
    for service in ("birth", "passport"):
        day.issue(service)
    day.call("1")
    day.start("1")
    entries = center.journal.after(0)
    stretch = center.journal.line()[-1]
    manifest = Manifest(
        v=1,
        center=center.code,
        epoch=stretch.epoch,
        first=1,
        count=len(entries),
        prev=stretch.genesis.hex(),
        head=entries[-1].head.hex(),
        sent_at="2026-11-22T09:15:30.123Z",
    )
    assert examine(manifest, [entry.body for entry in entries]).odd == {}
    engine_of(center).dispose()
