"""A Debian of its own in a folder, booted as a container: what the package does to a whole system.

It is made once with `debootstrap`, with all that the package depends on, and kept in the folder of
temporary files; each test has a copy. A container has no network.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from time import monotonic, sleep

ROOT = Path(__file__).parents[2]
SUITE = "bookworm"
"""The oldest system that the package is for."""

SYSTEM = ("systemd", "systemd-sysv", "dbus", "udev", "procps", "gpg", "gpgv", "apt-utils")
SESSION = ("cage", "xwayland", "seatd", "cups-client")
LOOKING = ("grim", "xvfb", "xdotool")

PROGRAMS = {"systemd-nspawn": "systemd-container", "debootstrap": "debootstrap"}

PATIENCE_S = 120.0
GLANCE_S = 0.2

Ended = subprocess.CompletedProcess[str]


def why_not() -> str:
    """Why no container runs here; empty where it does."""
    if os.geteuid() != 0:
        return "a container is root's"
    lacking = [package for name, package in PROGRAMS.items() if shutil.which(name) is None]
    return f"a container needs: apt-get install {' '.join(lacking)}" if lacking else ""


def within_time(done: Callable[[], bool], patience_s: float = PATIENCE_S) -> bool:
    """Whether it came true in time."""
    until = monotonic() + patience_s
    while not done():
        if monotonic() > until:
            return False
        sleep(GLANCE_S)
    return True


def base() -> Path:
    """The system that all others are copies of."""
    wanted = ROOT.joinpath("installer/system-packages.txt").read_text().splitlines()
    ours = {line.split()[2] for line in wanted if line.startswith("run ")}
    packages = ",".join([*SYSTEM, *SESSION, *LOOKING, *sorted(ours)])
    name = sha256(f"{SUITE} {packages}".encode()).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"center-debian-{name}"
    if not folder.exists():
        beside = Path(tempfile.mkdtemp(prefix="center-debian-"))
        made = beside / "root"
        how = ["debootstrap", "--variant=minbase", f"--include={packages}", SUITE, str(made)]
        done = subprocess.run(how, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-2_000:]
        made.rename(folder)
        beside.rmdir()
    return folder


class Debian:
    """One system: its files, and while it is booted what runs in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._first: int | None = None
        """The number of its systemd, seen from outside."""

    def __call__(self, *words: object, user: str = "", **variables: str) -> Ended:
        """What a command in it ended with; of a user's where one is named."""
        said = [str(one) for one in words]
        if variables:
            said = ["env", *(f"{name}={value}" for name, value in variables.items()), *said]
        if user:
            said = ["runuser", "-u", user, "--", *said]
        if self._first is None:
            into = [*_container(self.root), "--pipe"]
        else:
            into = ["nsenter", "-t", str(self._first), "-m", "-u", "-i", "-n", "-p"]
        return subprocess.run(
            [*into, *said],
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "HOME": "/root"},
            stdin=subprocess.DEVNULL,
            check=False,
        )

    def well(self, *words: object, user: str = "", **variables: str) -> str:
        """What a command said that has to end well."""
        done = self(*words, user=user, **variables)
        assert done.returncode == 0, (words, done.stdout, done.stderr)
        return done.stdout.strip()

    def install(self, package: Path) -> None:
        """Or bring it to this version. All that it needs is there already."""
        where = self.root / "root" / package.name
        shutil.copy(package, where)
        self.well("env", "DEBIAN_FRONTEND=noninteractive", "dpkg", "-i", f"/root/{package.name}")

    def file(self, where: str) -> bytes:
        """What a file in it holds, also one that is there only while it runs."""
        seen = self.root if self._first is None else Path(f"/proc/{self._first}/root")
        return (seen / where).read_bytes()

    def write(self, where: str, text: str) -> None:
        file = self.root / where
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    @contextmanager
    def booted(self) -> Iterator[None]:
        """Boot it, and shut it down afterwards."""
        process = subprocess.Popen(
            [*_container(self.root), "-b", "--console=pipe"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            assert within_time(lambda: bool(_children(process.pid))), "the container did not boot"
            (self._first,) = _children(process.pid)
            assert within_time(self._is_up), self("systemctl", "list-jobs").stdout
            yield
        finally:
            first, self._first = self._first, None
            if first is not None:
                with suppress(ProcessLookupError):
                    os.kill(first, signal.SIGRTMIN + 4)  # systemd: power off
            with suppress(subprocess.TimeoutExpired):
                process.wait(PATIENCE_S)
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _is_up(self) -> bool:
        said = self("systemctl", "is-system-running").stdout.strip()
        return said in ("running", "degraded")

    def process(self, *words: object, **variables: str) -> "subprocess.Popen[bytes]":
        """A command in it that goes on; whoever starts it ends it."""
        assert self._first is not None
        own = [f"{name}={value}" for name, value in variables.items()]
        into = ["nsenter", "-t", str(self._first), "-m", "-u", "-i", "-n", "-p", "env", *own]
        return subprocess.Popen(
            [*into, *map(str, words)], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )


def _container(root: Path) -> list[str]:
    own = ["--register=no", "--keep-unit", "--private-network"]
    return ["systemd-nspawn", "--quiet", f"--directory={root}", *own]


def _children(pid: int) -> list[int]:
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


@contextmanager
def debian() -> Iterator[Debian]:
    """A copy of the base, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="center-system-"))
    root = folder / "root"
    try:
        subprocess.run(["cp", "-a", "--reflink=auto", base(), root], check=True)
        yield Debian(root)
    finally:
        shutil.rmtree(folder)
