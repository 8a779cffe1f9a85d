"""The one thread that prints: nobody waits for it, and no printer's fault gets past it."""

import logging
import queue
from collections import deque
from dataclasses import dataclass
from threading import Thread

from center_app.domain.clock import HOUR, Clock, Instant
from printers.outcome import Fault, Outcome, State
from printers.press import Press
from printers.raster import Raster
from printers.spool import Job, Spool, raster_of

log = logging.getLogger(__name__)

KEPT_MS = 7 * 24 * HOUR
"""How long it is kept what became of a ticket; longer than anybody asks after one."""


@dataclass(frozen=True, slots=True)
class _Order:
    visit: str
    raster: Raster
    reprint: bool
    at: Instant


class PrintWorker:
    """Prints tickets one after the other on a thread of its own.

    `results` receives each job once it is over: whoever shows it looks there now and then. Jobs
    that an earlier run left behind come first: those cut off at the printer as unconfirmed, those
    still waiting are printed unless they have expired.
    """

    def __init__(self, spool: Spool, press: Press, clock: Clock) -> None:
        self.results: queue.SimpleQueue[Job] = queue.SimpleQueue()
        self._orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self._spool = spool
        self._press = press
        self._clock = clock
        self._thread = Thread(target=self._run, name="print worker", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def submit(self, visit: str, raster: Raster, reprint: bool = False) -> None:
        """Ask for paper and return at once. A visit's second ticket needs `reprint`."""
        self._orders.put(_Order(visit, raster, reprint, self._clock.now()))

    def stop(self, seconds: float = 5.0) -> None:
        """End after the ticket that is at the printer; what waits stays in the spool."""
        self._orders.put(None)
        self._thread.join(seconds)

    def _run(self) -> None:
        self._warm_up()
        waiting = deque(self._left_behind())
        while self._take_orders(waiting):
            if waiting:
                self._print(waiting.popleft())

    def _warm_up(self) -> None:
        try:
            self._press.warm_up()
        except Exception:
            log.exception("the printer's program cannot be loaded")

    def _left_behind(self) -> list[Job]:
        self._spool.forget(self._clock.now().at - KEPT_MS)
        jobs = self._spool.recover()
        for job in jobs:
            if job.over:
                self.results.put(job)
        return [job for job in jobs if not job.over]

    def _take_orders(self, waiting: deque[Job]) -> bool:
        """Put what was submitted into the spool, waiting for it if there is nothing to do.

        False once the worker is to stop.
        """
        try:
            while True:
                order = self._orders.get(block=not waiting)
                if order is None:
                    return False
                job = self._spool.add(order.visit, order.raster, order.at, order.reprint)
                if job:
                    waiting.append(job)
        except queue.Empty:
            return True

    def _print(self, job: Job) -> None:
        claimed = self._spool.claim(job, self._clock.now())
        if claimed.picture and not claimed.over:
            claimed = self._spool.finish(claimed, self._attempt(raster_of(claimed.picture)))
        self.results.put(claimed)

    def _attempt(self, raster: Raster) -> Outcome:
        try:
            return self._press.print(raster)
        except Exception:
            log.exception("printing stopped at a fault of our own")
            return Outcome(State.UNCONFIRMED, Fault.INTERRUPTED)
