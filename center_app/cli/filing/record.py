"""What was made of some days: a file beside the documents, which says how to make them again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from center_app.domain.dossier import Dossier, UpTo
from center_app.domain.plain import Unreadable, plain, read
from center_app.domain.report import Seal
from printers.whole_file import write_whole

ENDING = ".made.json"

NO_SEAL = Seal("", 0, "")


@dataclass(frozen=True, slots=True)
class Version:
    """One making: of which figures (`digest`), up to which entry, and each file's SHA-256."""

    n: int
    digest: str
    up_to: UpTo
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Record:
    """Every version of the documents of some days, the last one last."""

    versions: tuple[Version, ...] = ()

    @property
    def last(self) -> Version | None:
        return self.versions[-1] if self.versions else None

    def with_version(self, version: Version) -> "Record":
        return Record((*self.versions, version))


def record_at(folder: Path, name: str) -> Record:
    """What is known to have been made; nothing where the file is not there or cannot be read."""
    try:
        return read(Record, json.loads((folder / f"{name}{ENDING}").read_bytes()))
    except (FileNotFoundError, ValueError, Unreadable):
        return Record()


def keep_record(folder: Path, name: str, record: Record) -> None:
    text = json.dumps(plain(record), ensure_ascii=False, indent=1)
    write_whole(folder / f"{name}{ENDING}", f"{text}\n".encode())


def digest_of(dossier: Dossier) -> str:
    """The same for the same figures, whatever entries came after them.

    What goes on after the days are over (messages) makes no new version.
    """
    report = replace(dossier.report, seal=NO_SEAL, made_at=0, messages=())
    told = (report, dossier.before, dossier.agreements, dossier.facts)
    return sha256(repr(told).encode()).hexdigest()
