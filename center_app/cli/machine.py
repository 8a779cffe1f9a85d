"""This machine: its clocks, and the random ids and secrets it makes. Nothing else reads them."""

import secrets
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from center_app.domain.clock import SECOND, Clock, Instant

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
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
    """A source of UUIDs of version 7 (RFC 9562): ordered by time, the rest random."""

    def new_id() -> str:
        value = (clock.now().at & (1 << 48) - 1) << 80 | secrets.randbits(80)
        value = value & ~(0xF << 76) | 0x7 << 76
        value = value & ~(0x3 << 62) | 0x2 << 62
        return str(UUID(int=value))

    return new_id


def new_token() -> str:
    """A ticket's secret: 128 random bits in URL-safe text."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def secret_file(file: Path) -> bytes:
    """The secret in a file that only its owner may read, made when there is none yet."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_bytes(secrets.token_bytes(PEPPER_BYTES))
    return file.read_bytes()
