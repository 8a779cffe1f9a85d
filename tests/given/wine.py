"""A Windows of its own in a folder, as far as wine is one."""

import os
import shutil
import subprocess
from pathlib import Path

WINE = "/usr/lib/wine/wine64"
SERVER = "/usr/lib/wine/wineserver64"

PATIENCE_S = 600.0

OVERRIDES = "winemenubuilder.exe=d"

BUILDING = {
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64-win32",
    "makensis": "nsis",
    "wixl": "wixl",
}

Ended = subprocess.CompletedProcess[str]

LACKING = Path(__file__).with_name("windows_10")
"""Sources of what Windows 10 has, this wine has not, and our libraries ask for."""


def why_not() -> str:
    """Why Windows programs do not run here; empty where they do."""
    if not Path(WINE).exists():
        return "Windows programs need: apt-get install wine64"
    lacking = [package for name, package in BUILDING.items() if shutil.which(name) is None]
    if lacking:
        return f"the setup for Windows needs: apt-get install {' '.join(lacking)}"
    return ""


class Wine:
    """`folder` holds its drive C."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.drive = folder / "drive_c"
        self("wineboot", "--init")
        for source in LACKING.glob("*.c"):
            made = self.drive / "windows" / "system32" / f"{source.stem}.dll"
            compiler = ["x86_64-w64-mingw32-gcc", "-shared", "-Os", "-s", "-o", str(made)]
            subprocess.run([*compiler, str(source), "-ladvapi32"], check=True)

    def __call__(self, *words: object, **variables: str) -> Ended:
        """What a program ended with; variables of Qt's are dropped on the way but for `cmd`."""
        own = {
            "PATH": "/usr/bin:/bin",
            "HOME": str(self._folder),
            "WINEPREFIX": str(self._folder),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": OVERRIDES,
            "LANG": "C.UTF-8",
        }
        return subprocess.run(
            [WINE, *map(str, words)],
            input="",
            capture_output=True,
            text=True,
            errors="replace",
            timeout=PATIENCE_S,
            env=own | variables,
            check=False,
        )

    def well(self, *words: object) -> str:
        done = self(*words)
        assert done.returncode == 0, (words, done.returncode, done.stdout, done.stderr)
        return done.stdout.strip()

    def close(self) -> None:
        """End all that runs in it."""
        own = {"WINEPREFIX": str(self._folder), "PATH": "/usr/bin:/bin", "HOME": os.devnull}
        subprocess.run([SERVER, "-k"], env=own, check=False)
        subprocess.run([SERVER, "-w"], env=own, check=False)
