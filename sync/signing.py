"""Who sent a batch and who took it: Ed25519 signatures, made and checked by both ends here alone.

A key is named by the beginning of its hash. A receipt says that the registry had all entries of an
epoch up to one, with the chain's hash there: it stands for every entry before as well.
"""

from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from sync.wire import Manifest, Receipt

KEY_BYTES = 32

_NAME = 12  # hexadecimal digits of a key's name


@dataclass(frozen=True, slots=True)
class Signer:
    """A private key and its name."""

    key: Ed25519PrivateKey

    @classmethod
    def of(cls, secret: bytes) -> "Signer":
        """Raises ValueError unless these are 32 bytes."""
        return cls(Ed25519PrivateKey.from_private_bytes(secret))

    @property
    def public(self) -> bytes:
        return self.key.public_key().public_bytes_raw()

    def batch(self, manifest: Manifest) -> Manifest:
        """The manifest, signed."""
        named = replace(manifest, key=key_name(self.public))
        return replace(named, sig=self.sign(_of_batch(named)))

    def receipt(self, receipt: Receipt) -> Receipt:
        """The receipt, signed."""
        named = replace(receipt, key=key_name(self.public))
        return replace(named, sig=self.sign(_of_receipt(named)))

    def sign(self, said: bytes) -> str:
        """The signature of these bytes."""
        return b64encode(self.key.sign(said)).decode()


def key_name(public: bytes) -> str:
    """How a key is called in messages and lists."""
    return sha256(public).hexdigest()[:_NAME]


def written_key(public: bytes) -> str:
    """A public key as people pass it on."""
    return b64encode(public).decode()


def read_key(text: str) -> bytes:
    """The public key in a text. Raises ValueError when there is none."""
    public = b64decode(text.strip(), validate=True)
    if len(public) != KEY_BYTES:
        raise ValueError(f"a key has {KEY_BYTES} bytes, not {len(public)}")
    return public


def is_batch_of(manifest: Manifest, public: bytes) -> bool:
    """Whether this key signed the batch."""
    return is_signed_by(_of_batch(manifest), manifest.sig, public)


def is_receipt_of(receipt: Receipt, public: bytes) -> bool:
    """Whether this key signed the receipt."""
    return is_signed_by(_of_receipt(receipt), receipt.sig, public)


def is_signed_by(said: bytes, sig: str | None, public: bytes) -> bool:
    """Whether this key made the signature."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(b64decode(sig or "", validate=True), said)
    except (InvalidSignature, ValueError):
        return False
    return True


def _of_batch(m: Manifest) -> bytes:
    """What is signed; the head stands for every byte of the entries."""
    parts = (m.center, m.epoch, m.first, m.count, m.prev, m.head, m.sent_at)
    return b"qsb1\0" + "\n".join(map(str, parts)).encode()


def _of_receipt(r: Receipt) -> bytes:
    parts = (r.center, r.epoch, r.acked, r.head, r.at, r.registry_gen)
    return b"qsr1\0" + "\n".join(map(str, parts)).encode()
