"""What is wrong with a certificate, told apart so that everybody can be told what to look at."""

from cryptography import x509
from cryptography.exceptions import InvalidSignature

from sync.credentials import Credentials
from sync.failures import (
    CertificateExpired,
    CertificateNotYet,
    CertificateRefused,
    Failure,
    RegistryUnproven,
    Unreachable,
)
from sync.pinned import Times

_REFUSED = ("alert", "certificate_required")
_HUNG_UP = ("aborted", "reset", "eof", "broken_pipe", "ssl")
_UNPROVEN = "certificate_verify_failed"
_NOT_YET = "not yet valid"


def own_fault(shown: Credentials, times: Times) -> Failure | None:
    """What is wrong with the center's own certificate by now."""
    file = shown.certificate
    if file is None:
        return None
    try:
        certificate = x509.load_pem_x509_certificate(file.read_bytes())
    except (OSError, ValueError):
        return CertificateRefused("the file cannot be read")
    if times.is_early(certificate):
        return CertificateNotYet(f"not before {certificate.not_valid_before_utc:%Y-%m-%d %H:%M}")
    if times.is_late(certificate):
        return CertificateExpired(f"ended on {certificate.not_valid_after_utc:%Y-%m-%d}")
    return None


def broken_off(error: Exception, shown: Credentials) -> Failure:
    """Why a request broke off: for a certificate, or because there was no line.

    A registry that refuses a certificate often just hangs up: then it says something that the
    certificate is another authority's than the registry's.
    """
    said = str(error).lower().replace(" ", "_")
    if _NOT_YET.replace(" ", "_") in said:
        return CertificateNotYet("the registry's certificate is not valid yet by this clock")
    if _UNPROVEN in said:
        return RegistryUnproven(type(error).__name__)
    if "ssl" in said and any(word in said for word in _REFUSED):
        return CertificateRefused(type(error).__name__)
    if any(word in said for word in _HUNG_UP) and _is_foreign(shown):
        return CertificateRefused(f"{type(error).__name__}, and it is of another authority")
    return Unreachable(type(error).__name__)


def is_issued_here(pem: bytes, shown: Credentials) -> bool:
    """Whether a certificate is of the pinned authority. Raises ValueError for none, OSError."""
    if shown.authority is None:
        return True
    own = x509.load_pem_x509_certificate(pem)
    authorities = x509.load_pem_x509_certificates(shown.authority.read_bytes())
    return any(own.issuer == one.subject and _issued(own, one) for one in authorities)


def _is_foreign(shown: Credentials) -> bool:
    if shown.certificate is None:
        return False
    try:
        return not is_issued_here(shown.certificate.read_bytes(), shown)
    except (OSError, ValueError):
        return True


def _issued(own: x509.Certificate, authority: x509.Certificate) -> bool:
    try:
        own.verify_directly_issued_by(authority)
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True
