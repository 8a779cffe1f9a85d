"""A center's server in a process of its own, and stations that ask it over the network."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from center_app.center import Center
from center_app.store.kept.stations import Kind, add_station, enrol_station
from center_on import engine_of
from machine_clock import MachineClock, set_ahead
from sync.stations.identity import Identity
from sync.stations.remote import RemoteCenter
from sync.stations.tls import ServerFiles

LETTERS = ("W", "V", "U")
"""Of the numbers that kiosks give while the server is away."""

PROGRAM = Path(__file__).with_name("station_server_main.py")


class StationsAtWork:
    """Serves one database, always on the same port; `identity` enrols a station."""

    def __init__(self, center: Center, database_url: str, folder: Path, how: str = "duty") -> None:
        """`how`: `duty` like one of two servers, `always` whether another is on duty or not."""
        self.engine: Engine = engine_of(center)
        self.files = ServerFiles(folder)
        self.log = b""
        self._code = center.code
        self._database_url = database_url
        self.address = ""
        self._how = how
        self.clock = MachineClock(folder / "clock")
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    def start(self) -> None:
        """Start it, or start it again; returns when it listens."""
        assert self._process is None
        port = self.address.rpartition(":")[2] or "0"
        self._process = subprocess.Popen(
            [
                *(sys.executable, str(PROGRAM), self._database_url, port),
                *(str(self.files.folder), self._how),
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert self._process.stdout is not None
        self.address = self._process.stdout.readline().decode().strip()
        assert self.address, self._process.communicate()

    def kill(self) -> None:
        """End it as a power cut would (kill -9)."""
        assert self._process is not None
        self._process.kill()
        self._collect(self._process)

    def set_clock(self, seconds: int) -> None:
        """Set the clock of the server, and of whoever uses `clock`, so far ahead."""
        set_ahead(self.files.folder / "clock", seconds)

    def hang(self, *, hangs: bool) -> None:
        """Keep it from doing anything, or let it go on."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP if hangs else signal.SIGCONT)

    def stop(self) -> None:
        """End it as an operator would, if it still runs."""
        if self._process is not None:
            self._process.terminate()
            self._collect(self._process)

    def identity(self, name: str, kind: Kind, counter: str | None = None) -> Identity:
        at = MachineClock().now().at
        code = add_station(self.engine, name, kind, counter, at, LETTERS)
        found, key = enrol_station(self.engine, code, at)
        ca = self.files.ca.read_text()
        return Identity(self._code, self.address, ca, found.name, kind, counter, key)

    def _collect(self, process: subprocess.Popen[bytes]) -> None:
        out, err = process.communicate(timeout=20)
        self.log += out + err
        self._process = None


@contextmanager
def remote(identity: Identity) -> Iterator[RemoteCenter]:
    center = RemoteCenter(identity)
    try:
        yield center
    finally:
        center.close()
