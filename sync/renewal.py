"""A center's certificate is renewed over the line that the old one still opens."""

from collections.abc import Callable
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from center_app.domain.clock import SECOND, Clock
from sync.authority import is_due, is_of, named
from sync.certificate import is_issued_here
from sync.credentials import Credentials
from sync.failures import WrongRegistry
from sync.registry.client import RegistryClient

SHORT = 1 / 6
"""The part of its life at which a certificate that was not renewed is told of: 15 days of 90."""


class Renewal:
    """Renews the certificate of `shown` once two thirds of its time are over.

    `keep` puts a secret file in the place of the old one, whole or not at all. The private key is
    made here, anew each time, and never leaves the machine.
    """

    def __init__(
        self,
        client: RegistryClient,
        center: str,
        shown: Credentials,
        clock: Clock,
        keep: Callable[[Path, bytes], None],
    ) -> None:
        self._client = client
        self._center = center
        self._shown = shown
        self._clock = clock
        self._keep = keep

    def renew_if_due(self) -> bool:
        """Says whether it was. Raises Failure, and OSError when the disk does not take it."""
        file = self._shown.certificate
        if file is None or not is_due(file.read_bytes(), self._clock.now().at):
            return False
        key = ec.generate_private_key(ec.SECP256R1())
        pem = self._client.renew(_request(self._center, key))
        if not self._is_ours(pem, key):
            raise WrongRegistry("the certificate that came is not the one that was asked for")
        secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        self._keep(file, pem + secret)
        return True

    def runs_short(self) -> bool:
        """Whether the certificate ends soon because nobody renewed it."""
        file = self._shown.certificate
        if file is None:
            return False
        try:
            certificate = x509.load_pem_x509_certificate(file.read_bytes())
        except (OSError, ValueError):  # the next request says so
            return False
        begin, end = certificate.not_valid_before_utc, certificate.not_valid_after_utc
        return self._clock.now().at > (end - (end - begin) * SHORT).timestamp() * SECOND

    def _is_ours(self, pem: bytes, key: ec.EllipticCurvePrivateKey) -> bool:
        try:
            public = x509.load_pem_x509_certificate(pem).public_key()
            same = _written(public) == _written(key.public_key())
            return same and is_of(pem, self._center) and is_issued_here(pem, self._shown)
        except (ValueError, TypeError):
            return False


def _written(public: object) -> bytes:
    if not isinstance(public, ec.EllipticCurvePublicKey):
        raise TypeError("the key is on no elliptic curve")
    return public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def _request(center: str, key: ec.EllipticCurvePrivateKey) -> bytes:
    builder = x509.CertificateSigningRequestBuilder().subject_name(named(center))
    return builder.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)
