"""TLS to a registry of a pinned authority, whose certificate is dated by the center's own time.

OpenSSL asks the machine's clock, and one that starts in 1970 would end the link: "not valid yet",
until somebody comes. So OpenSSL is told to leave the dates, and they are looked at here: a
certificate may begin by the latest time that is known to have been, and ends by the clock. An
authority is believed as long as it is pinned.
"""

import ssl
from collections.abc import Callable
from typing import Any, NamedTuple

from cryptography import x509
from requests.adapters import HTTPAdapter

from center_app.domain.clock import SECOND
from sync.credentials import Credentials

_NO_CHECK_TIME = 0x200000  # X509_V_FLAG_NO_CHECK_TIME, which the ssl module has no name for


class Times(NamedTuple):
    """By which a certificate has begun and has not ended, in milliseconds since 1970 UTC."""

    latest: int
    clock: int

    def is_early(self, certificate: x509.Certificate) -> bool:
        return self.latest < certificate.not_valid_before_utc.timestamp() * SECOND

    def is_late(self, certificate: x509.Certificate) -> bool:
        return self.clock > certificate.not_valid_after_utc.timestamp() * SECOND


class Pinned(HTTPAdapter):
    """Connections over TLS whose dates are judged by `times`."""

    def __init__(self, times: Callable[[], Times]) -> None:
        self._times = times
        super().__init__()

    def init_poolmanager(self, *args: Any, **more: Any) -> None:
        context = _Context(ssl.PROTOCOL_TLS_CLIENT)
        context.times = self._times
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.verify_flags |= _NO_CHECK_TIME
        super().init_poolmanager(*args, ssl_context=context, **more)


class _Context(ssl.SSLContext):
    times: Callable[[], Times]

    def wrap_socket(self, *args: Any, **more: Any) -> ssl.SSLSocket:
        """Raises SSLCertVerificationError for a certificate that has not begun, or has ended."""
        wrapped = super().wrap_socket(*args, **more)
        shown = wrapped.getpeercert(binary_form=True)
        certificate, times = x509.load_der_x509_certificate(shown or b""), self.times()
        wrong = "is not yet valid" if times.is_early(certificate) else ""
        wrong = wrong or ("has expired" if times.is_late(certificate) else "")
        if wrong:
            wrapped.close()
            raise ssl.SSLCertVerificationError(f"certificate verify failed: certificate {wrong}")
        return wrapped


def adapter(shown: Credentials, times: Callable[[], Times]) -> HTTPAdapter:
    """How to reach the registry; where no authority is pinned the world's are OpenSSL's matter."""
    return Pinned(times) if shown.authority is not None else HTTPAdapter()
