"""Which databases a registry has and in which of them each center lives, in a file.

The file is read by every process that serves and by the commands; none of the databases has to be
there for it.
"""

import json
import logging
import os
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from center_app.domain.plain import Unreadable, read
from center_app.store.engine import WAIT_S
from center_app.store.faults import Unusable
from center_app.store.turn import turn
from sync import wire

SUFFIX = ".json"

_NAME = re.compile(r"[a-z0-9-]{1,24}")

_log = logging.getLogger(__name__)


class Placed(Exception):
    """The center lives in another database, and its entries with it; says in which."""


@dataclass(frozen=True, slots=True)
class Directory:
    """The addresses of the databases by their names, and the name of each center's."""

    databases: Mapping[str, str]
    centers: Mapping[str, str]

    def with_database(self, name: str, address: str) -> "Directory":
        """One more, or another address of a known one. Raises ValueError for what is no name."""
        if not _NAME.fullmatch(name):
            raise ValueError(f"{name!r} is not 1 to 24 of a-z, 0-9 and the hyphen")
        return replace(self, databases={**self.databases, name: address})

    def with_center(self, center: str, name: str | None = None) -> "Directory":
        """Place a center; where the fewest are if no name is given and it lives nowhere yet.

        Raises LookupError for no such database, ValueError for no center's code, Placed for a
        center that lives elsewhere.
        """
        if not wire.is_center(center):
            raise ValueError(f"{center!r} is not 3 to 24 of A-Z, 0-9 and the hyphen")
        lives = self.centers.get(center)
        chosen = name or lives or self._emptiest()
        if chosen not in self.databases:
            raise LookupError(f"database {chosen}")
        if lives not in (None, chosen):
            raise Placed(lives)
        return replace(self, centers={**self.centers, center: chosen})

    def _emptiest(self) -> str:
        count = Counter(self.centers.values())
        return min(self.databases, key=lambda name: (count[name], name), default="")


class DirectoryFile:
    """The directory where it is kept; a change of the file is seen at the next look."""

    def __init__(self, path: Path) -> None:
        """Raises Unusable for a file that is no directory; there need not be one yet."""
        self._path = path
        self._seen = self._stamp()
        self._directory = self._read()

    def now(self) -> Directory:
        """As it is now; as it was before while the file cannot be read."""
        seen = self._stamp()
        if seen != self._seen:
            try:
                self._directory = self._read()
            except Unusable as error:
                _log.warning("%s", error)
            self._seen = seen
        return self._directory

    def change(self, changed: Callable[[Directory], Directory]) -> Directory:
        """Write it anew, in turn with others who do, whole or not at all."""
        with turn(self._path.with_name(self._path.name + ".turn"), WAIT_S):
            directory = changed(self._read())
            fresh = self._path.with_name(self._path.name + ".new")
            with fresh.open("w", encoding="utf-8") as file:
                json.dump(asdict(directory), file, indent=1, sort_keys=True)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self._path)
        return directory

    def _stamp(self) -> tuple[int, int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size

    def _read(self) -> Directory:
        try:
            text = self._path.read_bytes()
        except FileNotFoundError:
            return Directory({}, {})
        except OSError as error:
            raise Unusable(f"The directory {self._path} cannot be read.") from error
        try:
            return read(Directory, wire.parse(text))
        except Unreadable as error:
            raise Unusable(f"{self._path} is no directory of a registry.") from error
