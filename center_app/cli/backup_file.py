"""One backup as a file, a tar with the whole center, locked by age: what is in it, opening it."""

import json
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from pyrage import DecryptError, IdentityError, RecipientError, decrypt_io, x25519

from center_app.cli.failures import Failed
from center_app.cli.settings import Settings
from center_app.domain.plain import Unreadable, read
from center_app.store.piece import Reach

FORMAT = 1
ENDING = ".center.age"
DATABASE, ABOUT = "center.db", "about.json"

SECRETS = (
    "pepper",
    "passes",
    "server-ca.pem",
    "server-ca.key",
    "server.pem",
    "registry.key",
    "registry.pem",
    "registry-ca.pem",
    "publisher.keys",
    "signing.key",
)
"""What belongs to a center beside its database. What tells one machine from another does not."""


LOCK, LAST = "backup.lock", "backup.json"
"""In the state folder: by which backups are locked, and what is known of the last one."""


@dataclass(frozen=True, slots=True)
class About:
    """What a backup says of itself: whose it is, when it was made, up to which entry it goes.

    `reach`: how far it has each epoch; empty in one of an earlier version.
    """

    format: int
    center: str
    made_at: str
    place: int
    head: str
    reach: Reach = field(default_factory=dict)


def last_backup(settings: Settings) -> About | None:
    """What is known of the last one that was made here; None where there was none."""
    try:
        return read(About, json.loads((settings.state / LAST).read_bytes()))
    except (OSError, ValueError, Unreadable):
        return None


def lock_of(settings: Settings) -> x25519.Recipient:
    """Raises Failed where there is no key yet."""
    try:
        return x25519.Recipient.from_str((settings.state / LOCK).read_text().strip())
    except FileNotFoundError as error:
        raise Failed(
            "There is no key for backups yet. `center backup --new-key FILE` makes one, where FILE "
            "lies on something that is taken away afterwards."
        ) from error
    except RecipientError as error:
        raise Failed(f"{settings.state / LOCK} is damaged: make a new key.") from error


def key_of(file: Path) -> x25519.Identity:
    try:
        return x25519.Identity.from_str(file.read_text().strip())
    except (IdentityError, UnicodeDecodeError) as error:
        raise Failed(f"{file} is no key of backups.") from error


@contextmanager
def scratch_in(folder: Path) -> Iterator[Path]:
    """A folder for its owner alone, gone afterwards; on the disk where the result will lie."""
    with TemporaryDirectory(prefix=".making-", dir=folder) as made:
        yield Path(made)


def pack(settings: Settings, scratch: Path) -> None:
    with tarfile.open(scratch / "whole.tar", "w") as whole:
        whole.add(scratch / ABOUT, ABOUT)
        for name in SECRETS:
            if (settings.state / name).is_file():
                whole.add(settings.state / name, name)
        whole.add(scratch / DATABASE, DATABASE)


def unpacked(file: Path, key: x25519.Identity, scratch: Path) -> About:
    """Only what a backup has, whatever else may be in the file. Raises Failed, OSError."""
    whole = scratch / "whole.tar"
    try:
        unlock(file, whole, key)
        with tarfile.open(whole) as parts:
            for name in (ABOUT, DATABASE, *SECRETS):
                if name in parts.getnames() and parts.getmember(name).isfile():
                    parts.extract(name, scratch, filter="data")
        about = read(About, json.loads((scratch / ABOUT).read_bytes()))
    except (tarfile.TarError, ValueError, Unreadable) as error:
        raise Failed(f"{file} is no backup of a center.") from error
    if about.format != FORMAT or not (scratch / DATABASE).is_file():
        raise Failed(f"{file} is no backup that this version can put back.")
    return about


def unlock(file: Path, whole: Path, key: x25519.Identity) -> None:
    try:
        with file.open("rb") as locked, whole.open("wb") as opened:
            decrypt_io(locked, opened, [key])
    except (DecryptError, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise  # of a disk; what does not fit the key in the middle of a file has no number
        raise Failed(f"{file} is damaged, or this key does not open it.") from error
