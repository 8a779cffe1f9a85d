"""A reference registry in a process of its own, to be killed and to come back."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

from machine_clock import MachineClock
from sync.registry.country import open_country
from sync.registry.directory import SUFFIX, DirectoryFile

PROGRAM = Path(__file__).with_name("registry_main.py")


class RegistryProcess:
    """Serves one database, always on the same port. `log` is what it wrote, once it has ended."""

    def __init__(self, database_url: str, *tls: Path, workers: int = 1) -> None:
        """`tls`: the files of its certificate and of its authority."""
        self._workers = workers
        self._tls = tls
        self.database_url = database_url
        self.url = ""
        self.log = b""
        self._port = "0"
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    def start(self) -> None:
        """Start it, or start it again; returns when it listens."""
        assert self._process is None
        self._process = subprocess.Popen(
            [
                sys.executable,
                str(PROGRAM),
                self.database_url,
                self._port,
                f"{self._workers}",
                *self._tls,
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert self._process.stdout is not None
        self.url = self._process.stdout.readline().decode().strip()
        assert self.url, self._process.communicate()
        self._port = self.url.rpartition(":")[2]

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def kill(self) -> None:
        """End it as a power cut would (kill -9)."""
        assert self._process is not None
        self._process.kill()
        self._collect(self._process)

    def stop(self) -> None:
        """End it as an operator would, if it still runs."""
        if self._process is not None:
            self._process.terminate()
            self._collect(self._process)

    def enrol(self, center: str) -> str:
        """A key for a center, made in the registry's database as the operator makes it."""
        if self.database_url.endswith(SUFFIX):
            DirectoryFile(Path(self.database_url)).change(lambda found: found.with_center(center))
        with closing(open_country(self.database_url, MachineClock())) as country:
            return country.ledger(center).enrol(center)

    def _collect(self, process: subprocess.Popen[bytes]) -> None:
        out, err = process.communicate(timeout=20)
        self.log += out + err
        self._process = None
