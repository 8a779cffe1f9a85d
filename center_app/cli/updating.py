"""A station takes the update that its server offers: once, when it is its turn, and back again
where the new version is not well."""

import os
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Protocol

from center_app.cli.installation import Installation
from sync import updates
from sync.updates import (
    FILE,
    MOST_BYTES,
    Released,
    UnfitUpdate,
    UpdateTrouble,
    check_signatures,
    is_turn,
    judge,
    read_offer,
)


class Fetching(Protocol):
    """A station's line to its server, as far as it is used here."""

    def fetch(self, path: str, into: BinaryIO | None = None, most: int = ...) -> bytes: ...


class Taken(StrEnum):
    """What came of it."""

    NOTHING = "nothing"
    UP_TO_DATE = "up_to_date"
    NOT_YET = "not_yet"
    REFUSED_BEFORE = "refused_before"
    INSTALLED = "installed"
    WENT_BACK = "went_back"


def take(here: Installation, line: Fetching, station: str, now: int) -> tuple[Taken, str]:
    """What came of the offer, and the version it is about.

    Raises UnfitUpdate for what may not be installed, Unreadable, Unavailable and Revoked.
    """
    text = line.fetch(updates.OFFER)
    if not text:
        return Taken.NOTHING, ""
    offer = read_offer(text)
    keys, released, highest = here.keys(), offer.released, here.highest.highest()
    check_signatures(offer, keys)
    here.updates.mkdir(exist_ok=True)
    here.highest.rise(offer.number)
    if released.version == here.running:
        return Taken.UP_TO_DATE, released.version
    judge(offer, keys, here.running, highest, now)
    if here.was_refused(released):
        return Taken.REFUSED_BEFORE, released.version
    if not is_turn(offer, station, now):
        return Taken.NOT_YET, released.version
    return _install(here, fetched(here.updates, line, released), released), released.version


def fetched(folder: Path, line: Fetching, released: Released) -> Path:
    """The file of a release. Raises UnfitUpdate for another one than was signed, Unavailable."""
    file, beside = folder / f"{released.version}.exe", folder / ".fetched"
    if not (file.is_file() and _is(file, released)):
        with beside.open("wb") as opened:
            path = FILE.format(sha256=released.sha256)
            line.fetch(path, opened, min(released.size, MOST_BYTES))
            opened.flush()
            os.fsync(opened.fileno())
        if not _is(beside, released):
            beside.unlink()
            raise UnfitUpdate(UpdateTrouble.DAMAGED, "the file is not the one that was signed")
        beside.chmod(0o700)
        beside.replace(file)
    for other in folder.glob("*.exe"):
        if other != file:
            other.unlink()
    return file


def _is(file: Path, released: Released) -> bool:
    with file.open("rb") as opened:
        digest = sha256()
        while chunk := opened.read(1 << 20):
            digest.update(chunk)
    return file.stat().st_size == released.size and digest.hexdigest() == released.sha256


def _install(here: Installation, setup: Path, released: Released) -> Taken:
    """What was wrong before is no fault of the new version."""
    before, was = here.examined(), here.current()
    if here.install(setup) and here.current() == released.version:
        after = here.examined()
        if after is not None and after <= (before if before is not None else after):
            here.tidy()
            return Taken.INSTALLED
    here.go_back(was, released)
    return Taken.WENT_BACK
