"""Documents that lie at the center's server: how they go over the line, and are read again."""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

from center_app.domain.document import Filed
from center_app.domain.refusal import Damaged, Reason, Refused

MOST_BYTES = 8 * 1024 * 1024
"""Of a document that goes over the line: as text it is a third more, and below `MOST_ANSWER`."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A document: its size in bytes, its SHA-256 since it was made, and its bytes as base64."""

    size: int
    sha256: str
    content: str


class Archive(Protocol):
    """The documents where the server runs. Every method may raise OSError, Unavailable."""

    def filed(self) -> tuple[Filed, ...]: ...

    def hand_over(self, file: str, by: str, most: int) -> tuple[bytes, str]:
        """The bytes of one of those that are listed, `most` of them at the most, and its SHA-256.

        It is written down first. Raises Refused(NOT_ALLOWED | UNKNOWN_DOCUMENT |
        DOCUMENT_TOO_LARGE | DOCUMENT_CHANGED).
        """


class NoArchive:
    """Where the server has none."""

    def filed(self) -> tuple[Filed, ...]:
        return ()

    def hand_over(self, _file: str, _by: str, _most: int) -> tuple[bytes, str]:
        raise Refused(Reason.UNKNOWN_DOCUMENT)


def packed(content: bytes, digest: str) -> Parcel:
    return Parcel(len(content), digest, b64encode(content).decode())


def unpacked(parcel: Parcel) -> bytes:
    """The bytes of the document. Raises Damaged for others than were made, and for too many."""
    try:
        content = b64decode(parcel.content, validate=True)
    except ValueError as error:
        raise Damaged("the document is no base64") from error
    if len(content) != parcel.size or len(content) > MOST_BYTES:
        raise Damaged(f"the document has {len(content)} bytes")
    if sha256(content).hexdigest() != parcel.sha256:
        raise Damaged("the document is not the one that was made")
    return content
