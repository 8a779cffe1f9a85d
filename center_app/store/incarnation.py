"""How far this machine has had the journal, told by a file outside the database.

A database that does not have what the file names was put back from a copy; one that comes up on
another machine is itself a copy. Either way it must not go on in the epoch it was in, for the
registry may have other entries with those numbers.
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from center_app.domain.plain import Unreadable, plain, read
from center_app.store.entries import Head

SLOT = 512
"""Bytes of each of the two slots, written in turn: where one is torn, the other is whole."""

FIRMLY = 100
"""Entries after which the file is forced to the disk; in between it outlives the process alone."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The machine, and the last entry that it saw: its place, epoch, seq and hash.

    `count` says which of two marks is newer. The machine is empty where it has no name.
    """

    count: int
    machine: str
    epoch: str
    seq: int
    place: int
    head: str


class Incarnation:
    """The file of one installation. It is never needed for work: a disk that refuses it is let be.

    It is written after the commit, so that it is never ahead of the database.
    """

    def __init__(self, file: Path, machine: str) -> None:
        self._file = file
        self._machine = machine

    def mark(self) -> Mark | None:
        """The newest mark; None where there is none yet, or none can be read."""
        with suppress(OSError):
            text = self._file.read_bytes()
            marks = [_read(text[at : at + SLOT]) for at in (0, SLOT)]
            return max(filter(None, marks), key=lambda mark: mark.count, default=None)
        return None

    def is_copied(self, mark: Mark) -> bool:
        """Whether the mark was made on another machine."""
        return mark.machine != self._machine

    def note(self, head: Head, *, firmly: bool = False) -> None:
        """The journal is at `head` now, and that is committed."""
        before = self.mark()
        count = before.count + 1 if before else 0
        mark = Mark(count, self._machine, head.epoch, head.seq, head.place, head.hash.hex())
        passed = before is None or before.place // FIRMLY != head.place // FIRMLY
        with suppress(OSError):
            self._write(count % 2, _written(mark), firmly=firmly or passed)

    def _write(self, slot: int, text: bytes, *, firmly: bool) -> None:
        if not self._file.exists():
            self._file.touch(mode=0o600)
        with self._file.open("r+b", buffering=0) as file:
            file.seek(slot * SLOT)
            file.write(text)
            if firmly:
                os.fsync(file.fileno())


def _written(mark: Mark) -> bytes:
    values = plain(mark)
    return json.dumps(values | {"sum": _sum(values)}).encode().ljust(SLOT - 1) + b"\n"


def _read(text: bytes) -> Mark | None:
    with suppress(ValueError):
        values = json.loads(text)
        if isinstance(values, dict) and values.pop("sum", None) == _sum(values):
            with suppress(Unreadable):
                return read(Mark, values)
    return None


def _sum(values: Mapping[str, object]) -> str:
    return sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:16]
