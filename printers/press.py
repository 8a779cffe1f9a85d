"""What takes a ticket's picture and answers what became of it."""

import os
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from printers.cups_queue import CupsQueue
from printers.outcome import Fault, Outcome, Status, failed
from printers.profile import Profile
from printers.queue_press import QueuePress
from printers.raster import Raster
from printers.target import FilePrinter, SystemPrinter, Target, WindowsPrinter, Wired
from printers.thermal import look, print_on
from printers.windows_queue import WindowsQueue


class Press(Protocol):
    """A printer as the worker sees it; all methods run on the worker's thread."""

    def warm_up(self) -> None:
        """Do what is slow once, before the first ticket."""
        ...

    def print(self, raster: Raster) -> Outcome: ...

    def look(self) -> Status | None:
        """How the printer stands, without printing; None where nobody can tell."""
        ...


class NoPress:
    """A station without a printer: the screen alone gives the number."""

    def warm_up(self) -> None:
        pass

    def print(self, raster: Raster) -> Outcome:  # noqa: ARG002 - nothing prints it
        return failed(Fault.NO_PRINTER)

    def look(self) -> Status | None:
        return None


class MissingPress(NoPress):
    """A printer that this system cannot have."""

    def print(self, raster: Raster) -> Outcome:  # noqa: ARG002 - nothing prints it
        return failed(Fault.UNREACHABLE)

    def look(self) -> Status:
        return Status(Fault.UNREACHABLE)


@dataclass(frozen=True, slots=True)
class ThermalPress:
    """A receipt printer; `cache` is a folder of ours for what python-escpos keeps."""

    target: Wired
    profile: Profile
    cache: Path

    def warm_up(self) -> None:
        self.cache.mkdir(parents=True, exist_ok=True)
        os.environ["ESCPOS_CAPABILITIES_PICKLE_DIR"] = str(self.cache)
        from printers import escpos_link  # noqa: F401, PLC0415 - slow, and only on this thread

    def print(self, raster: Raster) -> Outcome:
        """One attempt on a connection of its own, so that a printer switched off is no matter."""
        from printers.escpos_link import connect  # noqa: PLC0415 - see warm_up

        try:
            line = connect(self.target)
        except OSError:
            return failed(Fault.UNREACHABLE)
        with closing(line):
            return print_on(line, raster, self.profile)

    def look(self) -> Status | None:
        """Never opens a file: that would empty it."""
        from printers.escpos_link import connect  # noqa: PLC0415 - see warm_up

        if not self.profile.tells or isinstance(self.target, FilePrinter):
            return None
        try:
            line = connect(self.target)
        except OSError:
            return Status(Fault.UNREACHABLE)
        with closing(line):
            return look(line)


def press_for(target: Target | None, profile: Profile, cache: Path) -> Press:
    match target:
        case None:
            return NoPress()
        case SystemPrinter():
            return QueuePress(CupsQueue(target.name, profile))
        case WindowsPrinter():
            return _windows_press(target, profile)
    return ThermalPress(target, profile, cache)


def _windows_press(target: WindowsPrinter, profile: Profile) -> Press:
    """Elsewhere there is no such printer. Loaded with the first one, as it is on Windows alone."""
    try:
        import win32print  # noqa: PLC0415
    except ImportError:
        return MissingPress()
    return QueuePress(WindowsQueue(target.name, profile, win32print))
