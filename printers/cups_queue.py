"""The system's printers on Linux and macOS: CUPS, by its own commands.

Not through Qt's printing, which names no job: a job without a name cannot be taken out again.
"""

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from printers.outcome import Fault, Status
from printers.profile import Profile
from printers.raster import Raster

COMMAND_S = 5.0
REASONS: Mapping[str, Fault] = {
    "media-empty": Fault.PAPER_OUT,
    "media-needed": Fault.PAPER_OUT,
    "cover-open": Fault.COVER_OPEN,
    "door-open": Fault.COVER_OPEN,
    "media-jam": Fault.CUTTER,
    "offline": Fault.OFFLINE,
    "paused": Fault.OFFLINE,
    "shutdown": Fault.UNREACHABLE,
    "connecting-to-device": Fault.UNREACHABLE,
    "timed-out": Fault.UNREACHABLE,
}
"""What a printer's alerts mean (RFC 8011, 5.4.12, with or without `-error`, `-report`)."""
LOW = "media-low"


@dataclass(frozen=True, slots=True)
class CupsQueue:
    name: str
    profile: Profile

    def status(self) -> Status:
        told = _ran("lpstat", "-l", "-p", self.name)
        alerts = re.search(r"^\s*Alerts:(.*)$", told, re.MULTILINE)
        words = re.findall(r"[a-z-]+", alerts[1]) if alerts else []
        faults = (fault for word in words for key, fault in REASONS.items() if word.startswith(key))
        stopped = Fault.OFFLINE if f"{self.name} disabled" in told else None
        return Status(next(faults, stopped), any(word.startswith(LOW) for word in words))

    def put(self, raster: Raster) -> str:
        """As a page of the ticket's own size, so that no driver scales it."""
        size = self._size(raster)
        told = _ran("lp", "-d", self.name, "-o", f"media={size}", "-", given=self._page(raster))
        job = re.search(r"request id is (\S+)", told)
        if job is None:
            raise OSError(f"lp names no job: {told}")
        return job[1]

    def holds(self, job: str) -> bool:
        waiting = _ran("lpstat", "-W", "not-completed", "-o", self.name)
        return any(line.split()[0] == job for line in waiting.splitlines() if line.strip())

    def has_begun(self, job: str) -> bool:
        return f"now printing {job}." in _ran("lpstat", "-p", self.name)

    def cancel(self, job: str) -> None:
        _ran("cancel", job)

    def _size(self, raster: Raster) -> str:
        across, down = (self.profile.millimetres(n) for n in (raster.width, raster.height))
        return f"Custom.{across:.1f}x{down:.1f}mm"

    def _page(self, raster: Raster) -> bytes:
        from PIL import Image  # noqa: PLC0415 - 4 MB that no other printer needs

        page = BytesIO()
        image = Image.frombytes("1", (raster.width, raster.height), raster.rows, "raw", "1;I")
        image.save(page, "PDF", resolution=self.profile.dpi)
        return page.getvalue()


def _ran(*command: str, given: bytes = b"") -> str:
    """What the command says, in English. Raises OSError where it fails or hangs."""
    try:
        done = subprocess.run(
            command,
            input=given,
            capture_output=True,
            timeout=COMMAND_S,
            check=False,
            env=os.environ | {"LC_ALL": "C"},
        )
    except subprocess.TimeoutExpired as error:
        raise OSError(f"{command[0]} does not answer") from error
    if done.returncode:
        raise OSError(done.stderr.decode(errors="replace").strip() or command[0])
    return done.stdout.decode(errors="replace")
