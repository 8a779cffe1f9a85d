"""Whether the center's server can be reached, and if not, why: name, line, proof, time."""

import socket
import ssl
from contextlib import closing
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from enum import StrEnum
from http.client import HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from sync.stations.wire import HEALTH

PATIENCE_S = 4.0

HTTPS = 443

NOT_YET, ENDED = 9, 10
"""What OpenSSL says of a certificate's dates."""

OTHER_NAME = frozenset({62, 64})
"""And of one that is for another name, or another address."""


class Trouble(StrEnum):
    NAME = "name"
    REFUSED = "refused"
    SILENT = "silent"
    NO_TLS = "no_tls"
    OTHER_NAME = "other_name"
    NOT_YET = "not_yet"
    ENDED = "ended"
    STRANGER = "stranger"
    NO_SERVER = "no_server"


@dataclass(frozen=True, slots=True)
class Reached:
    """What kept us from it, None where it answered; its clock in ms since 1970 UTC, if it told."""

    trouble: Trouble | None
    why: str = ""
    its_clock: int | None = None


def reach(address: str, ca: str, patience_s: float = PATIENCE_S) -> Reached:
    """Ask for nothing but whether it is there. `ca`: PEM of the authority that it proves itself by.

    By an authority that is damaged no server proves anything. Raises ValueError for an address
    that is none.
    """
    parts = urlsplit(address)
    host, port = parts.hostname or "", parts.port or HTTPS
    try:
        context = ssl.create_default_context(cadata=ca)
    except ssl.SSLError as error:
        return Reached(Trouble.STRANGER, error.reason or "")
    try:
        socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        return Reached(Trouble.NAME, str(error.strerror))
    with closing(HTTPSConnection(host, port, timeout=patience_s, context=context)) as line:
        try:
            line.request("GET", HEALTH)
            answer = line.getresponse()
            answer.read(1_024)
        except ssl.SSLCertVerificationError as error:
            return Reached(_distrusted(error.verify_code), error.verify_message)
        except ssl.SSLError as error:
            return Reached(Trouble.NO_TLS, error.reason or "")
        except ConnectionRefusedError as error:
            return Reached(Trouble.REFUSED, str(error.strerror))
        except (OSError, HTTPException) as error:
            return Reached(Trouble.SILENT, str(error))
    if answer.status >= 500:  # noqa: PLR2004 - of HTTP: the server is at fault
        return Reached(Trouble.NO_SERVER, str(answer.status))
    return Reached(None, its_clock=_clock(answer.getheader("Date")))


def _distrusted(code: int) -> Trouble:
    if code in OTHER_NAME:
        return Trouble.OTHER_NAME
    return {NOT_YET: Trouble.NOT_YET, ENDED: Trouble.ENDED}.get(code, Trouble.STRANGER)


def _clock(date: str | None) -> int | None:
    try:
        return round(parsedate_to_datetime(date).timestamp() * 1_000) if date else None
    except ValueError:
        return None
