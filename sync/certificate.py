"""What is wrong with a certificate, told apart so that everybody can be told what to look at."""

from cryptography import x509
from cryptography.exceptions import InvalidSignature

from center_app.domain.clock import SECOND
from sync.credentials import Credentials
from sync.failures import (
    CertificateExpired,
    CertificateNotYet,
    CertificateRefused,
    Failure,
    RegistryUnproven,
    Unreachable,
)

_REFUSED = ("alert", "certificate_required")
_HUNG_UP = ("aborted", "reset", "eof", "broken_pipe", "ssl")
_UNPROVEN = "certificate_verify_failed"
_NOT_YET = "not yet valid"


def own_fault(shown: Credentials, now: int) -> Failure | None:
    """What is wrong with the center's own certificate at `now` (ms since 1970 UTC)."""
    file = shown.certificate
    if file is None:
        return None
    try:
        certificate = x509.load_pem_x509_certificate(file.read_bytes())
    except (OSError, ValueError):
        return CertificateRefused("the file cannot be read")
    if now < certificate.not_valid_before_utc.timestamp() * SECOND:
        return CertificateNotYet(f"not before {certificate.not_valid_before_utc:%Y-%m-%d %H:%M}")
    if now > certificate.not_valid_after_utc.timestamp() * SECOND:
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


def _is_foreign(shown: Credentials) -> bool:
    if shown.certificate is None or shown.authority is None:
        return False
    try:
        own = x509.load_pem_x509_certificate(shown.certificate.read_bytes())
        authorities = x509.load_pem_x509_certificates(shown.authority.read_bytes())
    except (OSError, ValueError):
        return True
    return not any(own.issuer == one.subject and _issued(own, one) for one in authorities)


def _issued(own: x509.Certificate, authority: x509.Certificate) -> bool:
    try:
        own.verify_directly_issued_by(authority)
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True
