"""Batches that were spoilt by lot: taken exactly as they hang together, or declined, never else."""

import gzip
import json
import random
from collections.abc import Callable
from itertools import accumulate
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batches import a_batch
from center_app.domain.chain import link
from center_app.domain.envelope import LARGEST
from center_app.domain.refusal import Reason, Refused
from enrolled import Enrolled
from journals import called
from link import Link
from memory_outbox import MemoryOutbox
from sync import wire
from sync.batch import MOST_INFLATED, pack, unpack
from sync.problem import Code, Declined
from sync.registry.intake import examine
from sync.registry.privacy import is_personal
from sync.wire import EVENTS, NDJSON

OUTBOX = MemoryOutbox("JO-FUZZ-001", str(UUID(int=7)))
OUTBOX.add(6)
SOUND = gzip.decompress(pack(*a_batch(OUTBOX, 1, 6))).split(b"\n")

GARBAGE = (
    b"",
    b"{",
    b"[]",
    b"null",
    b"\xff\xfe",
    b'{"v":1}',
    b"{}" * 9,
    b"[" * 5_000,
    b"NaN",
    b"\x00",
)


def flipped(lines: list[bytes], lot: random.Random) -> list[bytes]:
    n = lot.randrange(len(lines) - 1)
    line = bytearray(lines[n] or b"0")
    line[lot.randrange(len(line))] ^= 1 << lot.randrange(8)
    return [*lines[:n], bytes(line), *lines[n + 1 :]]


def swapped(lines: list[bytes], lot: random.Random) -> list[bytes]:
    one, other = lot.sample(range(len(lines) - 1), 2)
    lines[one], lines[other] = lines[other], lines[one]
    return lines


def lost(lines: list[bytes], lot: random.Random) -> list[bytes]:
    del lines[lot.randrange(len(lines))]
    return lines


def twice(lines: list[bytes], lot: random.Random) -> list[bytes]:
    lines.insert(lot.randrange(len(lines)), lot.choice(lines))
    return lines


def garbage(lines: list[bytes], lot: random.Random) -> list[bytes]:
    lines[lot.randrange(len(lines))] = lot.choice(GARBAGE)
    return lines


def another_manifest(lines: list[bytes], lot: random.Random) -> list[bytes]:
    said = json.loads(SOUND[0])  # what stands there may be spoilt already
    name = lot.choice(sorted(said))
    wrong: list[object] = [
        None,
        -1,
        0,
        2**70,
        "",
        "x",
        "JO-TST-002",
        "ab" * 32,
        str(uuid4()),
        [],
        {},
        True,
        1.5,
    ]
    said[name] = lot.choice(wrong)
    return [json.dumps(said).encode(), *lines[1:]]


SPOILT: list[Callable[[list[bytes], random.Random], list[bytes]]] = [
    *(flipped, swapped, lost, twice, garbage, another_manifest)
]


@given(st.integers(0, 2**32), st.lists(st.sampled_from(SPOILT), min_size=1, max_size=3))
def test_what_is_taken_hangs_together_and_all_else_is_declined(
    seed: int, how: list[Callable[[list[bytes], random.Random], list[bytes]]]
) -> None:
    lines, lot = list(SOUND), random.Random(seed)
    for spoil in how:
        lines = spoil(lines, lot) if len(lines) > 3 else lines
    try:
        taken = examine(*unpack(gzip.compress(b"\n".join(lines))))
    except Declined:
        return
    said = taken.manifest
    *_, end = accumulate(taken.bodies, link, initial=bytes.fromhex(said.prev))
    assert end.hex() == said.head == taken.heads[-1].hex()
    assert len(taken.bodies) == len(taken.heads) == said.count
    for seq, body in enumerate(taken.bodies, said.first):
        entry = json.loads(body)
        place = entry["center"], entry["epoch"], entry["seq"]
        assert place == (said.center, said.epoch, seq)


def sent(center: Enrolled, packed: bytes) -> tuple[int, Code]:
    headers = {"Content-Type": NDJSON, "Content-Encoding": "gzip"}
    answer = center.http("POST", EVENTS, data=packed, headers=headers)
    return answer.status_code, Code(answer.json()["code"])


def test_a_bomb_a_garble_and_another_centers_name_leave_nothing_at_the_registry(
    center: Enrolled,
) -> None:
    center.outbox.add(3)
    client = center.client()
    client.open_epoch(wire.OpenEpoch(center.outbox.epoch))
    manifest, bodies = a_batch(center.outbox, 1, 3)
    other, theirs = a_batch(OUTBOX, 1, 3)
    sound = gzip.compress(wire.write(manifest) + b"\n" + b"\n".join(bodies) + b"\n")
    assert sent(center, gzip.compress(b" " * (2 * MOST_INFLATED))) == (413, Code.TOO_LARGE)
    assert sent(center, gzip.compress(gzip.compress(b" " * 10**7))) == (400, Code.BAD_REQUEST)
    assert sent(center, sound[:-9]) == (400, Code.BAD_REQUEST)
    assert sent(center, pack(other, theirs)) == (403, Code.OTHER_CENTER)
    assert sent(center, pack(manifest, theirs)) == (400, Code.CHAIN_MISMATCH)
    assert sent(center, pack(manifest, bodies[::-1])) == (400, Code.CHAIN_MISMATCH)
    assert client.cursor(center.outbox.epoch).acked == 0
    assert client.send(manifest, bodies).acked == 3
    client.close()


def test_an_event_of_64_kib_arrives_and_one_of_a_byte_more_is_never_recorded(
    center: Enrolled, sqlite_url: str
) -> None:
    link = Link(center, sqlite_url)
    with link.journal.writing() as writing:
        (entry,) = writing.append([called(center=center.name)])
    room = LARGEST - len(entry.body)
    filled = called(center=center.name)
    filled.data["counter"] = "x" * (room + 1)
    with link.journal.writing() as writing:
        (entry,) = writing.append([filled])
    assert len(entry.body) == LARGEST
    filled.data["counter"] += "x"
    with pytest.raises(Refused) as no, link.journal.writing() as writing:
        writing.append([filled])
    assert no.value.reason is Reason.BAD_INPUT
    assert link.exchange.once().waiting == 0
    assert link.there() == link.here()
    link.close()


@given(st.integers(0, 10**10 - 1), st.text("ابت xyz,.:/_", max_size=8), st.integers(0, 2**128 - 1))
def test_a_number_is_found_in_any_text_and_an_id_or_a_time_is_none(
    number: int, around: str, drawn: int
) -> None:
    assert is_personal(f"{around} {number:010d} {around}")
    assert is_personal(f"{around}+9627{7 + number % 3}{number % 10**7:07d}{around}")
    assert not is_personal(f"{UUID(int=drawn)}")
    assert not is_personal(f"{drawn:032x}")
    assert not is_personal(
        f"20{number % 100:02d}-12-{1 + number % 28:02d}T09:15:30.{drawn % 1000:03d}Z"
    )
