"""Serving the registry over TLS, to those alone who have a certificate of its authority."""

import asyncio
import logging
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn import Config
from uvicorn.protocols.http.h11_impl import H11Protocol

from sync.authority import Authority, read_authority

CIPHERS = "ECDHE+AESGCM:ECDHE+CHACHA20"
"""What TLS 1.2 may use, each with forward secrecy; TLS 1.3 has no others."""

LOOK_S = 2
"""How often it is looked whether the certificate was renewed."""

_log = logging.getLogger(__name__)

PEER = "center.peer"
"""Where the request's scope has the center that the certificate names."""


@dataclass(frozen=True, slots=True)
class ServerTls:
    """The registry's certificate with its key in one file, and the authority of the centers.

    With the authority's key the certificates of centers are renewed.
    """

    certificate: Path
    authority: Path
    authority_key: Path | None = None

    def issuer(self) -> Authority | None:
        """By which centers' certificates are renewed; None where its key is kept elsewhere.

        Raises ValueError for a key that is none.
        """
        if self.authority_key is None or not self.authority_key.is_file():
            return None
        return read_authority(self.authority.read_bytes(), self.authority_key.read_bytes())

    def options(self) -> dict[str, Any]:
        """What uvicorn is told."""
        return {
            "http": _Protocol,
            "ssl_certfile": self.certificate,
            "ssl_keyfile": self.certificate,
            "ssl_ca_certs": str(self.authority),
            "ssl_cert_reqs": ssl.CERT_REQUIRED,
            "ssl_ciphers": CIPHERS,
            "ssl_context_factory": self._context,
        }

    def _context(self, _config: Config, made: Callable[[], ssl.SSLContext]) -> ssl.SSLContext:
        """Each process that serves has one, and keeps it up to date itself."""
        context = made()
        TakingUp(self, context).start()
        return context


class TakingUp(Thread):
    """Has a server show a certificate that was renewed; connections that are open go on."""

    def __init__(self, tls: ServerTls, context: ssl.SSLContext) -> None:
        super().__init__(daemon=True)
        self._file = tls.certificate
        self._context = context
        self._seen = self._written()

    def run(self) -> None:
        while True:
            sleep(LOOK_S)
            self.look()

    def look(self) -> bool:
        """Whether there was another. One that cannot be read is told of, and the old one goes on.

        It is tried apart first, for a context that fails has lost the old one too.
        """
        written = self._written()
        if written == self._seen:
            return False
        self._seen = written
        try:
            ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(self._file)
            self._context.load_cert_chain(self._file)
        except OSError as error:  # ssl.SSLError is one
            _log.warning("the registry's new certificate cannot be used: %s", error)
            return False
        _log.info("the registry shows its new certificate")
        return True

    def _written(self) -> int:
        with suppress(OSError):
            return self._file.stat().st_mtime_ns
        return 0


class _Protocol(H11Protocol):
    """Tells the application whose certificate the connection came with."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        certificate = transport.get_extra_info("peercert") or {}
        names = dict(part for parts in certificate.get("subject", ()) for part in parts)
        self.app = _named(self.app, names.get("commonName", ""))


def _named(app: Any, peer: str) -> ASGIApp:
    async def call(scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, PEER: peer}, receive, send)

    return call
