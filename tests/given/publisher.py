"""The catalogue's publisher at a registry process, and a center that takes what is given there."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from secrets import token_bytes
from typing import Any

from sqlalchemy import delete, insert

from center_app.center import Center
from center_app.domain.catalogue import Catalogue
from center_app.domain.clock import Clock
from center_app.domain.plain import plain
from center_app.store.engine import open_engine, writing
from center_app.store.watermark import Watermark
from machine_clock import MachineClock
from memory_outbox import random_epoch
from registry_process import RegistryProcess
from sync import wire
from sync.appointments import AppointmentsPull
from sync.catalogue import Believed, CataloguePull
from sync.down import Down
from sync.registry.client import RegistryClient
from sync.registry.downloads import Downloads
from sync.registry.ledger import Ledger, open_ledger
from sync.registry.tables import blobs, booked, publishers, releases
from sync.release import CatalogueManifest, sign
from sync.signing import Signer


def written(catalogue: Catalogue) -> bytes:
    """The catalogue as the store of the tests has it too."""
    return json.dumps(plain(catalogue), ensure_ascii=False).encode()


class Publisher:
    """Its key is believed by the registry, where nothing has been published yet."""

    def __init__(self, registry: RegistryProcess) -> None:
        self.registry = registry
        self.signer = Signer.of(token_bytes(32))
        engine = open_engine(self.registry.database_url)
        with writing(engine) as connection:
            for table in (releases, blobs, publishers, booked):
                connection.execute(delete(table))
        engine.dispose()
        with opened(self.registry) as ledger:
            ledger.shelf.trust(self.signer.public)

    def manifest(self, body: bytes, number: int = 1, **terms: Any) -> CatalogueManifest:
        """Signed, whatever it says."""
        said = CatalogueManifest(
            serial=number,
            catalogue=json.loads(body)["serial"] if body.startswith(b"{") else "odd",
            sha256=sha256(body).hexdigest(),
            size=len(body),
            min_client="0.1.0",
        )
        return sign(replace(said, **terms), self.signer)

    def publish(self, catalogue: Catalogue, number: int = 1, **terms: Any) -> CatalogueManifest:
        """As the registry's operator does it."""
        body = written(catalogue)
        manifest = self.manifest(body, number, **terms)
        with opened(self.registry) as ledger:
            ledger.shelf.publish(manifest, body)
        return manifest

    def force(self, manifest: CatalogueManifest, body: bytes) -> None:
        """Lay it into the registry's database unseen, as whoever has broken in there could."""
        engine = open_engine(self.registry.database_url)
        with writing(engine) as connection:
            connection.execute(delete(releases))
            connection.execute(delete(blobs).where(blobs.c.sha256 == manifest.sha256))
            connection.execute(insert(blobs), {"sha256": manifest.sha256, "body": body})
            row = {
                "serial": manifest.serial,
                "catalogue": manifest.catalogue,
                "sha256": manifest.sha256,
                "manifest": wire.write(manifest),
                "published_at": 0,
            }
            connection.execute(insert(releases), row)
        engine.dispose()


@contextmanager
def opened(registry: RegistryProcess) -> Iterator[Ledger]:
    """The registry's database, beside the process that serves it."""
    ledger = open_ledger(registry.database_url, MachineClock())
    try:
        yield ledger
    finally:
        ledger.close()


def taking(
    center: Center,
    client: RegistryClient,
    folder: Path,
    *keys: bytes,
    clock: Clock | None = None,
    version: str = "0.1.0",
) -> Down:
    """What brings a center the registry's catalogue and appointments, with its files there."""
    believed = Believed(keys, version, Watermark(folder / "release"))
    downloads = Downloads(client, folder)
    return Down(
        CataloguePull(downloads, center, believed, random_epoch),
        AppointmentsPull(downloads, center, random_epoch),
        center,
        clock or MachineClock(),
    )
