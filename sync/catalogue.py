"""Taking the catalogue that the registry gives: signed, whole, newer and without fault, or not."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from center_app.center import Center
from center_app.domain import commands as c
from center_app.domain.refusal import Refused
from center_app.domain.release import Release
from center_app.domain.views.next_catalogue import LastRelease
from center_app.store.catalogues import SerialTaken
from center_app.store.watermark import Watermark
from sync.examining import check_signed, examined
from sync.failures import Failure
from sync.registry.downloads import Downloads
from sync.release import CatalogueManifest, understands
from sync.unfit import CatalogueTrouble, Unfit

STATION = "registry"
"""The station name of what comes from there."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Believed:
    """Whom a center believes that it is the catalogue's publisher, and what it can read itself.

    `seen` is the highest number of a release that this machine has had.
    """

    keys: tuple[bytes, ...]
    version: str
    seen: Watermark


class CataloguePull:
    """Brings a new release into the store, where it waits for a business day to open.

    Whatever is wrong with it, the catalogue in force stays.
    """

    def __init__(
        self, downloads: Downloads, center: Center, believed: Believed, new_id: Callable[[], str]
    ) -> None:
        self._downloads = downloads
        self._center = center
        self._believed = believed
        self._new_id = new_id

    def once(self) -> Release | None:
        """The release that was taken; None when there is none but the last.

        Raises Unfit, Failure, and Unavailable with the database or the disk.
        """
        known = self._center.see(LastRelease())
        manifest = self._downloads.manifest(known.number if known else None)
        if manifest is None:
            return None
        self._check(manifest, known)
        if manifest.release == known:
            return None
        body = self._body(manifest)
        examined(manifest, body)
        self._believed.seen.rise(manifest.serial)
        self._receive(manifest.release, body.decode())
        _log.info("catalogue %s came as release %d", manifest.catalogue, manifest.serial)
        return manifest.release

    def _check(self, manifest: CatalogueManifest, known: Release | None) -> None:
        """All that can be told without the bytes. Raises Unfit."""
        if not self._believed.keys:
            raise Unfit(CatalogueTrouble.NO_KEYS, "no key of the publisher is known here")
        check_signed(manifest, self._believed.keys)
        last = max(known.number if known else 0, self._believed.seen.highest())
        is_other = known is not None and manifest.serial == known.number
        if manifest.serial < last or (is_other and manifest.release != known):
            raise Unfit(CatalogueTrouble.OLD, f"{manifest.serial} after {last}")
        if not understands(self._believed.version, manifest.min_client):
            raise Unfit(CatalogueTrouble.OUTDATED, f"version {manifest.min_client} is needed")

    def _body(self, manifest: CatalogueManifest) -> bytes:
        try:
            return self._downloads.body(manifest)
        except Failure as failure:
            raise Unfit(CatalogueTrouble.INCOMPLETE, str(failure)) from failure

    def _receive(self, release: Release, body: str) -> None:
        command = c.ReceiveCatalogue(id=self._new_id(), station=STATION, release=release, body=body)
        try:
            self._center.do(command)
        except SerialTaken as taken:
            raise Unfit(CatalogueTrouble.TAKEN, str(taken)) from taken
        except Refused as refused:  # another process has taken a later one meanwhile
            raise Unfit(CatalogueTrouble.OLD, str(refused)) from refused
