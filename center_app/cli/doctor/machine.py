"""What any machine needs: room on the disk, a clock that is right, versions that work."""

import errno
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from pysqlite3 import dbapi2 as sqlite

from center_app.center.devices import LITTLE_MB, TOO_LITTLE_MB
from center_app.cli.doctor.finding import Finding, Level
from center_app.cli.machine import free_mb
from center_app.cli.settings import Settings
from center_app.language import words
from center_app.store.engine import check_sqlite
from center_app.store.faults import Unusable

TRIAL_BYTES = 64 * 1024
"""A name alone can be made on a disk that is full."""

FIRST_YEAR = 2026
"""No center has run this program earlier: a clock that says so has lost its battery."""

DISK, CLOCK, VERSIONS, SCREEN = "disk", "clock", "versions", "screen"


def disk(settings: Settings) -> Iterator[Finding]:
    """Whether the state folder can be written and has room."""
    folder = _there(settings.state)
    free = free_mb(folder)
    facts = {"folder": str(folder), "free": free}
    try:
        with tempfile.TemporaryFile(dir=folder) as trial:
            trial.write(bytes(TRIAL_BYTES))
            trial.flush()
    except OSError as error:
        facts["why"] = error.strerror or str(error)
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        todo = MAKE_ROOM_NOW if full else MAKE_WRITABLE
        yield Finding(DISK, Level.ACT, CANNOT_WRITE, todo, facts)
        return
    if free < TOO_LITTLE_MB:
        yield Finding(DISK, Level.ACT, FREE, MAKE_ROOM_NOW, facts)
    elif free < LITTLE_MB:
        yield Finding(DISK, Level.WATCH, FREE, MAKE_ROOM, facts)
    else:
        yield Finding(DISK, Level.WELL, FREE, facts=facts)


def clock(now: datetime) -> Finding:
    """Whether the year can be; `now` is local time."""
    facts = {"now": f"{now:%Y-%m-%d %H:%M}"}
    if now.year < FIRST_YEAR:
        return Finding(CLOCK, Level.ACT, CLOCK_SAYS, SET_CLOCK, facts)
    return Finding(CLOCK, Level.WELL, CLOCK_SAYS, facts=facts)


def versions() -> Finding:
    """What runs here, and whether the SQLite is one that loses nothing."""
    facts = {
        "center": version("one-stop-center"),
        "python": platform.python_version(),
        "qt": version("PySide6-Essentials"),
        "sqlite": sqlite.sqlite_version,
        "system": platform.platform(terse=True),
    }
    try:
        check_sqlite(sqlite.sqlite_version_info)
    except Unusable:
        return Finding(VERSIONS, Level.ACT, RUNS, RENEW_SQLITE, facts)
    return Finding(VERSIONS, Level.WELL, RUNS, facts=facts)


def screen() -> Finding:
    """Whether windows would have a screen to stand on."""
    named = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
    if named or sys.platform in {"win32", "darwin"}:
        return Finding(SCREEN, Level.WELL, HAS_SCREEN, facts={"screen": named or sys.platform})
    return Finding(SCREEN, Level.WATCH, NO_SCREEN, START_SESSION)


def _there(folder: Path) -> Path:
    """The folder itself, or where it would be made."""
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    return folder


FREE = words("{free} MB are free where the center keeps its data ({folder}).")
CANNOT_WRITE = words("Nothing can be written where the center keeps its data ({folder}): {why}.")
MAKE_WRITABLE = words("Give the center's user the right to write there, or have the disk checked.")
MAKE_ROOM = words(
    "Make room this week: delete what is not needed here, such as downloads and backups that lie "
    "elsewhere too."
)
MAKE_ROOM_NOW = words("Make room today: a full disk records nothing more.")
CLOCK_SAYS = words("The clock of this machine says {now}.")
SET_CLOCK = words("Set date and time, and have the battery of the machine's clock changed.")
RUNS = words("center {center} with Python {python}, Qt {qt} and SQLite {sqlite} on {system}.")
RENEW_SQLITE = words("This SQLite can lose what it confirmed: install pysqlite3 0.6.1 or later.")
HAS_SCREEN = words("There is a screen for windows ({screen}).")
NO_SCREEN = words("There is no screen here on which a window could be shown.")
START_SESSION = words("Start windows from the session of the user who is at the screen.")
