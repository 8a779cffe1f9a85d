"""A guard over one window: it is started anew when it ends by a fault, or hangs.

Window and guard speak as services and systemd do (sd_notify): the window's event loop says so often
that it is alive, and whoever started it listens. So under systemd no guard is needed: `WatchdogSec`
does the same.
"""

import logging
import os
import signal
import socket
import subprocess
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from types import FrameType

from center_app.cli.failures import Failed
from center_app.cli.itself import CENTER

NOTIFY = "NOTIFY_SOCKET"
"""The variable that names the socket; what is sent there is a line a message."""

START_S = 60.0
"""Until a window says for the first time that it is alive."""

FIRST_PAUSE_S, LONGEST_PAUSE_S = 1.0, 30.0
"""Between two starts; each is twice as long as the one before, until a window has stood well."""

CALM_S = 60.0
LOOK_S = 0.2
PATIENCE_S = 5.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ended:
    """How a window ended: its exit code, None where it hung; whether it ever was alive."""

    code: int | None
    lived: bool

    @property
    def is_final(self) -> bool:
        """Closed by who may, or refused with a sentence before there was anything to see."""
        return self.code == 0 or (not self.lived and self.code in (1, 2))


def run(options: Namespace) -> int:
    """Keep the window of these options open until it is closed; returns its exit code.

    Raises Failed where the system has no such sockets.
    """
    if not hasattr(socket, "AF_UNIX"):
        raise Failed("--guard needs Linux or macOS; elsewhere have the system restart the window.")
    return guard([*CENTER, *_without_guard(options.arguments)], options.guard)


def _without_guard(arguments: Sequence[str]) -> Iterator[str]:
    """What opens the window itself."""
    before = ""
    for one in arguments:
        if not one.startswith("--guard") and not (before == "--guard" and one.isdecimal()):
            yield one
        before = one


def guard(command: Sequence[str], hung_s: float, start_s: float = START_S) -> int:
    """Run the command again and again, until it ends as it should."""
    pause_s = FIRST_PAUSE_S
    with TemporaryDirectory(prefix="center-guard-") as folder, _terminated():
        while True:
            began = monotonic()
            ended = _watched(command, Path(folder) / "notify", hung_s, start_s)
            if ended.is_final:
                return ended.code or 0
            how = "hangs" if ended.code is None else f"ended with {ended.code}"
            _log.error("the window %s and is started anew", how)
            if monotonic() - began > CALM_S:
                pause_s = FIRST_PAUSE_S
            sleep(pause_s)
            pause_s = min(2 * pause_s, LONGEST_PAUSE_S)


def _watched(command: Sequence[str], where: Path, hung_s: float, start_s: float) -> Ended:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind(str(where))
        ear.settimeout(LOOK_S)
        process = subprocess.Popen(command, env={**os.environ, NOTIFY: str(where)})
        try:
            return _followed(process, ear, hung_s, start_s)
        finally:
            _end(process)
            where.unlink(missing_ok=True)


def _followed(
    process: "subprocess.Popen[bytes]", ear: socket.socket, hung_s: float, start_s: float
) -> Ended:
    lived, until = False, monotonic() + start_s
    while monotonic() < until:
        with suppress(TimeoutError):
            ear.recv(1_024)
            lived, until = True, monotonic() + hung_s
        code = process.poll()
        if code is not None:
            return Ended(code, lived)
    process.kill()  # what hangs hears nothing gentler
    return Ended(None, lived)


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(PATIENCE_S)
    process.kill()
    process.wait()


@contextmanager
def _terminated() -> Iterator[None]:
    """Being told to end, end the window too."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise SystemExit(0)

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
