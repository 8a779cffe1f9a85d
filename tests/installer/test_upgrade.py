"""The package in a whole system: installed, brought to a new version, back, purged; and nothing is
taken from a repository that was tampered with."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest

from debian_package import ROOT, of_version, package
from throwaway_debian import Debian, debian, why_not, within_time

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.timeout(1_800),
    pytest.mark.skipif(bool(why_not()), reason=why_not()),
]

SERVER = "center-server.service"
OF_CENTER = {"CENTER_STATE": "/var/lib/center", "CENTER_CONFIG": "/etc/center/center.toml"}
SOURCE = "deb [signed-by=/etc/apt/center.gpg] file:///srv/repository stable main\n"


@pytest.fixture
def system() -> Iterator[Debian]:
    with debian() as one:
        one.write("etc/apt/sources.list", "")
        one.install(package())
        yield one


def center(system: Debian, *words: object) -> str:
    return system.well("center", *words, user="center", **OF_CENTER)


def version(system: Debian) -> str:
    return system.well("dpkg-query", "-W", "-f", "${Version}", "one-stop-center")


def test_it_goes_up_and_back_with_its_data_and_leaves_nothing_but_them(
    system: Debian, tmp_path: Path
) -> None:
    newer = of_version(package(), "0.9.0", tmp_path)
    with system.booted():
        center(system, "init", "--sample")
        system.well("systemctl", "enable", "--now", SERVER, "center-backup.timer")
        server = system.well("systemctl", "show", SERVER, "-p", "MainPID", "--value")
        system.write("etc/center/center.toml", 'language = "en"\n')

        began = monotonic()
        system.install(newer)
        assert monotonic() - began < 60
        assert version(system) == "0.9.0"
        assert within_time(
            lambda: (
                system("systemctl", "show", SERVER, "-p", "MainPID", "--value").stdout.strip()
                not in (server, "0")
            )
        ), "the server that runs is the new one"
        assert "as it was recorded" in center(system, "journal", "verify")

        system.install(package())
        assert version(system) == "0.1.0"
        assert "as it was recorded" in center(system, "journal", "verify")
        assert system.file("etc/center/center.toml") == b'language = "en"\n'

        system.well("dpkg", "--purge", "one-stop-center")
        left = system.well(
            "find",
            "/usr",
            "/etc",
            "/run",
            "-xdev",
            "-name",
            "*center-*",
            "-not",
            "-path",
            "*/proc/*",
        )
        assert left == ""
        assert system("pgrep", "-f", "/usr/lib/one-stop-center").stdout == ""
        assert "center.db" in system.well("ls", "/var/lib/center"), "what was recorded stays"


def test_apt_takes_what_is_signed_and_nothing_else(system: Debian, tmp_path: Path) -> None:
    repository = system.root / "srv" / "repository"
    signed(repository, tmp_path, "0.9.0")
    system.write("etc/apt/sources.list.d/center.list", SOURCE)
    (system.root / "etc/apt/center.gpg").write_bytes(
        (repository / "one-stop-center.gpg").read_bytes()
    )
    apt = ("apt-get", "-q", "-y", "-o", "APT::Sandbox::User=root")
    system.well(*apt, "update")

    (made,) = (repository / "pool").glob("*_0.9.0_*.deb")
    whole = made.read_bytes()
    made.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    refused = system(*apt, "install", "one-stop-center")
    assert refused.returncode != 0
    assert "Hash Sum mismatch" in refused.stdout + refused.stderr
    assert version(system) == "0.1.0"

    made.write_bytes(whole)
    system.well(*apt, "upgrade")
    assert version(system) == "0.9.0"

    release = repository / "dists" / "stable" / "InRelease"
    release.write_text(release.read_text().replace("Label: One-stop", "Label: Two-stop"))
    refused = system(*apt, "-o", "APT::Update::Error-Mode=any", "update")
    assert refused.returncode != 0
    assert "BADSIG" in refused.stdout + refused.stderr


def signed(repository: Path, tmp_path: Path, newer: str) -> None:
    """A repository of the newer version, signed by a key that is made for it."""
    home = tmp_path / "gnupg"
    home.mkdir(mode=0o700)
    environment = {**os.environ, "GNUPGHOME": str(home), "GPG_KEY": "releases@example.org"}
    make = ["gpg", "--batch", "--passphrase", "", "--quick-generate-key", environment["GPG_KEY"]]
    subprocess.run([*make, "ed25519", "sign"], env=environment, check=True, capture_output=True)
    (repository / "pool").mkdir(parents=True)
    of_version(package(), newer, repository / "pool")
    subprocess.run(
        [ROOT / "installer" / "repository.sh"],
        env={**environment, "REPOSITORY": str(repository)},
        check=True,
        capture_output=True,
    )
    subprocess.run(["gpgconf", "--kill", "all"], env=environment, check=False)
