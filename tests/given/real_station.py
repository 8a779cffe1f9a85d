"""A station as it stands in the hall: a process of its own on a screen of its own."""

import os
import subprocess
from pathlib import Path

from PIL import Image

from command_line import PROGRAM
from virtual_screen import PATIENCE_S, VirtualScreen, number_of_colours

DRAWN = 100
"""More colours than an empty screen or a half-drawn window has."""


class RealStation:
    """A window that runs as a process of its own, on a screen of its own."""

    def __init__(
        self, folder: Path, kind: str, *options: str, size: tuple[int, int] = (1920, 1080)
    ) -> None:
        self.kind = kind
        self.screen = VirtualScreen(folder / f"{kind}-screen", *size)
        self._log = folder / f"{kind}.log"
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [*PROGRAM, kind, *options],
                env={**os.environ, **self.screen.environment},
                stderr=log,
            )

    @property
    def complaints(self) -> str:
        """All that the process wrote about what went wrong."""
        return self._log.read_text()

    @property
    def memory_mb(self) -> float:
        """What the process holds in memory."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
        return int(line.split()[1]) / 1024

    def drawn(self) -> Image.Image:
        """The window once it stands there."""
        return self.screen.still(lambda picture: number_of_colours(picture) > DRAWN)

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(PATIENCE_S)
        self.screen.close()
