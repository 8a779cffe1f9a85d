"""A new version of the program on its way to the stations: what is signed, and who takes it when.

Two keys are needed. The release key signs one file and its version once, and is kept where no
network is; the rollout key signs when which share of the stations takes it, and for how long that
is good. So whoever steals the one that is in daily use can offer nothing that was not released.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256

from center_app.domain.clock import from_stamp
from center_app.domain.plain import Unreadable
from sync import wire
from sync.release import understands
from sync.signing import Signer, is_signed_by, read_key, written_key

OFFER = "/v1/update"
FILE = "/v1/update/{sha256}"

MOST_BYTES = 200 * 1024 * 1024
"""A setup has some 40 MB."""

ALL = 100
"""Per cent."""


class UpdateTrouble(StrEnum):
    """Why an update is not taken; the version that is installed stays."""

    UNREADABLE = "unreadable"
    UNSIGNED = "unsigned"
    OLD = "old"
    EXPIRED = "expired"
    TOO_FAR = "too_far"
    DAMAGED = "damaged"


class UnfitUpdate(Exception):
    """An update is not to be installed; `detail` is for the log and the command line."""

    def __init__(self, trouble: UpdateTrouble, detail: str) -> None:
        super().__init__(detail)
        self.trouble = trouble
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Released:
    """One version as a file of `size` bytes with this `sha256`, signed by the release key.

    It may follow any version from `min_version` on; older ones take another one before.
    """

    version: str
    min_version: str
    sha256: str
    size: int
    sig: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """From this moment on (RFC 3339) so many per cent of the stations take it."""

    since: str
    percent: int


@dataclass(frozen=True, slots=True)
class Offer:
    """A release with its stages, signed by the rollout key; `number` goes up with each offer.

    After `expires` it is taken no more: who holds back a newer one cannot do so for ever.
    """

    number: int
    released: Released
    stages: tuple[Stage, ...]
    expires: str
    sig: str = ""


@dataclass(frozen=True, slots=True)
class UpdateKeys:
    """The public keys that an installation believes."""

    release: bytes
    rollout: bytes

    def text(self) -> str:
        return f"release {written_key(self.release)}\nrollout {written_key(self.rollout)}\n"


def read_keys(text: str) -> UpdateKeys:
    """Raises ValueError unless both are there, and are two."""
    found = dict(line.split(None, 1) for line in text.splitlines() if line.strip())
    if set(found) != {"release", "rollout"}:
        raise ValueError("a release key and a rollout key are needed")
    keys = UpdateKeys(read_key(found["release"]), read_key(found["rollout"]))
    if keys.release == keys.rollout:
        raise ValueError("release key and rollout key have to be two")
    return keys


def release(version: str, min_version: str, body: bytes, signer: Signer) -> Released:
    """The file as a release, signed."""
    made = Released(version, min_version, sha256(body).hexdigest(), len(body))
    return replace(made, sig=signer.sign(_of_release(made)))


def sign_offer(offer: Offer, signer: Signer) -> Offer:
    """The offer, signed."""
    return replace(offer, sig=signer.sign(_of_offer(offer)))


def read_release(text: bytes) -> Released:
    """Raises Unreadable, also for what has not its form."""
    released = wire.read_answer(Released, text)
    _check(released)
    return released


def read_offer(text: bytes) -> Offer:
    """What a newer one says besides is left out. Raises Unreadable, also for a wrong form."""
    offer = wire.read_answer(Offer, text)
    _check(offer.released)
    moments = [offer.expires, *(stage.since for stage in offer.stages)]
    if not (
        0 < offer.number <= wire.LAST_SEQ
        and all(map(wire.is_moment, moments))
        and all(0 <= stage.percent <= ALL for stage in offer.stages)
    ):
        raise Unreadable([])
    return offer


def _check(released: Released) -> None:
    if not (
        wire.is_client(released.version)
        and wire.is_client(released.min_version)
        and wire.is_head(released.sha256)
        and 0 < released.size <= MOST_BYTES
    ):
        raise Unreadable([])


def judge(offer: Offer, keys: UpdateKeys, installed: str, highest: int, now: int) -> None:
    """Raises UnfitUpdate for what may not be installed over the version that is.

    `highest` is the number of the last offer that this installation has seen; `now` in ms.
    """
    check_signatures(offer, keys)
    released = offer.released
    if offer.number < highest:
        raise UnfitUpdate(UpdateTrouble.OLD, f"offer {offer.number} came after {highest}")
    if now >= from_stamp(offer.expires):
        raise UnfitUpdate(UpdateTrouble.EXPIRED, f"it was good until {offer.expires}")
    if understands(installed, released.version):
        why = f"{released.version} is not newer than {installed}"
        raise UnfitUpdate(UpdateTrouble.OLD, why)
    if not understands(installed, released.min_version):
        why = f"{released.version} needs {released.min_version} before, and this is {installed}"
        raise UnfitUpdate(UpdateTrouble.TOO_FAR, why)


def check_signatures(offer: Offer, keys: UpdateKeys) -> None:
    """Raises UnfitUpdate unless both keys signed."""
    if not is_signed_by(_of_release(offer.released), offer.released.sig, keys.release):
        raise UnfitUpdate(UpdateTrouble.UNSIGNED, "the release key did not sign this file")
    if not is_signed_by(_of_offer(offer), offer.sig, keys.rollout):
        raise UnfitUpdate(UpdateTrouble.UNSIGNED, "the rollout key did not sign this offer")


def is_turn(offer: Offer, station: str, now: int) -> bool:
    """Whether this station takes it by now: the same ones first at every stage of a version."""
    reached = max(
        (stage.percent for stage in offer.stages if from_stamp(stage.since) <= now), default=0
    )
    drawn = sha256(f"{offer.released.version}\0{station}".encode()).digest()
    return int.from_bytes(drawn[:4], "big") % ALL < reached


def _of_release(one: Released) -> bytes:
    parts = (one.version, one.min_version, one.sha256, one.size)
    return b"qsu1\0" + "\n".join(map(str, parts)).encode()


def _of_offer(offer: Offer) -> bytes:
    stages = (f"{stage.since} {stage.percent}" for stage in offer.stages)
    parts = (offer.number, offer.released.sig, offer.expires, *stages)
    return b"qso1\0" + "\n".join(map(str, parts)).encode()
