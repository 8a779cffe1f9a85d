"""The bundle and the Debian package: the whole product without a Python beside it."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

import debian_package

PATIENCE_S = 120

LINUX, UNITS = Path(__file__).parents[2] / "installer" / "linux", {".service", ".timer"}

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(1_800)]

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def package() -> Path:
    if shutil.which("dpkg-deb") is None:
        pytest.skip("there is no dpkg-deb here")
    return debian_package.package()


@pytest.fixture(scope="module")
def unpacked(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the package would put into the system."""
    root = tmp_path_factory.mktemp("root")
    subprocess.run(["dpkg-deb", "-x", package, root], check=True)
    return root


@pytest.fixture
def run(unpacked: Path, tmp_path: Path) -> Run:
    """`center` from the package, on a machine that knows no Python."""
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(tmp_path),
        "CENTER_STATE": str(tmp_path / "state"),
        "QT_QPA_PLATFORM": "offscreen",
        "LANG": "C.UTF-8",
    }

    def run(*words: object, code: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [unpacked / "usr" / "bin" / "center", *map(str, words)],
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
        assert done.returncode == code, done.stderr
        return done

    return run


def test_it_is_small_and_has_no_python_of_the_system(package: Path, unpacked: Path) -> None:
    assert package.stat().st_size < 80_000_000
    assert not [*unpacked.rglob("*.pdb"), *unpacked.rglob("tests")]
    links = [one for one in unpacked.rglob("*") if one.is_symlink()]
    assert not any(one.readlink().is_absolute() for one in links)


def test_a_center_is_made_served_reported_backed_up_and_put_back(run: Run, tmp_path: Path) -> None:
    assert json.loads(run("doctor", "--json", code=1).stdout)[-1]["check"] == "role"
    run("init", "--sample")
    for window in ("kiosk", "display", "manager"):
        run(window, "--screenshot", tmp_path / f"{window}.png")
        with Image.open(tmp_path / f"{window}.png") as picture:
            assert len(picture.convert("RGB").getcolors(1_000_000) or ()) > 20
    run("report", "day", "--out", tmp_path / "day.pdf")
    assert (tmp_path / "day.pdf").read_bytes().startswith(b"%PDF")
    run("backup", "--new-key", tmp_path / "key")
    file = json.loads(run("backup", "--json").stdout)["file"]
    run("restore", file, "--key", tmp_path / "key", "--aside")
    assert "as it was recorded" in run("journal", "verify").stdout
    run("doctor", "--json")


def test_it_plays_days_in_processes_of_its_own(run: Run) -> None:
    said = run("bench", "decide", "--waiting", 0, "--runs", 1, "--seconds", 0.05, "--json").stdout
    assert {line["command"] for line in json.loads(said)} == {"issue", "call"}
    called = run("bench", "call", "--waiting", 0, "--processes", 2, "--runs", 1, "--seconds", 0.05)
    assert "sqlite" in called.stdout


def test_its_units_are_sound(unpacked: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("there is no systemd here")
    units = sorted((unpacked / "usr" / "lib" / "systemd" / "system").iterdir())
    assert {one.name for one in units} == {
        one.name for one in LINUX.iterdir() if one.suffix in UNITS
    }
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *units],
        capture_output=True,
        text=True,
        check=False,
    )
    said = [line for line in done.stderr.splitlines() if "center" in line]
    assert not [line for line in said if "is not executable" not in line], "it is not installed"
