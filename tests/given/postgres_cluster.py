"""A private PostgreSQL for the tests: started once a run, a fresh database for each who asks."""

import fcntl
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

OWNER = "center"
PROGRAMS = Path("/usr/lib/postgresql")
START_ATTEMPTS = 3  # the free port may be taken by another before the server binds it
START_TIMEOUT_S = 60


class PostgresMissing(Exception):
    """No PostgreSQL server is installed; the message says what to install."""


@dataclass(frozen=True, slots=True)
class PostgresCluster:
    """A running server on 127.0.0.1 that holds nothing but test databases."""

    port: int

    def create_database(self, name: str) -> str:
        """Create an empty database and return its SQLAlchemy address."""
        self._execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return self.url_of(name)

    def url_of(self, name: str) -> str:
        """The SQLAlchemy address of a database that is there."""
        return f"postgresql+psycopg://{OWNER}@127.0.0.1:{self.port}/{name}"

    def copy_database(self, name: str, copy: str) -> None:
        """Make a database with the same content; whoever still uses the one is disconnected."""
        ended = sql.SQL(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = {}"
        )
        self._execute(ended.format(sql.Literal(name)))
        made = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        self._execute(made.format(sql.Identifier(copy), sql.Identifier(name)))

    def drop_database(self, name: str) -> None:
        """Drop a database, and disconnect whoever still uses it."""
        self._execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def _execute(self, statement: sql.Composed) -> None:
        where = f"host=127.0.0.1 port={self.port} user={OWNER} dbname=postgres"
        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute(statement)


def new_home() -> Path:
    """Make the folder of a cluster that is yet to start; short, as it also holds its socket."""
    home = Path(tempfile.mkdtemp(prefix="center-pg-"))
    user = _server_user()
    if user is not None:
        os.chown(home, user.pw_uid, user.pw_gid)
    return home


def start_once(home: Path) -> PostgresCluster:
    """Start the cluster of this folder, or join the one that another test process started.

    Raises PostgresMissing when no server is installed.
    """
    port_file = home / "port"
    with _alone(home / "lock"):
        if not port_file.exists():
            port_file.write_text(str(_start(home)))
    return PostgresCluster(port=int(port_file.read_text()))


def pull_the_plug(home: Path) -> None:
    """Stop the server of this folder as a power cut would; `go_on` starts it again."""
    run_postgres("pg_ctl", "stop", "-D", str(home / "data"), "-m", "immediate", "-w")


def kill(home: Path) -> None:
    """End the server and all its processes at once (kill -9); `go_on` starts it again."""
    processes = freeze(home)
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
    while any(map(_lives, processes)):
        time.sleep(0.01)
    # Nobody may have come to bury the server, which then seems to run.
    for file in (home / "data" / "postmaster.pid", *home.glob(".s.PGSQL.*.lock")):
        file.unlink()


def freeze(home: Path) -> tuple[int, ...]:
    """Stop the server and all its processes in their tracks: what they have open stays so.

    Returns them, for `thaw`.
    """
    server = int((home / "data" / "postmaster.pid").read_text().split()[0])
    os.kill(server, signal.SIGSTOP)  # so that it bears no more children
    children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    processes = server, *map(int, children)
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGSTOP)
    return processes


def thaw(processes: tuple[int, ...]) -> None:
    """Let them go on as if nothing had been."""
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGCONT)


def go_on(home: Path) -> None:
    """Start the server again where it was."""
    _serve(home, int((home / "port").read_text()))


def stop(home: Path) -> None:
    """Stop the cluster if it was started, and remove its folder with all databases."""
    if (home / "data" / "postmaster.pid").exists():
        run_postgres("pg_ctl", "stop", "-D", str(home / "data"), "-m", "immediate", "-w")
    shutil.rmtree(home)


def _lives(process: int) -> bool:
    with suppress(OSError):
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


def _start(home: Path) -> int:
    data = str(home / "data")
    run_postgres(
        "initdb", "-D", data, "-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"
    )
    for attempt in range(START_ATTEMPTS):
        port = free_port()
        try:
            _serve(home, port)
        except subprocess.CalledProcessError as failure:
            if attempt == START_ATTEMPTS - 1:
                failure.add_note((home / "log").read_text())
                raise
            time.sleep(0.2)
        else:
            return port
    raise AssertionError


def _serve(home: Path, port: int) -> None:
    options = (
        f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={home} "
        "-c fsync=on -c max_connections=200 -c timezone=UTC"
    )
    log = str(home / "log")
    run_postgres("pg_ctl", "start", "-D", str(home / "data"), "-l", log, "-w", "-o", options)


def run_postgres(program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs, as root as the user of its package."""
    user = _server_user()
    subprocess.run(
        [str(_programs() / program), *arguments],
        check=True,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        timeout=START_TIMEOUT_S,
        user=user.pw_uid if user else None,
        group=user.pw_gid if user else None,
        extra_groups=[] if user else None,
    )


def _programs() -> Path:
    versions = sorted(PROGRAMS.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if versions:
        return versions[-1].parent
    on_path = shutil.which("initdb")
    if on_path is None:
        raise PostgresMissing(
            "These tests need a PostgreSQL server: install the package 'postgresql' "
            "('make setup' does it where it may)."
        )
    return Path(on_path).resolve().parent


def _server_user() -> pwd.struct_passwd | None:
    """Name whom the server runs as; None for the user who runs the tests.

    PostgreSQL refuses to run as root, so root hands it to an ordinary user.
    """
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")


def free_port() -> int:
    """A port of this machine that nobody has just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
