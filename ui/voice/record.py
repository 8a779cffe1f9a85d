"""What became of every call, written down: a line each, a file for each day."""

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from ui.voice.voice import Told

_LOG = logging.getLogger(__name__)

KEPT = 31
"""Files of earlier days that stay."""

ENDING = ".txt"


class CallBook:
    """`09:15:02 A017 5 said`: when it was over, number, counter and fate. Nobody's name is in it.

    A book that cannot be written stops no voice.
    """

    def __init__(self, folder: Path, station: str, now: Callable[[], datetime]) -> None:
        self._folder, self._station, self._now = folder, station, now
        self._warned = False

    def write(self, told: Told) -> None:
        now = self._now()
        file = self._folder / f"{now:%Y-%m-%d}-{self._station}{ENDING}"
        line = f"{now:%H:%M:%S} {told.call.number} {told.call.counter} {told.fate}\n"
        try:
            if not file.exists():
                self._begin(file)
            with file.open("a", encoding="utf-8") as book:
                book.write(line)
            self._warned = False
        except OSError as error:
            if not self._warned:  # once, not at every call of the day
                self._warned = True
                _LOG.warning("the record of calls cannot be written: %s", error.strerror)

    def _begin(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        known = sorted(self._folder.glob(f"*-{self._station}{ENDING}"))
        for old in known[: max(0, len(known) - KEPT)]:
            old.unlink(missing_ok=True)
