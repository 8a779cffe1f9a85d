"""The one thread that prints: nobody waits for it, and no printer's fault gets past it."""

import logging
import queue
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from threading import Thread

from center_app.domain.clock import HOUR, Clock, Instant
from printers.attendant import Attendant
from printers.condition import Condition
from printers.outcome import Fault, Outcome, State
from printers.press import Press
from printers.raster import Raster
from printers.spool import Job, Spool, raster_of

log = logging.getLogger(__name__)

KEPT_MS = 7 * 24 * HOUR
"""How long it is kept what became of a ticket; longer than anybody asks after one."""

LOOK_S = 30.0
LOOK_AGAIN_S = 5.0
"""How often a printer without work is asked how it stands; one that needs somebody oftener."""


@dataclass(frozen=True, slots=True)
class _Order:
    visit: str
    raster: Raster
    reprint: bool
    at: Instant


class PrintWorker:
    """Prints tickets one after the other on a thread of its own.

    Without work it looks now and then how the printer stands: `condition`.

    `results` receives each job once it is over: whoever shows it looks there now and then. Jobs
    that an earlier run left behind come first: those cut off at the printer as unconfirmed, those
    still waiting are printed unless they have expired.
    """

    def __init__(self, spool: Spool, press: Press, attendant: Attendant, clock: Clock) -> None:
        self.results: queue.SimpleQueue[Job] = queue.SimpleQueue()
        self._orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self._spool = spool
        self._press = press
        self._attendant = attendant
        self._clock = clock
        self._thread = Thread(target=self._run, name="print worker", daemon=True)

    @property
    def condition(self) -> Condition:
        """How the printer stood last; may be read from any thread."""
        return self._attendant.condition

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
        self._look()
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
                order = self._next_order(block=not waiting)
                if order is None:
                    return False
                job = self._spool.add(order.visit, order.raster, order.at, order.reprint)
                if job:
                    waiting.append(job)
        except queue.Empty:
            return True

    def _next_order(self, *, block: bool) -> _Order | None:
        """Waited for where there is nothing to do, looking after the printer meanwhile."""
        while block:
            try:
                return self._orders.get(timeout=LOOK_S if self._attendant.well else LOOK_AGAIN_S)
            except queue.Empty:
                self._look()
        return self._orders.get_nowait()

    def _print(self, job: Job) -> None:
        claimed = self._spool.claim(job, self._clock.now())
        if not claimed.picture or claimed.over:
            self.results.put(claimed)
            return
        raster = raster_of(claimed.picture)
        outcome = self._attempt(raster)
        self.results.put(self._spool.finish(claimed, outcome))
        self._look_after(lambda: self._attendant.count(raster, outcome, self._clock.now().at))

    def _look(self) -> None:
        self._look_after(lambda: self._attendant.look(self._clock.now().at))

    def _look_after(self, how: Callable[[], object]) -> None:
        try:
            how()
        except Exception:
            log.exception("looking after the printer stopped at a fault of our own")

    def _attempt(self, raster: Raster) -> Outcome:
        try:
            return self._press.print(raster)
        except Exception:
            log.exception("printing stopped at a fault of our own")
            return Outcome(State.UNCONFIRMED, Fault.INTERRUPTED)
