"""A new version of the program: who signs what, who takes it when, and what nobody takes."""

from dataclasses import fields, replace
from typing import Any

import pytest

from center_app.domain.clock import DAY, from_stamp
from center_app.domain.plain import Unreadable
from sync import wire
from sync.signing import Signer
from sync.updates import (
    Offer,
    Released,
    Stage,
    UnfitUpdate,
    UpdateKeys,
    UpdateTrouble,
    check_signatures,
    is_turn,
    judge,
    read_keys,
    read_offer,
    release,
    sign_offer,
)

RELEASE, ROLLOUT = Signer.of(bytes(32)), Signer.of(bytes([1]) * 32)
KEYS = UpdateKeys(RELEASE.public, ROLLOUT.public)
NOW = from_stamp("2027-01-10T00:00:00.000Z")
STAGES = (
    Stage("2027-01-10T00:00:00.000Z", 10),
    Stage("2027-01-12T00:00:00.000Z", 50),
    Stage("2027-01-14T00:00:00.000Z", 100),
)
RELEASED = release("1.2.0", "1.1", b"a setup", RELEASE)
OFFER = sign_offer(Offer(7, RELEASED, STAGES, "2027-02-01T00:00:00.000Z"), ROLLOUT)

OTHER_RELEASE: dict[str, Any] = {
    "version": "1.3.0",
    "min_version": "0.1",
    "sha256": "cd" * 32,
    "size": 8,
    "sig": "AAAA",
}
OTHER_OFFER: dict[str, Any] = {
    "number": 8,
    "released": release("1.3.0", "1.1", b"another", RELEASE),
    "stages": (Stage("2027-01-10T00:00:00.000Z", 100),),
    "expires": "2028-02-01T00:00:00.000Z",
    "sig": "AAAA",
}


def trouble(offer: Offer, installed: str = "1.1.0", highest: int = 0, now: int = NOW) -> str:
    with pytest.raises(UnfitUpdate) as refused:
        judge(offer, KEYS, installed, highest, now)
    return refused.value.trouble


def test_a_newer_version_that_both_keys_signed_is_taken() -> None:
    judge(OFFER, KEYS, "1.1.0", 7, NOW)
    assert read_offer(wire.write(OFFER)) == OFFER


def test_every_word_of_release_and_offer_is_signed() -> None:
    assert OTHER_RELEASE.keys() == {field.name for field in fields(Released)}
    assert OTHER_OFFER.keys() == {field.name for field in fields(Offer)}
    for name, value in OTHER_RELEASE.items():
        forged = sign_offer(replace(OFFER, released=replace(RELEASED, **{name: value})), ROLLOUT)
        assert trouble(forged) == UpdateTrouble.UNSIGNED, name
    for name, value in OTHER_OFFER.items():
        assert trouble(replace(OFFER, **{name: value})) == UpdateTrouble.UNSIGNED, name


def test_neither_key_does_the_work_of_the_other() -> None:
    by_rollout = sign_offer(replace(OFFER, released=release("9", "0", b"x", ROLLOUT)), ROLLOUT)
    assert trouble(by_rollout) == UpdateTrouble.UNSIGNED
    assert trouble(sign_offer(OFFER, RELEASE)) == UpdateTrouble.UNSIGNED
    check_signatures(OFFER, KEYS)


@pytest.mark.parametrize("installed", ["1.2", "1.2.0", "1.2.1", "2.0"])
def test_nothing_older_is_ever_taken(installed: str) -> None:
    assert trouble(OFFER, installed) == UpdateTrouble.OLD


def test_an_offer_that_was_overtaken_or_held_back_is_not_taken() -> None:
    assert trouble(OFFER, highest=8) == UpdateTrouble.OLD
    assert trouble(OFFER, now=NOW + 30 * DAY) == UpdateTrouble.EXPIRED


def test_a_version_may_need_another_one_before() -> None:
    assert trouble(OFFER, "1.0.9") == UpdateTrouble.TOO_FAR


def test_the_stages_take_ever_more_stations_and_never_let_one_go() -> None:
    stations = [f"kiosk-{n}" for n in range(1_000)]
    shares = []
    taken: set[str] = set()
    for days in (-1, 0, 2, 4):
        now = {one for one in stations if is_turn(OFFER, one, NOW + days * DAY)}
        assert taken <= now
        taken = now
        shares.append(len(now))
    assert shares[0] == 0
    assert 60 < shares[1] < 140
    assert 430 < shares[2] < 570
    assert shares[3] == 1_000


@pytest.mark.parametrize(
    "odd",
    [
        {"number": 0},
        {"expires": "2027-02-01"},
        {"stages": (Stage("now", 10),)},
        {"stages": (Stage("2027-01-10T00:00:00.000Z", 101),)},
        {"released": replace(RELEASED, version="../../1")},
        {"released": replace(RELEASED, sha256="../x")},
        {"released": replace(RELEASED, size=10**12)},
    ],
)
def test_what_has_not_the_form_is_not_read(odd: dict[str, Any]) -> None:
    with pytest.raises(Unreadable):
        read_offer(wire.write(replace(OFFER, **odd)))


def test_two_different_keys_are_needed() -> None:
    assert read_keys(KEYS.text()) == KEYS
    for text in ("", KEYS.text().splitlines()[0], KEYS.text().replace("rollout", "other")):
        with pytest.raises(ValueError, match="key"):
            read_keys(text)
    with pytest.raises(ValueError, match="two"):
        read_keys(UpdateKeys(RELEASE.public, RELEASE.public).text())
