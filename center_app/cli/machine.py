"""This machine: its clocks, and the random ids and secrets it makes."""

import os
import secrets
import shutil
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import Lock
from uuid import UUID

from center_app.cli.failures import Failed
from center_app.domain.clock import SECOND, Clock, Instant
from center_app.store.engine import WAIT_S
from center_app.store.turn import turn

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
MACHINE_ID = Path("/etc/machine-id")
TOKEN_BYTES = 16
PEPPER_BYTES = 32


class SystemClock:
    """The machine's wall clock, and the clock that only runs.

    Where the system names its boots the steady clock goes on while it sleeps and is the same for
    all processes; elsewhere every process is a boot of its own.
    """

    def __init__(self) -> None:
        self._steady = getattr(time, "CLOCK_BOOTTIME", None)
        named = self._steady is not None and BOOT_ID.is_file()
        self._boot = BOOT_ID.read_text()[:8] if named else secrets.token_hex(4)

    def now(self) -> Instant:
        return Instant(int(time.time() * SECOND), self._mono(), self._boot)

    def _mono(self) -> int:
        if self._steady is not None:
            return int(time.clock_gettime(self._steady) * SECOND)
        return int(time.monotonic() * SECOND)


def ids(clock: Clock) -> Callable[[], str]:
    """A source of UUIDs of version 7 (RFC 9562): time, then random bits; each after the last."""
    lock = Lock()
    last = 0

    def new_id() -> str:
        nonlocal last
        drawn = (clock.now().at & (1 << 48) - 1) << 80 | secrets.randbits(80)
        drawn = drawn & ~(0xF << 76) | 0x7 << 76
        drawn = drawn & ~(0x3 << 62) | 0x2 << 62
        with lock:
            last = max(drawn, last + 1)
            return str(UUID(int=last))

    return new_id


def machine_id() -> str:
    """What tells this machine from one that its disk is copied to; empty where it has no name.

    A name of the system, not of a part of it: a new network card makes no other machine.
    """
    name = b""
    with suppress(OSError):
        name = _named_machine()
    return sha256(b"machine\0" + name).hexdigest()[:16] if name else ""


def _named_machine() -> bytes:
    """The system's name of this installation. Raises OSError where it has none."""
    if sys.platform == "win32":
        import winreg

        where = r"SOFTWARE\Microsoft\Cryptography"
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, where) as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0]).encode()
    return MACHINE_ID.read_bytes().strip()


def new_token() -> str:
    """A ticket's secret: 128 random bits in URL-safe text."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def secret_file(file: Path) -> bytes:
    """The secret of this installation, made when there is none yet.

    Several processes may start together: all get the same. Raises Failed when it is cut short.
    """
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        with turn(file.with_name(f"{file.name}.turn"), WAIT_S):
            if not file.exists():
                keep_secret(file, secrets.token_bytes(PEPPER_BYTES))
    secret = file.read_bytes()
    if len(secret) < PEPPER_BYTES:
        raise Failed(f"The secret in {file} is damaged. Restore it from the last backup.")
    return secret


def require_folder(file: Path) -> None:
    """To be asked before something ends that only the file could go on with. Raises Failed."""
    if not file.parent.is_dir():
        raise Failed(f"There is no folder {file.parent} for {file.name}.")


def keep_secret(file: Path, secret: bytes) -> None:
    """Write a file that only its owner may read; it is there as a whole or not at all.

    Raises Failed without its folder, OSError when the disk does not take it.
    """
    require_folder(file)
    beside = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        beside.touch(mode=0o600, exist_ok=False)
        with beside.open("wb") as opened:
            opened.write(secret)
            opened.flush()
            os.fsync(opened.fileno())
        beside.replace(file)
        _settle(file.parent)
    finally:
        beside.unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """Have a new name in the folder outlive a power cut, as its file does."""
    if sys.platform == "win32":  # which keeps names by itself, and opens no folder
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


MB = 1_000_000


def free_mb(folder: Path) -> int:
    """The free room of the disk on which this folder lies. Raises OSError."""
    return shutil.disk_usage(folder).free // MB
