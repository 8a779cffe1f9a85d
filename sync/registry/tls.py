"""Serving the registry over TLS, to those alone who have a certificate of its authority."""

import asyncio
import ssl
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

CIPHERS = "ECDHE+AESGCM:ECDHE+CHACHA20"
"""What TLS 1.2 may use, each with forward secrecy; TLS 1.3 has no others."""

PEER = "center.peer"
"""Where the request's scope has the center that the certificate names."""


@dataclass(frozen=True, slots=True)
class ServerTls:
    """The registry's certificate with its key in one file, and the authority of the centers."""

    certificate: Path
    authority: Path

    def options(self) -> dict[str, Any]:
        """What uvicorn is told."""
        return {
            "http": _Protocol,
            "ssl_certfile": self.certificate,
            "ssl_keyfile": self.certificate,
            "ssl_ca_certs": str(self.authority),
            "ssl_cert_reqs": ssl.CERT_REQUIRED,
            "ssl_ciphers": CIPHERS,
        }


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
