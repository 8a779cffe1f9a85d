"""What this machine knows of its archive: how far it is, and what keeps it from going on."""

import hmac
import json
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from center_app.cli.failures import Failed
from center_app.cli.machine import keep_secret, secret_file
from center_app.cli.settings import Settings
from center_app.domain.plain import Unreadable, plain, read
from center_app.store.piece import Reach

RECORD = "archive.json"
"""In the state folder."""


@dataclass(frozen=True, slots=True)
class Record:
    """The last piece that was kept: when (`at`), in which file, with which code, and how far each
    epoch is with it; `place` is the last entry there, recorded at `last`. Both are stamps.

    `apart`: whether the folder lay on another disk than the center's data. `why`: what has kept it
    from going on since then, empty while it goes on; `trouble` is the kind of that.
    """

    folder: str
    at: str = ""
    number: int = 0
    code: str = ""
    reach: Reach = field(default_factory=dict)
    place: int = 0
    last: str = ""
    apart: bool = False
    trouble: str = ""
    why: str = ""


def record_of(settings: Settings) -> Record | None:
    """None where nothing was ever archived there; another place was another archive."""
    try:
        found = read(Record, json.loads(_file(settings).read_bytes()))
    except (OSError, ValueError, Unreadable):
        return None
    return found if found.folder == str(settings.archive) else None


def keep_record(settings: Settings, record: Record) -> None:
    """Raises OSError."""
    keep_secret(_file(settings), json.dumps(plain(record), indent=2).encode())


def secret_of(settings: Settings) -> bytes:
    """By which the pieces are chained; made of a secret that every backup has. Raises Failed."""
    return chain_secret(secret_file(settings.state / "pepper"))


def chain_secret(pepper: bytes) -> bytes:
    return hmac.digest(pepper, b"archive", sha256)


def is_apart(settings: Settings) -> bool:
    """Whether it lies on another disk than what it is made of. Raises OSError."""
    return settings.archive.stat().st_dev != settings.state.stat().st_dev


def require_archive(settings: Settings) -> None:
    """Raises Failed where no place was named."""
    if not settings.archive.name:
        raise Failed(
            "No place is named for the archive: put `archive`, a folder on another disk or machine,"
            " into the settings."
        )


def _file(settings: Settings) -> Path:
    return settings.state / RECORD
