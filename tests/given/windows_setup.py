"""The setup for Windows as it is built from this tree, and others of it with another version."""

import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

from debian_package import ROOT

FILES = ROOT / "build" / "windows" / "files"
"""What the setup lays, as the build leaves it."""

SCRIPT = ROOT / "installer" / "windows" / "setup.nsi"
PACKAGER = ROOT / "installer" / "windows" / "msi.sh"
LISTED = ROOT / "build" / "windows" / "files.wxs"


@cache
def setups() -> Path:
    """The folder with setup and MSI, made anew once a run; or the one that SETUPS names."""
    if "SETUPS" in os.environ:
        return Path(os.environ["SETUPS"])
    made = ["make", "windows", "PACKING=zlib"]
    subprocess.run(made, cwd=ROOT, check=True, capture_output=True)
    return ROOT / "dist"


def only(folder: Path, pattern: str) -> Path:
    (file,) = folder.glob(pattern)
    return file


def setup_of(version: str, folder: Path, keys: Path, without: str = "") -> Path:
    """The same program as another version, which believes these keys.

    `without` is a part of it that is left out: such a version starts and is not well.
    """
    setups()
    files, made = folder / "files", folder / f"{version}_setup.exe"
    shutil.copytree(FILES, files, copy_function=os.link)
    (was,) = (files / "versions").iterdir()
    home = was.rename(was.with_name(version))
    (told,) = (home / "lib").glob("one_stop_center-*.dist-info")
    said = (told / "METADATA").read_text(encoding="utf-8")
    (told / "METADATA").unlink()  # a link: what was built has to stay
    (told / "METADATA").write_text(
        re.sub(r"(?m)^Version: .*$", f"Version: {version}", said, count=1), encoding="utf-8"
    )
    if without:
        shutil.rmtree(home / "lib" / without)
    shutil.copy(keys, files / "update.keys")
    made_setup(version, files, made, KEYS="1")
    shutil.rmtree(files)
    return made


def made_setup(version: str, files: Path, made: Path, **more: str) -> Path:
    """The setup that lays these files."""
    defined = {"VERSION": version, "SIZE_KB": "1", "FILES": files, "OUT": made, **more}
    subprocess.run(
        [
            *("makensis", "-V2", "-INPUTCHARSET", "UTF8", "-XSetCompress off"),
            *(f"-D{name}={value}" for name, value in defined.items()),
            str(SCRIPT),
        ],
        check=True,
        capture_output=True,
    )
    return made


def msi_of(version: str, folder: Path) -> Path:
    """The same files as an MSI of another version."""
    setups()
    made = folder / f"{version}.msi"
    how: tuple[str | Path, ...] = (PACKAGER, version, FILES.relative_to(ROOT), LISTED, made)
    subprocess.run(how, cwd=ROOT, check=True, capture_output=True)
    return made
