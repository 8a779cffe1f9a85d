import gzip
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_app.domain.envelope import LARGEST
from sync import wire
from sync.batch import MOST_EVENTS, MOST_INFLATED, pack, unfold, unpack
from sync.failures import TooLarge
from sync.problem import Code, Declined
from sync.wire import Manifest, Offset

HEADS = st.binary(min_size=32, max_size=32).map(bytes.hex)
BODIES = st.lists(st.binary(max_size=200).map(lambda b: b.replace(b"\n", b" ")), min_size=1)


def a_manifest(count: int) -> Manifest:
    return Manifest(
        v=1,
        center="JO-AMM-001",
        epoch="0193518e-0000-7000-8000-000000000001",
        first=1,
        count=count,
        prev="0" * 64,
        head="f" * 64,
        sent_at="2026-11-22T09:15:30.123Z",
    )


def declined(lines: bytes) -> Code:
    with pytest.raises(Declined) as no:
        unpack(gzip.compress(lines))
    return no.value.problem.code


@given(
    bodies=BODIES,
    first=st.integers(1, wire.LAST_SEQ - MOST_EVENTS),
    prev=HEADS,
    head=HEADS,
    clk=st.none() | st.builds(Offset, st.integers(), st.integers()),
    sig=st.none() | st.text(),
)
def test_what_was_packed_is_unpacked_byte_for_byte(
    bodies: list[bytes], first: int, prev: str, head: str, clk: Offset | None, sig: str | None
) -> None:
    manifest = replace(a_manifest(len(bodies)), first=first, prev=prev, head=head, clk=clk, sig=sig)
    assert unpack(pack(manifest, bodies)) == (manifest, bodies)


@given(st.binary(max_size=400))
def test_bytes_from_nowhere_are_declined_and_nothing_worse(noise: bytes) -> None:
    for read in (unpack, unfold):
        with pytest.raises(Declined):
            read(noise)


@given(st.data())
def test_a_packed_batch_that_was_cut_is_never_taken_for_a_whole_one(data: st.DataObject) -> None:
    packed = pack(a_manifest(3), [b"{}"] * 3)
    with pytest.raises(Declined):
        unpack(packed[: data.draw(st.integers(0, len(packed) - 1))])


def test_the_same_batch_has_the_same_bytes_at_any_time() -> None:
    assert pack(a_manifest(1), [b"{}"]) == pack(a_manifest(1), [b"{}"])


def test_a_small_request_that_grows_beyond_the_limit_is_declined() -> None:
    bomb = gzip.compress(b" " * (8 * MOST_INFLATED))
    assert len(bomb) < 1024 * 1024
    with pytest.raises(Declined) as no:
        unpack(bomb)
    assert no.value.problem.code is Code.TOO_LARGE


def test_what_the_registry_would_not_take_is_not_packed() -> None:
    with pytest.raises(TooLarge):
        pack(a_manifest(200), [b" " * LARGEST] * 200)


def test_more_entries_than_allowed_are_declined() -> None:
    most = MOST_EVENTS + 1
    assert declined(wire.write(a_manifest(most)) + b"\n" + b"{}\n" * most) is Code.TOO_LARGE


def test_an_entry_may_have_64_kib_and_not_a_byte_more() -> None:
    manifest = wire.write(a_manifest(1)) + b"\n"
    unpack(gzip.compress(manifest + b" " * LARGEST + b"\n"))
    assert declined(manifest + b" " * (LARGEST + 1) + b"\n") is Code.TOO_LARGE


def test_a_last_line_that_is_not_ended_is_declined() -> None:
    assert declined(wire.write(a_manifest(1)) + b"\n{}") is Code.BAD_REQUEST


def test_a_count_that_is_not_that_of_the_lines_is_declined() -> None:
    assert declined(wire.write(a_manifest(2)) + b"\n{}\n") is Code.BAD_REQUEST


def test_a_later_version_is_told_apart_from_nonsense() -> None:
    assert declined(b'{"v":2,"whatever":[]}\n{}\n') is Code.WRONG_VERSION
    assert declined(b'{"whatever":[]}\n{}\n') is Code.BAD_REQUEST
    assert declined(b"[" * 60_000 + b"\n{}\n") is Code.BAD_REQUEST


@pytest.mark.parametrize(
    "wrong",
    [
        {"center": "amman"},
        {"epoch": "0193518E-0000-7000-8000-000000000001"},
        {"first": 0},
        {"first": wire.LAST_SEQ},
        {"prev": "0" * 63},
        {"head": "F" * 64},
        {"sent_at": "yesterday"},
        {"sent_at": ""},
    ],
    ids=str,
)
def test_a_manifest_with_a_wrong_field_is_declined_by_its_name(wrong: dict[str, object]) -> None:
    manifest = replace(a_manifest(1), **wrong)  # type: ignore[arg-type]
    with pytest.raises(Declined) as no:
        unpack(gzip.compress(wire.write(manifest) + b"\n{}\n"))
    assert no.value.problem.code is Code.BAD_REQUEST
    assert str(*wrong) in no.value.problem.message


def test_a_second_gzip_member_is_declined() -> None:
    packed = pack(a_manifest(1), [b"{}"])
    with pytest.raises(Declined):
        unpack(packed + packed)
