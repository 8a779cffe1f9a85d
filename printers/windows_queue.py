"""A printer of Windows: the ticket's own bytes through its spooler, past any driver."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from printers.outcome import Fault, Status
from printers.profile import Profile
from printers.raster import Raster
from printers.thermal import ticket_bytes

DOCUMENT = "ticket"
DELETE = 5
"""JOB_CONTROL_DELETE of SetJob."""
PRINTING = 0x10
"""JOB_STATUS_PRINTING."""
FAULTS = (
    (0x0000_0010, Fault.PAPER_OUT),
    (0x0040_0000, Fault.COVER_OPEN),
    (0x0000_0008, Fault.CUTTER),
    (0x0000_0002, Fault.BROKEN),
    (0x0000_1000, Fault.UNREACHABLE),
    (0x0000_0080, Fault.OFFLINE),
    (0x0000_0001, Fault.OFFLINE),
)
"""PRINTER_STATUS_PAPER_OUT, DOOR_OPEN, PAPER_JAM, ERROR, NOT_AVAILABLE, OFFLINE, PAUSED."""


@dataclass(frozen=True, slots=True)
class WindowsQueue:
    """`system` is the module win32print; its errors are told as OSError."""

    name: str
    profile: Profile
    system: Any

    def status(self) -> Status:
        with self._open() as printer:
            bits = self.system.GetPrinter(printer, 2)["Status"]
        return Status(next((fault for bit, fault in FAULTS if bits & bit), None))

    def put(self, raster: Raster) -> str:
        with self._open() as printer:
            job = self.system.StartDocPrinter(printer, 1, (DOCUMENT, None, "RAW"))
            self.system.StartPagePrinter(printer)
            for piece in ticket_bytes(raster, self.profile):
                self.system.WritePrinter(printer, piece)
            self.system.EndPagePrinter(printer)
            self.system.EndDocPrinter(printer)
        return str(job)

    def holds(self, job: str) -> bool:
        return self._state(job) is not None

    def has_begun(self, job: str) -> bool:
        return bool((self._state(job) or 0) & PRINTING)

    def cancel(self, job: str) -> None:
        with self._open() as printer:
            self.system.SetJob(printer, int(job), 0, None, DELETE)

    def _state(self, job: str) -> int | None:
        """The job's status bits, None once the queue has it no more."""
        with self._open() as printer:
            jobs = self.system.EnumJobs(printer, 0, -1, 1)
        return next((one["Status"] for one in jobs if one["JobId"] == int(job)), None)

    @contextmanager
    def _open(self) -> Iterator[Any]:
        try:
            printer = self.system.OpenPrinter(self.name)
            try:
                yield printer
            finally:
                self.system.ClosePrinter(printer)
        except self.system.error as error:
            raise OSError(str(error)) from error
