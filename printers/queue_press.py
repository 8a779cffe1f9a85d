"""Printing through the queue of the system, which may hold a ticket back: then it is taken out.

A queue knows when it has handed a ticket on, not whether paper came out. So a ticket is at best
unconfirmed; and one that is held for too long is cancelled, since it must not come out hours later.
"""

from dataclasses import dataclass
from time import monotonic, sleep
from typing import Protocol

from printers.outcome import Fault, Outcome, State, Status, failed
from printers.raster import Raster

PATIENCE_S = 20.0
"""A ticket still in the queue after so long is taken out: its citizen reads the screen by then."""
GLANCE_S = 0.25


class Queue(Protocol):
    """A printer's queue in the system. All methods raise OSError where there is none."""

    def status(self) -> Status: ...

    def put(self, raster: Raster) -> str:
        """Hand a ticket over; what the system calls the job."""
        ...

    def holds(self, job: str) -> bool: ...

    def has_begun(self, job: str) -> bool:
        """Whether the printer has some of it already."""
        ...

    def cancel(self, job: str) -> None: ...


@dataclass(frozen=True, slots=True)
class QueuePress:
    """A press as the worker knows it, behind a queue."""

    queue: Queue

    def warm_up(self) -> None:
        pass

    def print(self, raster: Raster) -> Outcome:
        """Nothing is handed to a queue that says it cannot print."""
        try:
            before = self.queue.status()
            if before.fault:
                return Outcome(State.FAILED, before.fault, before.paper_low)
            job = self.queue.put(raster)
        except OSError:
            return failed(Fault.UNREACHABLE)
        try:
            return self._followed(job)
        except OSError:
            return Outcome(State.UNCONFIRMED, Fault.INTERRUPTED)

    def look(self) -> Status:
        try:
            return self.queue.status()
        except OSError:
            return Status(Fault.UNREACHABLE)

    def _followed(self, job: str) -> Outcome:
        until = monotonic() + PATIENCE_S
        while self.queue.holds(job):
            if monotonic() > until:
                return self._given_up(job)
            sleep(GLANCE_S)
        after = self.queue.status()
        return Outcome(State.UNCONFIRMED, after.fault, after.paper_low)

    def _given_up(self, job: str) -> Outcome:
        """Taken out of the queue; of one that has begun some paper may have come out."""
        fault, begun = self.queue.status().fault, self.queue.has_begun(job)
        self.queue.cancel(job)
        if begun and fault is None:
            return Outcome(State.UNCONFIRMED, Fault.INTERRUPTED)
        return failed(fault or Fault.OFFLINE)
