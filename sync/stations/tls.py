"""By what stations know the center's server: a small authority of the center's own.

Stations pin the authority, so that the server's certificate can be made anew for another name or
address; it lasts as long as the authority, for nobody outside has to believe it.
"""

import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sync.authority import AUTHORITY_LIFE, is_for, make_authority, read_authority
from sync.registry.tls import CIPHERS

AUTHORITY = "Center's server"

Keep = Callable[[Path, bytes], object]


@dataclass(frozen=True, slots=True)
class ServerFiles:
    """Where the authority's certificate and key lie, and the server's certificate with its key."""

    folder: Path

    @property
    def ca(self) -> Path:
        return self.folder / "server-ca.pem"

    @property
    def ca_key(self) -> Path:
        return self.folder / "server-ca.key"

    @property
    def certificate(self) -> Path:
        return self.folder / "server.pem"

    def prepare(self, hosts: Sequence[str], now: int, keep: Keep) -> None:
        """Make what is not there yet, and a certificate for just these names or addresses.

        `now` is in ms since 1970 UTC; `keep` writes a file that only its owner may read, whole or
        not at all. Raises OSError, ValueError for files that are damaged.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not self.ca_key.is_file():
            made = make_authority(now, AUTHORITY)
            keep(self.ca, made.pem)
            keep(self.ca_key, made.key_pem)
        if not self.certificate.is_file() or not is_for(self.certificate.read_bytes(), hosts):
            authority = read_authority(self.ca.read_bytes(), self.ca_key.read_bytes())
            keep(self.certificate, authority.server(hosts, now, AUTHORITY_LIFE))

    def options(self) -> dict[str, Any]:
        """What uvicorn is told."""
        return {
            "ssl_certfile": self.certificate,
            "ssl_keyfile": self.certificate,
            "ssl_cert_reqs": ssl.CERT_NONE,
            "ssl_ciphers": CIPHERS,
        }
