"""The setup for Windows has a new version get ready before it is the one that starts.

In the place of Python stands a program that writes down what it is asked.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from windows_setup import made_setup
from wine import Wine, why_not

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.timeout(600),
    pytest.mark.skipif(bool(why_not()), reason=why_not()),
]

ASKED = Path(__file__).parents[1] / "given" / "asked_main.c"
PREPARE = "-m center_app.cli prepare"


@pytest.fixture
def wine(tmp_path: Path) -> Iterator[Wine]:
    made = Wine(tmp_path / "windows")
    yield made
    made.close()


def setup(version: str, folder: Path, *, fails: bool = False) -> Path:
    """A setup of a version that has nothing but that program."""
    files = folder / version
    runtime = files / "versions" / version / "runtime"
    runtime.mkdir(parents=True)
    program = runtime / "python.exe"
    subprocess.run(["x86_64-w64-mingw32-gcc", "-Os", "-s", "-o", program, ASKED], check=True)
    for name in ("center.exe", "center-gui.exe", "LICENSE", "kiosk-lockdown.ps1"):
        (files / name).write_bytes(b"")
    if fails:
        (runtime / "fails").touch()
    return made_setup(version, files, folder / f"{version}_setup.exe")


def test_a_new_version_gets_ready_while_the_one_before_still_starts(
    wine: Wine, tmp_path: Path
) -> None:
    folder, asked = wine.drive / "Program Files" / "Center", wine.drive / "asked.txt"
    wine.well(setup("0.1.0", tmp_path), "/S", "/ROLE=server")
    assert not asked.exists(), "a first one has nothing to prepare"
    wine.well(setup("0.2.0", tmp_path), "/S")
    assert asked.read_text().splitlines() == [f"{PREPARE} while 0.1.0"]
    assert (folder / "current").read_text() == "0.2.0\n"
    wine.well(setup("0.3.0", tmp_path, fails=True), "/S")
    assert asked.read_text().splitlines()[1:] == [f"{PREPARE} while 0.2.0"]
    assert (folder / "current").read_text() == "0.3.0\n", "it is installed all the same"
    assert "[1] " in (folder / "setup.log").read_text(errors="replace")
