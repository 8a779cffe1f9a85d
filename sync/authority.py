"""A small authority of one's own: the certificates of a registry and of its centers.

They are good for 90 days and are renewed when two thirds of that are over, so that a month is left
for what goes wrong. Everything is on the elliptic curve P-256. Nothing here is asked of the world.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from center_app.domain.clock import SECOND

LIFE = timedelta(days=90)
AUTHORITY_LIFE = timedelta(days=3650)
EARLIER = timedelta(hours=1)
"""Certificates begin a little before they are made: clocks differ."""


_CENTER = ExtendedKeyUsageOID.CLIENT_AUTH


@dataclass(frozen=True, slots=True)
class Authority:
    """The certificate that centers pin, and the key that signs all others."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    @property
    def key_pem(self) -> bytes:
        return _written(self.key)

    def center(self, code: str, now: int) -> bytes:
        """A certificate for a center with its key, as one file; `now` in ms since 1970 UTC."""
        key = ec.generate_private_key(ec.SECP256R1())
        return self._issue(code, _CENTER, now, key.public_key()) + _written(key)

    def renewed(self, code: str, request: bytes, now: int) -> bytes:
        """A certificate for the key in a center's request. Raises ValueError for no such request.

        Only the key is taken from it: whose it is was proven by whoever brings it.
        """
        asked = x509.load_pem_x509_csr(request)
        public = asked.public_key()
        if not (
            isinstance(public, ec.EllipticCurvePublicKey)
            and isinstance(public.curve, ec.SECP256R1)
            and asked.is_signature_valid
        ):
            raise ValueError("the request is not signed by a key on the curve P-256")
        return self._issue(code, _CENTER, now, public)

    def server(self, hosts: Sequence[str], now: int, life: timedelta = LIFE) -> bytes:
        """A certificate for the server at these names or addresses with its key, as one file."""
        key = ec.generate_private_key(ec.SECP256R1())
        use = ExtendedKeyUsageOID.SERVER_AUTH
        return self._issue(hosts[0], use, now, key.public_key(), hosts, life) + _written(key)

    def _issue(
        self,
        name: str,
        use: x509.ObjectIdentifier,
        now: int,
        public: ec.EllipticCurvePublicKey,
        hosts: Sequence[str] = (),
        life: timedelta = LIFE,
    ) -> bytes:
        issuer = self.certificate.subject
        builder = _builder(named(name), issuer, public, _moment(now), life)
        builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), True)
        builder = builder.add_extension(x509.ExtendedKeyUsage([use]), critical=False)
        signer = x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key())
        builder = builder.add_extension(signer, critical=False)
        if hosts:
            names = x509.SubjectAlternativeName([_host(host) for host in hosts])
            builder = builder.add_extension(names, critical=False)
        certificate = builder.sign(self.key, hashes.SHA256())
        return certificate.public_bytes(Encoding.PEM)


def make_authority(now: int, called: str = "Registry of one-stop centers") -> Authority:
    """A new authority; `now` in milliseconds since 1970 UTC."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = named(called)
    builder = _builder(name, name, key.public_key(), _moment(now), AUTHORITY_LIFE)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    signing = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
    builder = builder.add_extension(signing, critical=True)
    itself = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    builder = builder.add_extension(itself, critical=False)
    return Authority(builder.sign(key, hashes.SHA256()), key)


def read_authority(pem: bytes, key_pem: bytes) -> Authority:
    """Raises ValueError for what is none."""
    key = load_pem_private_key(key_pem, None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise ValueError("the key is on no elliptic curve")
    return Authority(x509.load_pem_x509_certificate(pem), key)


def is_due(pem: bytes, now: int) -> bool:
    """Whether two thirds of a certificate's time are over. Raises ValueError for no certificate."""
    certificate = x509.load_pem_x509_certificate(pem)
    begin, end = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    return _moment(now) >= begin + (end - begin) * 2 / 3


def is_for(pem: bytes, hosts: Sequence[str]) -> bool:
    """Whether a server's certificate names exactly these hosts."""
    certificate = x509.load_pem_x509_certificate(pem)
    return set(hosts_of(certificate)) == set(hosts)


def hosts_of(certificate: x509.Certificate) -> list[str]:
    """The names and addresses that a server's certificate is for."""
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return [str(name.value) for name in names]


def is_of(pem: bytes, center: str) -> bool:
    """Whether a certificate is this center's."""
    found = x509.load_pem_x509_certificate(pem).subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return [each.value for each in found] == [center]


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    public: ec.EllipticCurvePublicKey,
    now: datetime,
    life: timedelta,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - EARLIER)
        .not_valid_after(now + life)
    )


def named(common: str) -> x509.Name:
    """Whose a certificate is."""
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _host(text: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(text))
    except ValueError:
        return x509.DNSName(text)


def _moment(now: int) -> datetime:
    return datetime.fromtimestamp(now / SECOND, UTC)


def _written(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
