"""Many entries in one request: lines of JSON, first the manifest, then the exact stored bytes."""

import gzip
import zlib
from collections.abc import Sequence

from center_app.domain.envelope import LARGEST
from center_app.domain.plain import Fault, Unreadable, read
from sync import wire
from sync.failures import TooLarge
from sync.problem import Code, Declined
from sync.wire import Manifest

MOST_EVENTS = 1_000
MOST_PACKED = 1024 * 1024
"""Bytes that one request may have."""
MOST_INFLATED = 8 * 1024 * 1024
"""Bytes that they may grow to; enforced while inflating, so that no small request fills memory."""

_QUICK = 1  # gzip's lowest level: already a fifth of the size, at a quarter of the time
_GZIP = 31  # how zlib names a gzip header with its largest window


def pack(manifest: Manifest, bodies: Sequence[bytes]) -> bytes:
    """The body of the request. Raises TooLarge when the registry would not take it."""
    lines = b"\n".join((wire.write(manifest), *bodies, b""))
    packed = gzip.compress(lines, _QUICK, mtime=0)
    if len(lines) > MOST_INFLATED or len(packed) > MOST_PACKED:
        raise TooLarge(f"{len(packed)} bytes, inflated {len(lines)}")
    return packed


def unpack(packed: bytes) -> tuple[Manifest, list[bytes]]:
    """The manifest and the entries of a packed batch. Raises Declined."""
    return unfold(_inflate(packed))


def unfold(lines: bytes) -> tuple[Manifest, list[bytes]]:
    """The manifest and the entries of a batch that is not compressed. Raises Declined."""
    if len(lines) > MOST_INFLATED:
        raise Declined(Code.TOO_LARGE, f"more than {MOST_INFLATED} bytes")
    first, *bodies = lines.split(b"\n", MOST_EVENTS + 2)
    if len(bodies) > MOST_EVENTS + 1:
        raise Declined(Code.TOO_LARGE, f"more than {MOST_EVENTS} entries")
    if not bodies or bodies.pop():
        raise Declined(Code.BAD_REQUEST, "the last line is not ended")
    if any(len(body) > LARGEST for body in bodies):
        raise Declined(Code.TOO_LARGE, f"an entry has more than {LARGEST} bytes")
    manifest = _manifest(first)
    if manifest.count != len(bodies):
        raise Declined(Code.BAD_REQUEST, f"{len(bodies)} entries, {manifest.count} announced")
    return manifest, bodies


def _inflate(packed: bytes) -> bytes:
    inflater = zlib.decompressobj(_GZIP)
    try:
        lines = inflater.decompress(packed, MOST_INFLATED + 1)
    except zlib.error as error:
        raise Declined(Code.BAD_REQUEST, "the body is not gzip") from error
    if len(lines) <= MOST_INFLATED and (not inflater.eof or inflater.unused_data):
        raise Declined(Code.BAD_REQUEST, "the body is not one whole gzip member")
    return lines


def _manifest(line: bytes) -> Manifest:
    try:
        value = wire.parse(line)
        if isinstance(value, dict) and value.get("v", wire.VERSION) != wire.VERSION:
            raise Declined(Code.WRONG_VERSION, f"only version {wire.VERSION} is understood")
        manifest = read(Manifest, value)
        _check(manifest)
    except Unreadable as error:
        raise Declined(Code.BAD_REQUEST, f"the manifest cannot be read: {error}") from error
    return manifest


def _check(manifest: Manifest) -> None:
    sound = {
        "center": wire.is_center(manifest.center),
        "epoch": wire.is_epoch(manifest.epoch),
        "first": 1 <= manifest.first <= wire.LAST_SEQ - MOST_EVENTS,
        "count": 1 <= manifest.count <= MOST_EVENTS,
        "prev": wire.is_head(manifest.prev),
        "head": wire.is_head(manifest.head),
        "sent_at": wire.is_moment(manifest.sent_at),
    }
    faults = [Fault(name, "does not have its form") for name, ok in sound.items() if not ok]
    if faults:
        raise Unreadable(faults)
