"""`center archive`: keep it up until stopped, bring it up to date once, or look whether it holds.

Beside the center as a process of its own: a place that hangs holds up this one alone.
"""

import os
import signal
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event
from types import FrameType

from center_app.cli.archive.checking import wrong_segments
from center_app.cli.archive.keeper import Keeper, NotKept
from center_app.cli.archive.record import record_of, require_archive
from center_app.cli.backup_file import lock_of
from center_app.cli.failures import Failed
from center_app.cli.house import open_database
from center_app.cli.machine import SystemClock
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from center_app.store.turn import take_at_once


def run(settings: Settings, options: Namespace) -> None:
    """Looks every few seconds for what is new. What keeps it from going on is told and noted, for
    `center doctor`, and tried again; it ends for a missing setting or key alone. Raises Failed."""
    with _kept(settings) as keeper, _told_to_stop() as stopped:
        print(f"The archive in {settings.archive} is kept up to date.", flush=True)
        while True:
            with suppress(NotKept):  # noted by itself
                keeper.look()
            if stopped.wait(options.every):
                return


def once(settings: Settings, options: Namespace) -> None:
    """Raises Failed where the archive cannot go on."""
    with _kept(settings) as keeper:
        try:
            pieces = keeper.look()
        except NotKept as error:
            raise Failed(f"The archive in {settings.archive} cannot go on: {error}.") from error
    found = record_of(settings)
    place = found.place if found is not None else 0
    said = f"The archive in {settings.archive} has all {place} entries."
    tell(options, said, folder=str(settings.archive), entries=place, pieces=pieces)


def check(settings: Settings, options: Namespace) -> None:
    """Whether every piece is the one that was written. Raises Failed naming the files."""
    require_archive(settings)
    if wrong := [*wrong_segments(settings)]:
        told = "; ".join(f"{name}: {what}" for name, what in wrong)
        raise Failed(f"The archive is not what was written. {told}.")
    said = f"The archive in {settings.archive} is what was written, piece by piece."
    tell(options, said, folder=str(settings.archive))


@contextmanager
def _kept(settings: Settings) -> Iterator[Keeper]:
    """One process of a machine at a time. Raises Failed, Unusable, Unavailable."""
    require_archive(settings)
    lock_of(settings)
    with open_database(settings) as engine:
        held = take_at_once(settings.state / "archive.turn")
        if held is None:
            raise Failed("Another process keeps the archive up to date already.")
        try:
            yield Keeper(settings, engine, SystemClock())
        finally:
            os.close(held)


@contextmanager
def _told_to_stop() -> Iterator[Event]:
    """By the system or from the keyboard; a piece that is on its way is finished first."""
    stopped = Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopped.set()

    before = {one: signal.signal(one, stop) for one in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stopped
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
