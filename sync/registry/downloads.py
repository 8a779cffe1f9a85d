"""Fetching what the registry has for its centers; nothing of it is believed here."""

import re
from datetime import date
from pathlib import Path
from time import monotonic

import requests

from center_app.domain.plain import Unreadable
from center_app.domain.refusal import Unavailable
from sync import wire
from sync.booked import BOOKED, Booked
from sync.failures import Rejected, Unreachable
from sync.problem import Code
from sync.registry.answers import MOST_ANSWER, whole
from sync.registry.client import RegistryClient
from sync.release import BLOB, MANIFEST, CatalogueManifest, read_manifest
from sync.unfit import CatalogueTrouble, Unfit

NOT_MODIFIED, PARTIAL = 304, 206

MOST_BOOKED = 1024 * 1024
"""Bytes of a list: some 5,000 appointments."""

PIECE = 4096
"""Bytes that are written at once, and lost when the line breaks in them."""

LONGEST_S = 60.0
"""Then the entries have their turn on the line again; a slow one brings the rest later."""

TRIES = 3
"""How often in a row a catalogue is gone on with, before the next round goes on with it."""

_RANGE = re.compile(r"bytes ([0-9]{1,15})-.*")


class Downloads:
    """Owned by the thread of its client.

    What has come of a catalogue lies in the folder until all of it has, so that a line that breaks
    often, or a power cut, begins nothing anew.
    """

    def __init__(self, client: RegistryClient, folder: Path) -> None:
        self._client = client
        self._folder = folder

    def manifest(self, known: int | None) -> CatalogueManifest | None:
        """The last release's; None for the one that is known, or without any.

        Raises Failure, and Unfit for what is no manifest, or of far too large a catalogue.
        """
        try:
            found = self._get(MANIFEST, {}, "" if known is None else str(known))
        except Rejected as no:
            if no.code == Code.NOT_FOUND:
                return None
            raise
        if found is None:
            return None
        try:
            return read_manifest(found[1])
        except Unreadable as error:
            raise Unfit(CatalogueTrouble.BROKEN, "the manifest cannot be read") from error

    def booked(self, day: date, known: str = "") -> tuple[str, Booked] | None:
        """A day's appointments and their tag; None for those of the tag that is known.

        Raises Failure; Rejected with NOT_FOUND where nothing is known of the day; Unfit.
        """
        found = self._get(BOOKED, {"day": day.isoformat()}, known, MOST_BOOKED)
        if found is None:
            return None
        tag, text = found
        try:
            booked = wire.read_answer(Booked, text)
        except Unreadable as error:
            raise Unfit(CatalogueTrouble.FAULT, f"the list cannot be read: {error}") from error
        if booked.day != day:
            raise Unfit(CatalogueTrouble.FAULT, f"the list is of {booked.day}, not of {day}")
        return tag, booked

    def body(self, manifest: CatalogueManifest) -> bytes:
        """The catalogue's bytes, as many as the manifest says.

        Raises Failure: what came by then is there for the next call, which goes on from it.
        """
        part = self._folder / f"catalogue-{manifest.sha256[:16]}.part"
        try:
            self._leave_others(part)
            until = monotonic() + LONGEST_S
            for again in reversed(range(TRIES)):
                try:
                    self._go_on(part, manifest, until)
                    break
                except Unreachable:
                    if not again or monotonic() > until:
                        raise
            body = part.read_bytes()
            part.unlink()
        except OSError as error:  # requests' own are Failures by now
            raise Unavailable(f"the catalogue cannot be written: {error}") from error
        return body

    def _go_on(self, part: Path, manifest: CatalogueManifest, until: float) -> None:
        have = part.stat().st_size if part.exists() else 0
        if have == manifest.size:
            return
        if have > manifest.size:
            part.unlink()
            have = 0
        headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={have}-"} if have else {})
        path = BLOB.format(sha256=manifest.sha256)
        with self._client.asking("GET", path, headers=headers) as response:
            self._check(response, part)
            with part.open("r+b" if have else "wb", buffering=0) as opened:
                opened.seek(_start(response, have))
                opened.truncate()
                for chunk in response.iter_content(PIECE):
                    opened.write(chunk)
                    if opened.tell() > manifest.size:
                        break
                    if monotonic() > until:
                        raise Unreachable("the line is slow: the rest comes later")
                came = opened.tell()
        if came != manifest.size:
            part.unlink()
            raise Unreachable(f"{came} bytes came of {manifest.size}")

    def _get(
        self, path: str, query: dict[str, str], known: str, most: int = MOST_ANSWER
    ) -> tuple[str, bytes] | None:
        """Tag and bytes; None for what has the tag that is known."""
        headers = {"If-None-Match": f'"{known}"'} if known else {}
        with self._client.asking("GET", path, headers=headers, query=query) as response:
            text = whole(response, most)
            self._client.check(response, text)
            if response.status_code == NOT_MODIFIED:
                return None
            return response.headers.get("ETag", "").strip('"'), text

    def _check(self, response: requests.Response, part: Path) -> None:
        """After a no the next call begins anew: what has come may be of no use."""
        if not response.ok:
            part.unlink(missing_ok=True)
        self._client.check(response, b"" if response.ok else whole(response))

    def _leave_others(self, part: Path) -> None:
        for other in self._folder.glob("catalogue-*.part"):
            if other != part:
                other.unlink(missing_ok=True)


def _start(response: requests.Response, have: int) -> int:
    """From which byte on the answer is. Raises Unreachable for another than was asked for."""
    if response.status_code != PARTIAL:
        return 0
    found = _RANGE.fullmatch(response.headers.get("Content-Range", ""))
    if found is None or int(found[1]) != have:
        raise Unreachable("other bytes came than were asked for")
    return have
