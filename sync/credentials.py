"""What a center shows to the registry, and by what it knows the registry."""

from dataclasses import dataclass
from pathlib import Path

from sync.signing import Signer


@dataclass(frozen=True, slots=True)
class Credentials:
    """The `key` that the registry gave; `signer` signs the batches, by `receipt_key` the registry's
    receipts are known.

    Over TLS only a registry of this `authority` is believed, and no other in the world;
    `certificate` is the center's own, with its key in the same file.
    """

    key: str
    signer: Signer | None = None
    receipt_key: bytes | None = None
    authority: Path | None = None
    certificate: Path | None = None
