"""What a disk has after the power went: all that it was waited for, and of the rest anything.

Each write that nobody waited for is there or not or, of a longer one, some of its sectors, whatever
became of those before and after it; a file that was made or deleted may be as before, until the
folder was waited for.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from recorded_disk import Did, Recording, Step

SECTOR = 512
"""Bytes that a disk writes as a whole."""

LOGS = ("-wal", "-journal")
"""SQLite waits for the folder too when it waits for a new file of this kind for the first time."""

Fate = Callable[[random.Random], float]
"""How likely it is that a write which nobody waited for is there, drawn for each of them."""


@dataclass
class _Content:
    """A file: what is there for certain, and what came since."""

    certain: bytearray
    later: list[tuple[int, Step]] = field(default_factory=list)
    named: bool = False

    def settle(self, covers: int) -> None:
        for n, step in self.later:
            if n < covers:
                _put(self.certain, step)
        self.later = [(n, step) for n, step in self.later if n >= covers]


@dataclass
class _Name:
    """What may be found under a name; the last is what a running system sees there."""

    found: list[_Content | None]

    @property
    def now(self) -> _Content | None:
        return self.found[-1]


class Disk:
    """The folder of a recording as it was, step after step; `lost` is it after a power cut.

    With `lying` the disk says that it has what it was waited for, and has it not.
    """

    def __init__(self, recording: Recording, *, lying: bool = False) -> None:
        self._lying = lying
        self._names = {
            name: _Name([_Content(bytearray(data), named=True)])
            for name, data in recording.before.items()
        }

    def go(self, n: int, step: Step) -> None:
        """Step number n happens."""
        if step.did is Did.SAID:
            return
        name = self._names.setdefault(step.file, _Name([None]))
        if step.did is Did.SYNC:
            self._sync(name, step)
        elif step.did is Did.DELETE:
            name.found.append(None)
            if step.at:
                self._settle_names()
        else:
            if name.now is None:
                name.found.append(_Content(bytearray()))
            assert name.now is not None
            name.now.later.append((n, step))

    def _sync(self, name: _Name, step: Step) -> None:
        if name.now is None or self._lying:
            return
        name.now.settle(step.at)
        if not name.now.named and step.file.endswith(LOGS):
            name.now.named = True
            self._settle_names()

    def _settle_names(self) -> None:
        for name in self._names.values():
            del name.found[:-1]

    def lost(self, folder: Path, lot: random.Random, likely: float) -> None:
        """Write into an empty folder what is left; unwaited writes are there this likely."""
        for file, name in self._names.items():
            content = lot.choice(name.found) if likely < 1 else name.now
            if content is not None:
                (folder / file).write_bytes(_left(content, lot, likely))


def _left(content: _Content, lot: random.Random, likely: float) -> bytes:
    data = bytearray(content.certain)
    for _, step in content.later:
        fate = lot.random()
        if fate < likely:
            _put(data, step)
        elif likely and fate < likely + (1 - likely) / 3 and step.did is Did.WRITE:
            for part in _sectors(step):
                if lot.random() < 0.5:
                    _put(data, part)
    return bytes(data)


def _sectors(step: Step) -> list[Step]:
    """A write as the disk does it, sector by sector."""
    parts, begin, end = [], step.at, step.at + len(step.data)
    while begin < end:
        until = min(end, (begin // SECTOR + 1) * SECTOR)
        data = step.data[begin - step.at : until - step.at]
        parts.append(Step(Did.WRITE, step.file, begin, data))
        begin = until
    return parts


def _put(data: bytearray, step: Step) -> None:
    if step.did is Did.TRUNCATE:
        del data[step.at :]
        data.extend(bytes(step.at - len(data)))
        return
    data.extend(bytes(max(0, step.at - len(data))))
    data[step.at : step.at + len(step.data)] = step.data
