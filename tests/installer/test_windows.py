"""The setup for Windows under wine: installed silently, run, and gone without a trace."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from windows_setup import msi_of, only, setups
from wine import Wine, why_not

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.timeout(3_600),
    pytest.mark.skipif(bool(why_not()), reason=why_not()),
]

FOLDER = "C:\\Program Files\\Center"
STARTER = f"{FOLDER}\\center.exe"
TERMS = {
    "one-stop-center": "Apache License",
    "pyside6-essentials": "GNU LESSER GENERAL PUBLIC LICENSE",
    "python": "PYTHON SOFTWARE FOUNDATION LICENSE",
}

REGISTRY = "HKLM\\Software\\Center"
INSTALLED = "HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall"


@pytest.fixture(scope="module")
def built() -> Path:
    return setups()


@pytest.fixture
def wine(tmp_path: Path) -> Iterator[Wine]:
    made = Wine(tmp_path / "windows")
    yield made
    made.close()


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

    for part, terms in TERMS.items():
        assert terms in center(wine, "about", part)

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


def test_what_runs_is_ended_before_it_is_removed(built: Path, wine: Wine) -> None:
    wine.well(only(built, "*_setup.exe"), "/S", "/ROLE=server")
    center(wine, "init", "--sample")
    with wine.started("cmd", "/c", "C:\\center.bat", "server") as server:
        assert server.stdout is not None
        assert server.stdout.readline().startswith("https://")
        wine.well(f"{FOLDER}\\uninstall.exe", "/S", f"_?={FOLDER}")
        server.wait(30)
    assert not (installed(wine) / "versions").exists()
    wine.well("msiexec", "/i", only(built, "*.msi"), "/qn", "ROLE=server")
    with wine.started("cmd", "/c", "C:\\center.bat", "server") as server:
        assert server.stdout is not None
        assert server.stdout.readline().startswith("https://")
        wine.well("msiexec", "/x", only(built, "*.msi"), "/qn")
        server.wait(30)
    assert not (installed(wine) / "versions").exists()


def test_an_msi_without_a_role_keeps_the_one_that_is_there(
    built: Path, wine: Wine, tmp_path: Path
) -> None:
    package = only(built, "*.msi")
    role = ("reg", "query", REGISTRY, "/v", "Role")
    wine.well("msiexec", "/i", package, "/qn", "ROLE=display")
    wine.well("msiexec", "/i", package, "/qn", "REINSTALL=ALL", "REINSTALLMODE=amus")
    assert "display" in wine.well(*role), "a repair"
    wine.well("msiexec", "/i", package, "/qn", "REINSTALL=ALL", "REINSTALLMODE=amus", "ROLE=kiosk")
    assert "kiosk" in wine.well(*role), "what is said counts more"
    wine.well("msiexec", "/i", msi_of("0.2.0", tmp_path), "/qn")
    assert "kiosk" in wine.well(*role), "a later version"
    assert "0.2.0" in wine.well("reg", "query", INSTALLED, "/s", "/v", "DisplayVersion")
    assert "usage: center" in center(wine, "--help")


def test_folders_that_cannot_be_closed_to_others_are_not_filled(built: Path, wine: Wine) -> None:
    with wine.failing("icacls", 5):
        assert wine(only(built, "*_setup.exe"), "/S", "/ROLE=server").returncode == 2
        assert not installed(wine).exists()
        assert wine("reg", "query", REGISTRY).returncode != 0
    (kept,) = wine.drive.rglob("center-setup.log")
    assert "[5] icacls" in kept.read_text()
    wine.well(only(built, "*_setup.exe"), "/S", "/ROLE=server")
    assert "[0] icacls" in (installed(wine) / "setup.log").read_text()


def test_a_task_that_windows_does_not_make_is_told_of(built: Path, wine: Wine) -> None:
    setup, log = only(built, "*_setup.exe"), installed(wine) / "setup.log"
    with wine.failing("schtasks", 1):
        assert wine(setup, "/S", "/ROLE=server").returncode == 3
        assert '[1] schtasks /create /f /tn "Center server"' in log.read_text()
    assert "usage: center" in center(wine, "--help"), "all else is there"
    wine.well(setup, "/S")


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
