"""The Debian package as it is built from this tree, and others of it with another version."""

import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@cache
def package() -> Path:
    """Made anew, once a run; or the one that DEB names."""
    if "DEB" in os.environ:
        return Path(os.environ["DEB"])
    subprocess.run(["make", "deb"], cwd=ROOT, check=True, capture_output=True)
    (file,) = (ROOT / "dist").glob("*.deb")
    return file


def of_version(file: Path, version: str, folder: Path, break_it: str = "") -> Path:
    """The same as another version; `break_it` is a line of shell in its command's place."""
    root = Path(tempfile.mkdtemp(dir=folder))
    subprocess.run(["dpkg-deb", "-R", file, root], check=True)
    control = root / "DEBIAN" / "control"
    lines = control.read_text().splitlines()
    said = [f"Version: {version}" if one.startswith("Version: ") else one for one in lines]
    control.write_text("\n".join(said) + "\n")
    if break_it:
        command = root / "usr" / "bin" / "center"
        command.unlink()
        command.write_text(f"#!/bin/sh\n{break_it}\n")
        command.chmod(0o755)
    made = folder / f"one-stop-center_{version}_{file.stem.rpartition('_')[2]}.deb"
    how = ["dpkg-deb", "--root-owner-group", "-Zzstd", "-z1", "--build", str(root), str(made)]
    subprocess.run(how, check=True, capture_output=True)
    shutil.rmtree(root)
    return made
