"""The setup for Windows under wine: installed silently, run, and gone without a trace."""

import json
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from debian_package import ROOT
from wine import Wine, why_not

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.timeout(3_600),
    pytest.mark.skipif(bool(why_not()), reason=why_not()),
]

FOLDER = "C:\\Program Files\\Center"
STARTER = f"{FOLDER}\\center.exe"
REGISTRY = "HKLM\\Software\\Center"


@pytest.fixture(scope="module")
def built() -> Path:
    """The folder with setup and MSI, made anew; or the one that SETUPS names."""
    if "SETUPS" in os.environ:
        return Path(os.environ["SETUPS"])
    made = ["make", "windows", "PACKING=zlib"]
    subprocess.run(made, cwd=ROOT, check=True, capture_output=True)
    return ROOT / "dist"


@pytest.fixture
def wine(tmp_path: Path) -> Iterator[Wine]:
    made = Wine(tmp_path / "windows")
    yield made
    made.close()


def only(folder: Path, pattern: str) -> Path:
    (file,) = folder.glob(pattern)
    return file


def center(wine: Wine, *words: str) -> str:
    """What `center` said; with a screen that nobody sees."""
    script = wine.drive / "center.bat"
    script.write_text(f'@set QT_QPA_PLATFORM=offscreen\r\n@"{STARTER}" %*\r\n', newline="")
    return wine.well("cmd", "/c", "C:\\center.bat", *words)


def installed(wine: Wine) -> Path:
    return wine.drive / "Program Files" / "Center"


def starts_with_windows(wine: Wine) -> bool:
    links = wine.drive.rglob("Center.lnk")
    return any(link.parent.name.lower() == "startup" for link in links)


def test_it_is_installed_runs_and_is_removed(built: Path, wine: Wine) -> None:
    began = time.monotonic()
    wine.well(only(built, "*_setup.exe"), "/S", "/ROLE=kiosk")
    assert time.monotonic() - began < 120
    assert "kiosk" in wine.well("reg", "query", REGISTRY, "/v", "Role")
    assert starts_with_windows(wine)

    center(wine, "init", "--sample")
    findings = json.loads(center(wine, "doctor", "--json"))
    assert {one["level"] for one in findings} <= {"well", "watch"}, findings
    center(wine, "kiosk", "--screenshot", "C:\\kiosk.png")
    with Image.open(wine.drive / "kiosk.png") as picture:
        assert len(picture.convert("RGB").getcolors(1_000_000) or ()) > 20

    wine.well(f"{FOLDER}\\uninstall.exe", "/S", f"_?={FOLDER}")
    assert [one.name for one in installed(wine).glob("*")] in ([], ["uninstall.exe"])
    assert not starts_with_windows(wine)
    assert wine("reg", "query", REGISTRY).returncode != 0
    assert [*(wine.drive / "ProgramData" / "Center").rglob("center.db")], "what was recorded stays"


def test_a_role_that_is_none_installs_nothing(built: Path, wine: Wine) -> None:
    assert wine(only(built, "*_setup.exe"), "/S", "/ROLE=clown").returncode == 2
    assert not installed(wine).exists()


def test_the_server_runs_longer_than_three_days(built: Path, wine: Wine) -> None:
    wine.well(only(built, "*_setup.exe"), "/S", "/ROLE=server")
    (task,) = (wine.drive / "windows" / "system32" / "tasks").glob("Center server")
    assert "<ExecutionTimeLimit>PT0S<" in task.read_text(encoding="utf-8-sig")
    assert not starts_with_windows(wine)


def test_the_msi_is_installed_and_removed(built: Path, wine: Wine) -> None:
    package = only(built, "*.msi")
    wine.well("msiexec", "/i", package, "/qn", "ROLE=display")
    assert "display" in wine.well("reg", "query", REGISTRY, "/v", "Role")
    assert "usage: center" in center(wine, "--help")
    wine.well("msiexec", "/x", package, "/qn")
    assert not (installed(wine) / "versions").exists()


def test_a_version_beside_another_is_started_and_gone_back_from(built: Path, wine: Wine) -> None:
    wine.well(only(built, "*_setup.exe"), "/S", "/ROLE=kiosk")
    current = installed(wine) / "current"
    version = current.read_text().strip()
    current.write_text("9.9.9\n")
    assert "cannot be started" in wine(STARTER, "--help").stderr
    wine.well(only(built, "*_setup.exe"), "/S")
    assert current.read_text().strip() == version
    assert "usage: center" in center(wine, "--help")
    assert "kiosk" in wine.well("reg", "query", REGISTRY, "/v", "Role"), "the role stays"
