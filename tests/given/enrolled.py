"""Centers that are enrolled at a registry process, each with a journal in memory."""

from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import requests

from machine_clock import MachineClock
from memory_outbox import MemoryBookmark, MemoryOutbox, random_epoch
from registry_process import RegistryProcess
from sync.credentials import Credentials
from sync.exchange import Exchange
from sync.registry.client import RegistryClient
from sync.signing import Signer

_numbers = count(1)


@dataclass(frozen=True)
class Enrolled:
    """One center and its key; `url` may lead to the registry past a proxy."""

    name: str
    key: str
    outbox: MemoryOutbox
    registry: RegistryProcess

    def client(
        self,
        url: str | None = None,
        *,
        key: str | None = None,
        read_s: float = 5.0,
        signer: Signer | None = None,
        receipt_key: bytes | None = None,
        authority: Path | None = None,
        certificate: Path | None = None,
    ) -> RegistryClient:
        shown = Credentials(key or self.key, signer, receipt_key, authority, certificate)
        where = url or self.registry.url
        return RegistryClient(where, self.name, shown, MachineClock(), read_s=read_s)

    def exchange(self, client: RegistryClient) -> Exchange:
        bookmark, clock = MemoryBookmark(), MachineClock()
        return Exchange(self.name, self.outbox, client, bookmark, clock, random_epoch)

    def http(self, method: str, path: str, **more: Any) -> requests.Response:
        """Plain HTTP with this center's key, as anybody could speak it."""
        headers = {"Authorization": f"Bearer {self.key}"} | more.pop("headers", {})
        with requests.Session() as session:
            session.trust_env = False
            url = self.registry.url + path.format(center=self.name)
            return session.request(method, url, headers=headers, timeout=10, **more)


def enrolled(registry: RegistryProcess) -> Enrolled:
    """A new center with an empty journal."""
    name = f"JO-TST-{next(_numbers):03d}"
    return Enrolled(name, registry.enrol(name), MemoryOutbox(name), registry)
