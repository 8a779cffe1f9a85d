"""A Windows of its own in a folder, as far as wine is one."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WINE = "/usr/lib/wine/wine64"
SERVER = "/usr/lib/wine/wineserver64"

PATIENCE_S = 600.0

OVERRIDES = "winemenubuilder.exe=d"

BUILDING = {
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64-win32",
    "makensis": "nsis",
    "wixl": "wixl",
    "msibuild": "msitools",
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
        self._native: list[str] = []
        self.drive = folder / "drive_c"
        self("wineboot", "--init")
        for source in LACKING.glob("*.c"):
            made = self.drive / "windows" / "system32" / f"{source.stem}.dll"
            compiler = ["x86_64-w64-mingw32-gcc", "-shared", "-Os", "-s", "-o", str(made)]
            subprocess.run([*compiler, str(source), "-ladvapi32"], check=True)

    def __call__(self, *words: object, **variables: str) -> Ended:
        """What a program ended with; variables of Qt's are dropped on the way but for `cmd`."""
        return subprocess.run(
            [WINE, *map(str, words)],
            input="",
            capture_output=True,
            text=True,
            errors="replace",
            timeout=PATIENCE_S,
            env=self._environment() | variables,
            check=False,
        )

    def _environment(self) -> dict[str, str]:
        return {
            "PATH": "/usr/bin:/bin",
            "HOME": str(self._folder),
            "WINEPREFIX": str(self._folder),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": ";".join((OVERRIDES, *self._native)),
            "LANG": "C.UTF-8",
        }

    def well(self, *words: object) -> str:
        done = self(*words)
        assert done.returncode == 0, (words, done.returncode, done.stdout, done.stderr)
        return done.stdout.strip()

    @contextmanager
    def started(self, *words: object) -> Iterator["subprocess.Popen[str]"]:
        """A program that goes on; whatever of it is left is ended afterwards."""
        process = subprocess.Popen(
            [WINE, *map(str, words)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=self._environment(),
        )
        try:
            yield process
        finally:
            process.kill()
            process.communicate()

    @contextmanager
    def failing(self, program: str, code: int) -> Iterator[None]:
        """Meanwhile a program of Windows ends with this code, and does nothing."""
        file = self.drive / "windows" / "system32" / f"{program}.exe"
        kept, source = file.with_suffix(".kept"), self._folder / f"{program}.c"
        source.write_text(f"int main(void) {{ return {code}; }}\n")
        file.rename(kept)
        subprocess.run(["x86_64-w64-mingw32-gcc", "-s", "-o", file, source], check=True)
        self._native.append(f"{program}.exe=n")
        try:
            yield
        finally:
            self._native.pop()
            kept.replace(file)

    def close(self) -> None:
        """End all that runs in it."""
        own = {"WINEPREFIX": str(self._folder), "PATH": "/usr/bin:/bin", "HOME": os.devnull}
        subprocess.run([SERVER, "-k"], env=own, check=False)
        subprocess.run([SERVER, "-w"], env=own, check=False)
