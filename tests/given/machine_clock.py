"""The machine's own clock, for tests that start real processes."""

import time
from contextlib import suppress
from pathlib import Path

from center_app.domain.clock import Instant


class MachineClock:
    """Wall clock and steady clock of this machine, as one boot.

    With a file the wall clock is set: it is ahead by as many seconds as the file says by then.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file

    def now(self) -> Instant:
        wall = time.time_ns() // 1_000_000 + self._ahead()
        return Instant(wall, time.monotonic_ns() // 1_000_000, "0000beef")

    def _ahead(self) -> int:
        if self._file is not None:
            with suppress(OSError, ValueError):  # being written just now
                return 1_000 * int(self._file.read_text())
        return 0


def set_ahead(file: Path, seconds: int) -> None:
    """Set the clocks that look at the file so far ahead; each reads it whole or not at all."""
    beside = file.with_name(f"{file.name}.new")
    beside.write_text(str(seconds))
    beside.replace(file)
