"""Moments, and how long it was between two of them although clocks jump."""

from datetime import UTC, date, datetime, time
from typing import NamedTuple, Protocol
from zoneinfo import ZoneInfo

AMMAN = ZoneInfo("Asia/Amman")

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR

JUMP_MS = HOUR
"""A wall clock that runs so far from the steady one has jumped."""

STEP_MS = 2 * SECOND
"""A wall clock that leaves the steady one by more between two commands was set."""

STAMP = len("2026-11-22T09:15:30.123Z")


class Instant(NamedTuple):
    """One moment as the center's machine saw it.

    `at` is the wall clock in milliseconds since 1970 UTC: good for people, for order and across
    machines. `mono` is a clock in milliseconds that never jumps but restarts with the machine;
    `boot` names that run of the machine, so that `mono` is only compared within it.
    """

    at: int
    mono: int
    boot: str


class Clock(Protocol):
    """Where the time comes from; passed in, so that a test or a simulation brings its own."""

    def now(self) -> Instant: ...


def elapsed(since: Instant, until: Instant) -> int:
    """Milliseconds between two moments, never negative.

    Within one boot the steady clock decides, so that a corrected wall clock changes no wait.
    """
    span = until.mono - since.mono if since.boot == until.boot else until.at - since.at
    return max(0, span)


def quality(since: Instant, until: Instant) -> str | None:
    """None for a duration by the steady clock; "wall" where the machine started anew between."""
    return None if since.boot == until.boot else "wall"


def local(at: int) -> datetime:
    """The wall clock in Amman at `at` (milliseconds since 1970 UTC)."""
    return datetime.fromtimestamp(at / SECOND, AMMAN)


def midnight(day: date) -> int:
    """When the day begins in Amman (milliseconds since 1970 UTC)."""
    return int(datetime.combine(day, time(), AMMAN).timestamp()) * SECOND


def stamp(at: int) -> str:
    """`at` as RFC 3339 in UTC with milliseconds: 2026-11-22T09:15:30.123Z."""
    whole, milliseconds = divmod(at, SECOND)
    return f"{datetime.fromtimestamp(whole, UTC):%Y-%m-%dT%H:%M:%S}.{milliseconds:03d}Z"


def from_stamp(text: str) -> int:
    """Milliseconds since 1970 UTC of a stamp made by `stamp`. Raises ValueError."""
    if len(text) != STAMP or text[-1] != "Z":
        raise ValueError(f"not a stamp of UTC with milliseconds: {text!r}")
    moment = datetime.fromisoformat(text)
    return int(moment.replace(microsecond=0).timestamp()) * SECOND + moment.microsecond // 1000
