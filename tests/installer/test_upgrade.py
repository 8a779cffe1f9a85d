"""The package in a whole system: installed, brought to a new version, back, purged; and nothing is
taken from a repository that was tampered with."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import pytest
from sqlalchemy import update

from center_app.store.engine import open_engine, writing
from center_app.store.journal import Journal
from center_app.store.tables import checkpoint
from debian_package import ROOT, of_version, package
from founding import CENTER
from throwaway_debian import Debian, debian, why_not, within_time
from years import grow, lived

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


DOWN_S = 30
"""For how long an upgrade may keep the counters waiting."""

SETTINGS = f'''
center = "{CENTER}"
server_url = "https://127.0.0.1:8443"
'''

LISTENED = """
import select, socket, sys, time

def listens():
    try:
        socket.create_connection(("127.0.0.1", 8443), 1).close()
    except OSError:
        return False
    return True

while not listens():
    time.sleep(0.1)
print("up", flush=True)
longest, last = 0.0, time.monotonic()
while True:
    if listens():
        longest, last = max(longest, time.monotonic() - last), time.monotonic()
        if select.select([sys.stdin], [], [], 0.05)[0]:
            break
    else:
        time.sleep(0.05)
print(longest)
"""


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


def test_the_counters_hardly_wait_while_a_large_center_goes_up(
    system: Debian, tmp_path: Path
) -> None:
    """A version that has another form of the hall plays all that was recorded, before it serves."""
    newer = of_version(package(), "0.9.0", tmp_path)
    lived(f"sqlite:///{tmp_path / 'center.db'}", 2, 200)
    entries = grown_old(tmp_path / "center.db", days=int(os.environ.get("YEAR_DAYS", "20")))
    with system.booted():
        system.write("etc/center/center.toml", SETTINGS)
        (system.root / "var/lib/center/center.db").write_bytes(
            (tmp_path / "center.db").read_bytes()
        )
        system.well("chown", "-R", "center:", "/var/lib/center")
        system.well("systemctl", "enable", "--now", SERVER)
        with longest_silence(system) as silence:
            as_of_another_version(system.root / "var/lib/center/center.db")
            shutil.copy(newer, system.root / "root" / newer.name)
            said = system.well("dpkg", "-i", f"/root/{newer.name}")
        played = re.search(r"(\d+) entries were played", said)
        assert played is not None, said
        assert int(played[1]) >= entries
        print(f"{entries} entries: silent for {silence()} s")  # noqa: T201
        assert 0 < silence() < DOWN_S
        assert "as it was recorded" in center(system, "journal", "verify")
        log = system.well("journalctl", "-u", SERVER, "-o", "cat")
        assert "Traceback" not in log, log


def grown_old(file: Path, days: int) -> int:
    """How many entries the journal has after so many more days."""
    engine = open_engine(f"sqlite:///{file}")
    grow(engine, CENTER, days)
    entries = Journal(engine, CENTER).head().place
    engine.dispose()
    return entries


def as_of_another_version(file: Path) -> None:
    """What is kept of the hall could have been left by one whose hall has another form."""
    engine = open_engine(f"sqlite:///{file}")
    with writing(engine) as connection:
        connection.execute(update(checkpoint).values(shape="earlier"))
    engine.dispose()


@contextmanager
def longest_silence(system: Debian) -> Iterator[Callable[[], float]]:
    """For how long at most nobody listened at the server's port, in seconds, once it did."""
    net = ["nsenter", "-t", f"{system._first}", "-n", sys.executable, "-c", LISTENED]
    process = subprocess.Popen(net, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stdout.readline() == "up\n"
    said: list[float] = []
    try:
        yield lambda: said[0]
    finally:
        out, _ = process.communicate("\n", timeout=120)
        said.append(float(out))


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
