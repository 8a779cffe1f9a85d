"""The hash chain that makes the journal tamper-evident. Heads are 32 bytes."""

from hashlib import sha256

NO_PARENT = bytes(32)


def genesis(center: str, epoch: str, parent_head: bytes = NO_PARENT) -> bytes:
    """The head before a stream's first entry; `parent_head` is where a fork left its parent."""
    return sha256(b"qep1\0" + center.encode() + epoch.encode() + parent_head).digest()


def link(head: bytes, body: bytes) -> bytes:
    """The head after the entry whose exact stored bytes are `body`."""
    return sha256(b"qev1\0" + head + body).digest()
