"""The highest number of a release that this machine has seen, in a file beside the database.

A database that was put back has forgotten the last catalogues; this has not, so that nobody can
offer an old one as if it were new.
"""

import os
from contextlib import suppress
from pathlib import Path

LONGEST = 20


class Watermark:
    """The file of one installation; where the disk refuses it, the database's own word is left."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def highest(self) -> int:
        """0 where nothing was seen yet, or the file cannot be read."""
        with suppress(OSError, ValueError):
            return max(0, int(self._file.read_text(encoding="ascii")[:LONGEST]))
        return 0

    def rise(self, number: int) -> None:
        """Never goes down."""
        if number <= self.highest():
            return
        beside = self._file.with_name(f".{self._file.name}.new")
        with suppress(OSError):
            with beside.open("w", encoding="ascii") as opened:
                opened.write(f"{number}\n")
                opened.flush()
                os.fsync(opened.fileno())
            beside.replace(self._file)  # once it is closed: Windows renames nothing that is open
