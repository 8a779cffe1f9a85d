"""The update that the center's server has for its stations: the offer, and the file it is about."""

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from sync import wire
from sync.updates import Offer, UnfitUpdate, UpdateTrouble, read_offer

OFFER = "offer.json"


class UpdateShelf:
    """A folder of the server's; what lies there is judged by whoever takes it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def offer(self) -> bytes | None:
        """What is on offer, as it was signed; None for nothing."""
        with suppress(FileNotFoundError):
            return (self._folder / OFFER).read_bytes()
        return None

    def file(self, digest: str) -> Path | None:
        """The file of this SHA-256, where it is on offer."""
        file = self._folder / digest
        return file if wire.is_head(digest) and file.is_file() else None

    def put(self, offer: Offer, body: bytes) -> None:
        """Offer this instead of what was. Raises UnfitUpdate for another file than was signed."""
        released = offer.released
        if len(body) != released.size or sha256(body).hexdigest() != released.sha256:
            raise UnfitUpdate(UpdateTrouble.DAMAGED, "the file is not the one that was signed")
        self._folder.mkdir(parents=True, exist_ok=True)
        _write(self._folder / released.sha256, body)
        _write(self._folder / OFFER, wire.write(offer))
        for file in self._folder.iterdir():
            if file.name not in (OFFER, released.sha256):
                file.unlink()

    def withdraw(self) -> bool:
        """Offer nothing more; whether there was anything."""
        there = self.offer() is not None
        (self._folder / OFFER).unlink(missing_ok=True)
        return there

    def number(self) -> int:
        """Of the offer that is there; 0 for none."""
        said = self.offer()
        return read_offer(said).number if said is not None else 0


def _write(file: Path, body: bytes) -> None:
    """The file is there as a whole or not at all."""
    beside = file.with_name(f".{file.name}.new")
    with beside.open("wb") as opened:
        opened.write(body)
        opened.flush()
        os.fsync(opened.fileno())
    beside.replace(file)
