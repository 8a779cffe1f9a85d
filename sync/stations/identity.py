"""What a machine has after its enrolment: by what it knows the server, and the server it."""

import zlib
from base64 import b32decode, b32encode
from dataclasses import dataclass

from center_app.domain.plain import Fault, Unreadable, plain, read
from center_app.store.kept.stations import Kind
from sync.stations.wire import parsed, written

MARK = "CENTER1"
"""How a typed enrolment begins."""

LONGEST = 4_000
"""Characters of it, and bytes of what is packed in it: several times what there is."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """The file with which a machine is enrolled: good once and for a day.

    `ca` is the certificate of the authority by which the server is known, as PEM text; `standby`
    the address of the second server, where there is one. `kind` is what the station is for, empty
    where an earlier version wrote it.
    """

    center: str
    address: str
    ca: str
    station: str
    code: str
    standby: str = ""
    kind: str = ""

    def __repr__(self) -> str:
        return f"Invitation({self.station})"


@dataclass(frozen=True, slots=True)
class Identity:
    """A station for good: its server, and the key that nobody else may have."""

    center: str
    address: str
    ca: str
    name: str
    kind: Kind
    counter: str | None
    key: str
    standby: str = ""

    @property
    def addresses(self) -> tuple[str, ...]:
        """Of all servers that may be on duty."""
        return (self.address, self.standby) if self.standby else (self.address,)

    def __repr__(self) -> str:
        return f"Identity({self.name})"


def write_identity(one: Invitation | Identity) -> bytes:
    return written(plain(one))


def read_invitation(body: bytes) -> Invitation:
    """Raises Unreadable."""
    return read(Invitation, parsed(body))


def text_of(one: Invitation) -> str:
    """The same in capitals and digits alone, as a scanner types it out of a code."""
    packed = b32encode(zlib.compress(write_identity(one), 9)).decode().rstrip("=")
    return f"{MARK}{packed}"


def read_text(text: str) -> Invitation:
    """What was typed, in any case and with gaps. Raises Unreadable."""
    plain_text = "".join(text.split()).upper()
    if not plain_text.startswith(MARK) or len(plain_text) > LONGEST:
        raise Unreadable([Fault("", "this is no enrolment")])
    packed = plain_text.removeprefix(MARK)
    try:
        body = _unpacked(b32decode(packed + "=" * (-len(packed) % 8)))
    except (ValueError, zlib.error) as error:
        raise Unreadable([Fault("", "the enrolment was not typed whole")]) from error
    return read_invitation(body)


def _unpacked(packed: bytes) -> bytes:
    """Raises zlib.error and ValueError, also for what would be far larger than any enrolment."""
    unpacking = zlib.decompressobj()
    body = unpacking.decompress(packed, LONGEST)
    if not unpacking.eof:
        raise ValueError("not whole")
    return body


def read_identity(body: bytes) -> Identity:
    """Raises Unreadable."""
    return read(Identity, parsed(body))
