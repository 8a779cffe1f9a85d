"""The chain by its published formula, computed here once more in a few lines."""

from hashlib import sha256

from center_app.domain.chain import NO_PARENT, genesis, link

CENTER, EPOCH = "JO-AMM-001", "0193518e-0000-7000-8000-000000000001"
BODIES = [b'{"v":1}', '{"name":"مركز"}'.encode(), b""]


def test_the_first_head_is_that_of_the_formula() -> None:
    said = b"qep1\x00" + b"JO-AMM-001" + b"0193518e-0000-7000-8000-000000000001" + b"\x00" * 32
    assert genesis(CENTER, EPOCH) == sha256(said).digest()
    assert NO_PARENT == b"\x00" * 32


def test_a_fork_begins_at_its_parents_head() -> None:
    parent = bytes(range(32))
    said = b"qep1\x00" + CENTER.encode() + EPOCH.encode() + parent
    assert genesis(CENTER, EPOCH, parent) == sha256(said).digest()


def test_every_entry_hashes_the_head_before_it_and_its_own_bytes() -> None:
    ours = theirs = genesis(CENTER, EPOCH)
    for body in BODIES:
        ours = link(ours, body)
        theirs = sha256(b"qev1\x00" + theirs + body).digest()
    assert ours == theirs


def test_the_golden_heads_never_change() -> None:
    start = genesis(CENTER, EPOCH)
    assert start.hex() == GOLDEN_GENESIS
    assert link(start, b'{"v":1}').hex() == GOLDEN_FIRST


GOLDEN_GENESIS = "4391dab36c8b4571afb1179b7e1a454c7fcdd8cd94388ab5b3e7a38255e0d3b7"
GOLDEN_FIRST = "7b75b205e2b07bb2f75f6c1030d149048f0b14a80138f5fd6d65af62fad3c980"
