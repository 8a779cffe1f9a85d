"""The catalogue's manifest: its signature, its form, and which program understands it."""

from dataclasses import fields, replace
from typing import Any

import pytest

from center_app.domain.plain import Unreadable
from sync import wire
from sync.release import CatalogueManifest, is_manifest_of, read_manifest, sign, understands
from sync.signing import Signer

OURS, THEIRS = Signer.of(bytes(32)), Signer.of(bytes([1]) * 32)

SIGNED = sign(
    CatalogueManifest(
        serial=7,
        catalogue="jo-2027-01",
        sha256="ab" * 32,
        size=1_000,
        min_client="0.1.0",
        not_before="2027-01-01T00:00:00.000Z",
        expires="2027-04-01T00:00:00.000Z",
    ),
    OURS,
)

OTHERWISE: dict[str, Any] = {
    "serial": 8,
    "catalogue": "jo-2027-02",
    "sha256": "cd" * 32,
    "size": 1_001,
    "min_client": "0.0.1",
    "not_before": None,
    "expires": None,
    "sig": "AAAA",
}


def test_everything_that_a_manifest_says_is_signed() -> None:
    assert is_manifest_of(SIGNED, OURS.public)
    assert not is_manifest_of(SIGNED, THEIRS.public)
    assert OTHERWISE.keys() | {"key"} == {field.name for field in fields(CatalogueManifest)}
    for name, value in OTHERWISE.items():
        assert not is_manifest_of(replace(SIGNED, **{name: value}), OURS.public), name


def test_a_manifest_comes_as_it_was_signed() -> None:
    assert read_manifest(wire.write(SIGNED)) == SIGNED
    assert is_manifest_of(read_manifest(wire.write(SIGNED)), OURS.public)
    more = wire.write(SIGNED).replace(b"{", b'{"roles":["later"],', 1)
    assert read_manifest(more) == SIGNED, "what a newer publisher says besides is left out"


@pytest.mark.parametrize(
    "odd",
    [
        {"serial": 0},
        {"serial": 2**53},
        {"catalogue": "jo 2027"},
        {"catalogue": "jo\n2027"},
        {"sha256": "AB" * 32},
        {"size": 0},
        {"size": 9 * 1024 * 1024},
        {"min_client": "next"},
        {"not_before": "2027-01-01"},
        {"expires": "2027-02-30T00:00:00.000Z"},
    ],
    ids=lambda odd: "-".join(map(str, odd)),
)
def test_what_has_not_its_form_is_no_manifest(odd: dict[str, Any]) -> None:
    with pytest.raises(Unreadable):
        read_manifest(wire.write(replace(SIGNED, **odd)))


@pytest.mark.parametrize(
    ("version", "least", "fine"),
    [
        ("0.1.0", "0.1.0", True),
        ("0.1", "0.1.0", True),
        ("0.1.0", "0.1", True),
        ("0.10.0", "0.9.9", True),
        ("0.9.9", "0.10", False),
        ("1.0.0.dev3", "1.0", True),
        ("odd", "0.1", False),
        ("2", "1.9.9.9", True),
    ],
)
def test_versions_are_compared_by_their_numbers(version: str, least: str, fine: bool) -> None:
    assert understands(version, least) is fine
