"""The versions of the program on this PC, as the setup for Windows lays them.

Each has a folder of its own below `versions`, and the file `current` names the one that the starter
starts: so a new one can be put beside the one that runs, and gone back from.
"""

import json
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from center_app.cli.doctor.finding import Level
from center_app.cli.failures import Failed
from center_app.store.watermark import Watermark
from sync.updates import Released, UpdateKeys, read_keys

SETUP_S, DOCTOR_S = 600.0, 120.0

HERE_APT = "Here the system brings new versions itself: apt-get upgrade."


class Installation:
    """One folder of the setup's, which only an administrator writes; so are the keys in it."""

    def __init__(self, folder: Path, running: str) -> None:
        self.folder, self.running = folder, running
        self.updates = folder / "updates"
        self.highest = Watermark(self.updates / "highest")

    def keys(self) -> UpdateKeys:
        """Raises Failed where none are believed."""
        file = self.folder / "update.keys"
        try:
            return read_keys(file.read_text(encoding="ascii"))
        except FileNotFoundError as error:
            raise Failed(f"No updates are believed here: there is no {file}.") from error
        except ValueError as error:
            raise Failed(f"{file} has no two keys: {error}.") from error

    def current(self) -> str:
        return (self.folder / "current").read_text(encoding="ascii").strip()

    def examined(self) -> frozenset[str] | None:
        """What the current version's own doctor would have somebody act on; None where it fails."""
        starter = self.folder / "center.exe"
        try:
            done = subprocess.run(
                [starter, "doctor", "--json"],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=DOCTOR_S,
                check=False,
            )
            findings = json.loads(done.stdout)
            return frozenset(one["check"] for one in findings if one["level"] == Level.ACT)
        except (OSError, subprocess.TimeoutExpired, ValueError, KeyError, TypeError):
            return None

    def install(self, setup: Path) -> bool:
        """Put the setup's version beside the others and make it the current one."""
        try:
            done = subprocess.run(
                _silently(setup, self.folder),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=SETUP_S,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return False
        return done.returncode == 0

    def go_back(self, to: str, released: Released) -> None:
        """Start that version again, and never try this release another time."""
        new = self.folder / "current.new"
        new.write_text(f"{to}\n", encoding="ascii")
        new.replace(self.folder / "current")
        with (self.updates / "refused").open("a", encoding="ascii") as refused:
            refused.write(f"{released.sha256}\n")
        if released.version != to:
            shutil.rmtree(self.folder / "versions" / released.version, ignore_errors=True)

    def was_refused(self, released: Released) -> bool:
        """Whether its health was bad here once."""
        with suppress(FileNotFoundError):
            refused = (self.updates / "refused").read_text(encoding="ascii")
            return released.sha256 in refused.split()
        return False

    def tidy(self) -> None:
        """Keep the current version and the one that runs, which it can be gone back to."""
        kept = {self.current(), self.running}
        for old in (self.folder / "versions").iterdir():
            if old.name not in kept:
                shutil.rmtree(old, ignore_errors=True)


def _silently(setup: Path, folder: Path) -> list[str] | str:
    """The setup takes a folder with a space in its name only as it is, without quotation marks."""
    if os.name == "nt":
        return f'"{setup}" /S /D={folder}'
    return [str(setup), "/S", f"/D={folder}"]


def installation() -> Installation:
    """That of the program that runs. Raises Failed where it was not the setup that put it there."""
    above = Path(sys.executable).resolve().parents
    folder = above[min(3, len(above) - 1)]
    if os.name != "nt" or not (folder / "current").is_file():
        raise Failed(HERE_APT)
    return Installation(folder, version("one-stop-center"))
