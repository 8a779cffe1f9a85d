"""A PostgreSQL cluster of the center's own: made, set to be safe, and started."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from getpass import getuser
from pathlib import Path

from center_app.store.faults import Unusable

PROGRAMS = Path("/usr/lib/postgresql")
"""Where Debian and Ubuntu put every version in a folder of its own."""

ADMINISTRATOR = "postgres"
OLDEST = 15
PATIENCE_S = 120

SETTINGS = """\
# Written by `center server init`; what stands here is written anew each time.
listen_addresses = '{listen}'
port = {port}
unix_socket_directories = ''
password_encryption = 'scram-sha-256'
ssl = on
ssl_min_protocol_version = 'TLSv1.2'
fsync = on
full_page_writes = on
synchronous_commit = on
max_connections = 50
timezone = 'UTC'
log_timezone = 'UTC'
# For a machine with {memory} MB of memory.
shared_buffers = {shared}MB
effective_cache_size = {cached}MB
maintenance_work_mem = {upkeep}MB
work_mem = 8MB
wal_compression = on
max_wal_size = 2GB
checkpoint_completion_target = 0.9
random_page_cost = 1.1
"""

MB = 1024 * 1024

LEAST_MB, MOST_SHARED_MB, MOST_UPKEEP_MB = 1024, 1024, 256
"""A center's whole history is a few hundred MB: more than that shared helps nothing, and windows or
the server may want the rest. Below a GB it is reckoned with one, for PostgreSQL needs that."""


def sizes(memory: int) -> dict[str, int]:
    """What PostgreSQL is given of so many bytes, in MB: a quarter to share, at most a GB; what it
    may take for granted that the system keeps of its files, a half; a sixteenth for upkeep."""
    whole = max(memory // MB, LEAST_MB)
    return {
        "memory": memory // MB,
        "shared": min(whole // 4, MOST_SHARED_MB),
        "cached": whole // 2,
        "upkeep": min(whole // 16, MOST_UPKEEP_MB),
    }


def memory_here() -> int:
    """Bytes of this machine's memory; a GB where the system does not tell."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return LEAST_MB * MB


WHO_MAY_CONNECT = """\
# Written by `center server init`: with a password and over TLS, and in no other way.
hostssl all all all scram-sha-256
"""

UNIT = """\
# Written by `center server init`. Told to systemd once: systemctl enable {unit}
[Unit]
Description=The database of the center
After=network-online.target
Wants=network-online.target

[Service]
Type=notify
User={user}
ExecStart={postgres} -D {data}
ExecReload=/bin/kill -HUP $MAINPID
KillMode=mixed
KillSignal=SIGINT
TimeoutSec=infinity
Restart=on-failure
RestartSec=2
OOMScoreAdjust=-900
UMask=0077
NoNewPrivileges=yes
ProtectSystem=full

[Install]
WantedBy=multi-user.target
"""
"""Stopped by SIGINT PostgreSQL ends at once and cleanly. After a crash it is back in seconds, and
no limit of time cuts short what it reads of its log then."""

UNIT_NAME = "center-database.service"


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where it lies and where it listens."""

    folder: Path
    listen: str
    port: int

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def make(self, password: str) -> None:
        """Make the cluster if there is none in the folder. Raises Unusable with a sentence."""
        if (self.data / "PG_VERSION").is_file():
            return
        if self.folder.is_dir() and any(self.folder.iterdir()):
            raise Unusable(f"{self.folder} is not empty, and no PostgreSQL cluster is in it.")
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _give(self.folder)
        secret = self.folder / "password"
        try:
            self._write(secret, password.encode())
            _run(
                *("initdb", "-D", str(self.data), "-U", ADMINISTRATOR, "-E", "UTF8"),
                *("--locale=C", "--data-checksums", "-A", "scram-sha-256"),
                f"--pwfile={secret}",
            )
        finally:
            secret.unlink(missing_ok=True)

    def set_up(self, certificate: bytes) -> None:
        """Write how it is reached; `certificate` holds its key too. Raises Unusable."""
        tuned = sizes(memory_here())
        said = SETTINGS.format(listen=self.listen, port=self.port, **tuned)
        self._write(self.data / "center.conf", said.encode())
        self._write(self.data / "pg_hba.conf", WHO_MAY_CONNECT.encode())
        for name in ("server.crt", "server.key"):
            self._write(self.data / name, certificate)
        main = self.data / "postgresql.conf"
        line = "include = 'center.conf'"
        text = main.read_text()
        if line not in text:
            self._write(main, f"{text}\n{line}\n".encode())

    @property
    def unit(self) -> Path:
        """The file by which systemd starts it with the machine."""
        return self.folder / UNIT_NAME

    def write_unit(self) -> None:
        """Raises Unusable where there is no PostgreSQL."""
        user = _server_user() or getuser()
        postgres = _programs() / "postgres"
        said = UNIT.format(unit=self.unit, user=user, postgres=postgres, data=self.data)
        self.unit.write_text(said)
        self.unit.chmod(0o644)

    def start(self) -> None:
        """Start it, or have it read its settings again. Raises Unusable, with what it says."""
        if self._runs():
            _run("pg_ctl", "reload", "-D", str(self.data))
            return
        log = str(self.folder / "log")
        try:
            _run("pg_ctl", "start", "-D", str(self.data), "-l", log, "-w")
        except Unusable as error:
            raise Unusable(f"The cluster in {self.folder} does not start: see {log}.") from error

    def _runs(self) -> bool:
        try:
            _run("pg_ctl", "status", "-D", str(self.data))
        except Unusable:
            return False
        return True

    def _write(self, file: Path, body: bytes) -> None:
        beside = file.with_name(f".{file.name}.new")
        beside.unlink(missing_ok=True)
        beside.touch(mode=0o600)
        beside.write_bytes(body)
        _give(beside)
        beside.replace(file)


def _run(program: str, *arguments: str) -> None:
    user = _server_user()
    try:
        subprocess.run(
            [str(_programs() / program), *arguments],
            check=True,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=PATIENCE_S,
            user=user,
            group=user,
            extra_groups=[] if user else None,
        )
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().splitlines() or ["no word of why"]
        raise Unusable(f"{program} has failed: {said[-1]}.") from error
    except (subprocess.TimeoutExpired, PermissionError) as error:
        raise Unusable(f"{program} cannot be run: {error}.") from error


def _programs() -> Path:
    found = sorted(PROGRAMS.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found and int(found[-1].parts[-3]) >= OLDEST:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path is None:
        raise Unusable(
            f"There is no PostgreSQL here: install the package postgresql ({OLDEST} or later), "
            "or name a server that runs elsewhere with --admin."
        )
    return Path(on_path).resolve().parent


def _server_user() -> str | None:
    """PostgreSQL does not run as root: then as the user that its package makes."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return None
    return ADMINISTRATOR


def _give(path: Path) -> None:
    user = _server_user()
    if user is None:
        return
    try:
        shutil.chown(path, user, user)
    except LookupError as error:
        raise Unusable(
            "PostgreSQL does not run as root, and there is no user postgres: run this as another."
        ) from error
