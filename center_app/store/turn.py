"""Taking turns: processes that want to write wait in line before one lock file."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from center_app.domain.refusal import Unavailable

if sys.platform == "win32":
    import msvcrt

    def _take_now(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

    def _take(file: int) -> None:
        while True:
            try:
                return msvcrt.locking(file, msvcrt.LK_LOCK, 1)
            except OSError:  # it gives up by itself after ten seconds
                continue

    def _leave(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take_now(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)

    def _leave(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)


@contextmanager
def turn(path: Path, timeout: float) -> Iterator[None]:
    """Hold the lock file at `path`; wait for it in line, `timeout` seconds at most.

    SQLite's own waiting sleeps and guesses, so that one process in a crowd may wait for many
    seconds; the system wakes those who wait for a file lock in their order. The lock ends with
    the process that holds it, however it ends. Raises Unavailable when the time is over.
    """
    file = _open(path)
    try:
        _take_now(file)
    except (BlockingIOError, PermissionError):  # somebody else has it, as each system says it
        _wait(file, timeout)
    try:
        yield
    finally:
        _leave(file)
        os.close(file)


def take_at_once(path: Path) -> int | None:
    """The open lock file, held until it is closed or the process ends; None if somebody has it.

    Raises Unavailable where it cannot be made.
    """
    file = _open(path)
    try:
        _take_now(file)
    except (BlockingIOError, PermissionError):
        os.close(file)
        return None
    return file


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o660)
    except OSError as error:
        raise Unavailable(f"{path} cannot be opened: {error.strerror}") from error


def _wait(file: int, timeout: float) -> None:
    """Wait for the lock in a thread of its own, which can be left behind when the time is over."""
    taken, guard = threading.Event(), threading.Lock()
    left = False

    def take() -> None:
        _take(file)
        with guard:
            if left:
                os.close(file)
            else:
                taken.set()

    threading.Thread(target=take, name="turn", daemon=True).start()
    try:
        taken.wait(timeout)
    finally:
        with guard:
            left = not taken.is_set()
    if left:
        raise Unavailable("Another program has been using the database for too long.")
