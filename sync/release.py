"""The catalogue's manifest: what its publisher signed, read and written by both ends here alone.

The registry only passes it on. Two keys may be believed at a time, so that one can follow the other
without a day on which no catalogue comes.
"""

import re
from dataclasses import dataclass, replace

from center_app.domain.clock import from_stamp
from center_app.domain.plain import Unreadable
from center_app.domain.release import Release
from sync import wire
from sync.signing import Signer, is_signed_by, key_name

MANIFEST = "/v1/catalogue/manifest"
BLOB = "/v1/catalogue/blobs/{sha256}"

MOST_BYTES = 8 * 1024 * 1024
"""A catalogue of 500 services has half a megabyte."""

MOST_KEYS = 2
"""The publisher's key, and the one that follows it."""

_CLIENT = re.compile(wire.CLIENT_PATTERN)
_NUMBERS = re.compile(r"[0-9]+(?:\.[0-9]+)*")


@dataclass(frozen=True, slots=True)
class CatalogueManifest:
    """`serial` goes up with each release; `catalogue` is the serial that the catalogue itself says.

    Its bytes have this `sha256` (hex) and `size`. It may take effect from `not_before` on and
    should be followed by another one by `expires` (RFC 3339); a program older than `min_client`
    does not understand it. `key` names the key that signed, `sig` is the signature.
    """

    serial: int
    catalogue: str
    sha256: str
    size: int
    min_client: str
    not_before: str | None = None
    expires: str | None = None
    key: str = ""
    sig: str = ""

    @property
    def release(self) -> Release:
        """The same for the hall."""
        first, last = (at and from_stamp(at) for at in (self.not_before, self.expires))
        return Release(self.serial, self.catalogue, self.sha256, first or None, last or None)


def sign(manifest: CatalogueManifest, signer: Signer) -> CatalogueManifest:
    """The manifest, signed."""
    named = replace(manifest, key=key_name(signer.public))
    return replace(named, sig=signer.sign(_signed(named)))


def is_manifest_of(manifest: CatalogueManifest, public: bytes) -> bool:
    """Whether this key signed the manifest."""
    return is_signed_by(_signed(manifest), manifest.sig, public)


def read_manifest(text: bytes) -> CatalogueManifest:
    """The manifest in an answer; what a newer publisher says besides is left out.

    Raises Unreadable, also for what has not its form.
    """
    manifest = wire.read_answer(CatalogueManifest, text)
    times = (at for at in (manifest.not_before, manifest.expires) if at is not None)
    if not (
        0 < manifest.serial <= wire.LAST_SEQ
        and wire.is_serial(manifest.catalogue)
        and wire.is_head(manifest.sha256)
        and 0 < manifest.size <= MOST_BYTES
        and _CLIENT.fullmatch(manifest.min_client)
        and all(map(wire.is_moment, times))
    ):
        raise Unreadable([])
    return manifest


def understands(version: str, min_client: str) -> bool:
    """Whether a program of this version reads what needs at least the other."""
    found = _NUMBERS.match(version)
    return _numbers(found[0] if found else "0") >= _numbers(min_client)


def _numbers(version: str) -> tuple[int, ...]:
    """To be compared: 1.0 is as new as 1."""
    return tuple(int(part) for part in re.sub(r"(\.0+)+$", "", version).split("."))


def _signed(m: CatalogueManifest) -> bytes:
    parts = (m.serial, m.catalogue, m.sha256, m.size, m.min_client, m.not_before, m.expires)
    return b"qsc1\0" + "\n".join("" if part is None else str(part) for part in parts).encode()
