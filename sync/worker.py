"""The thread that keeps the registry up to date, and what a screen may say about it."""

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Event, Thread
from typing import Protocol

from center_app.domain.clock import MINUTE, Clock
from center_app.domain.refusal import Unavailable
from sync.exchange import Exchange
from sync.failures import Broken, Diverged, Failure, Trouble
from sync.outcome import Outcome
from sync.pace import Pace
from sync.unfit import CatalogueTrouble

GATHER_S = 0.5
"""Entries that follow one another this closely go out together."""

HERD_S = 60.0
"""After a power cut a country's centers start in the same minute: each waits its part of this."""

REPORT_MS = 60_000
"""How often the registry is told how the center stands."""

RENEW_MS = 15 * MINUTE
"""How often it is looked whether the certificate is due."""

Sleep = Callable[[Event, float], object]
"""Waits for an event, but no longer than so many seconds; `threading.Event.wait`."""


class Down(Protocol):
    """Whoever fetches what the registry has for the center, as `sync.down.Down` does."""

    @property
    def trouble(self) -> CatalogueTrouble | None: ...

    def once(self) -> int:
        """Milliseconds until the next time. Raises nothing."""


_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """What employees see of the link to the registry; nothing in the hall depends on it.

    `online` is whether the last exchange succeeded, `since` from when on it has been so; `unsent`
    entries wait, the registry has all up to `acked`, and said so last at `acked_at` (None if not
    since the start). Times are in milliseconds since 1970 UTC. `trouble` says why entries wait, or
    what somebody has to look at although none do; `catalogue` why what the registry gives is not
    taken.
    """

    online: bool
    since: int
    unsent: int
    acked: int
    acked_at: int | None
    trouble: Trouble | None
    catalogue: CatalogueTrouble | None = None


class LinkSource(Protocol):
    """Whoever knows how the link to the national registry stands."""

    def status(self) -> SyncStatus | None:
        """The link as it is now, None where no registry is set; called on another thread.

        May raise Unavailable.
        """


@dataclass(frozen=True, slots=True)
class _Link:
    online: bool
    since: int
    acked_at: int | None = None
    trouble: Trouble | None = None


def _none() -> None:
    return None


@dataclass(frozen=True, slots=True)
class Chores:
    """What the link sees to now and then, beside the exchange.

    `report` tells the registry how the center stands, `renew` sees to the certificate; both may
    raise Unavailable, `renew` OSError too. `concern`: what somebody has to look at although
    everything is sent. `down` fetches what the registry has for the center.
    """

    report: Callable[[], None] | None = None
    renew: Callable[[], object] | None = None
    concern: Callable[[], Trouble | None] = _none
    down: Down | None = None


NO_CHORES = Chores()


class Worker:
    """Exchanges again and again, by its own timer; a hint only makes the next one come sooner.

    Entries are never given up: whatever goes wrong, the same ones are sent again later, less and
    less often. `chance` draws from 0 to 1. Owns the exchange while it runs.
    """

    def __init__(
        self,
        exchange: Exchange,
        clock: Clock,
        chance: Callable[[], float],
        sleep: Sleep = Event.wait,
        *,
        herd_s: float = HERD_S,
        chores: Chores = NO_CHORES,
    ) -> None:
        self._report, self._renew = chores.report, chores.renew
        self._concern, self._down = chores.concern, chores.down
        self._renewed: int | None = None
        self._damaged = False
        self._reported: int | None = None
        self._fetch_at: int | None = None
        self._exchange = exchange
        self._clock = clock
        self._chance = chance
        self._sleep = sleep
        self._herd_s = herd_s
        self._pace = Pace(chance)
        self._hinted = Event()
        self._stopped = Event()
        self._link = _Link(online=False, since=clock.now().at)
        self._thread = Thread(target=self.run, name="sync", daemon=True)

    def start(self) -> None:
        """Begin in a thread of its own."""
        self._thread.start()

    def stop(self, patience_s: float = 5.0) -> None:
        """End after the request under way, and wait for that; what was not sent goes out later."""
        self._stopped.set()
        self._hinted.set()
        if self._thread.is_alive():
            self._thread.join(patience_s)

    def hint(self) -> None:
        """Something was appended. Costs nothing, and shortens no wait after a failure."""
        self._hinted.set()

    def run(self) -> None:
        """Exchange until `stop`."""
        self._sleep(self._hinted, self._chance() * self._herd_s)
        while True:
            self._hinted.clear()
            if self._stopped.is_set():
                return
            try:
                outcome = self._attempt()
            except Unavailable as failure:
                self._failed(failure)
                self._fetch()
                self._see_to_certificate()
                self._sleep(self._stopped, self._pace.after_failure(failure))
            else:
                self._succeeded(self._trouble_of(outcome))
                self._fetch()
                self._tell()
                self._see_to_certificate()
                if self._sleep(self._hinted, self._pace.after_success(outcome.next_ms)):
                    self._sleep(self._stopped, GATHER_S)

    def status(self) -> SyncStatus:
        """The link as it is now; reads the journal's head. Raises Unavailable with the database."""
        link = self._link
        return SyncStatus(
            online=link.online,
            since=link.since,
            unsent=self._exchange.waiting(),
            acked=self._exchange.acked(),
            acked_at=link.acked_at,
            trouble=link.trouble,
            catalogue=self._down.trouble if self._down is not None else None,
        )

    def _attempt(self) -> Outcome:
        """One exchange; whatever goes wrong with it is Unavailable, or the thread would end."""
        try:
            outcome = self._exchange.once(self._stopped.is_set)
        except Unavailable:
            raise
        except Exception as error:
            _log.exception("the exchange with the registry broke off")
            raise Broken(type(error).__name__) from error
        if not outcome.head_matches:
            raise Diverged(outcome.acked)
        if outcome.branched and outcome.damaged is None:
            _log.warning("the registry has what was forgotten here: a new epoch was begun")
        return outcome

    def _trouble_of(self, outcome: Outcome) -> Trouble | None:
        """What somebody has to look at although everything was sent."""
        self._damaged = self._damaged or outcome.damaged is not None
        if self._damaged:
            return Trouble.DAMAGED
        if outcome.twin:
            return Trouble.TWIN
        return self._concern()

    def _see_to_certificate(self) -> None:
        """Now and then, also while the registry says no: there is a month left to succeed."""
        now = self._clock.now().mono
        if self._renew is None:
            return
        if self._renewed is not None and 0 <= now - self._renewed < RENEW_MS:
            return
        self._renewed = now
        try:
            self._renew()
        except (Unavailable, OSError, ValueError) as error:
            _log.warning("the certificate was not renewed: %s", error)

    def _fetch(self) -> None:
        """Now and then, whether or not what goes up gets there."""
        now = self._clock.now().mono
        if self._down is not None and (self._fetch_at is None or now >= self._fetch_at):
            self._fetch_at = now + self._down.once()

    def _tell(self) -> None:
        """Now and then; that it fails is no trouble, for the next one says it all."""
        now = self._clock.now().mono
        if self._report is None:
            return
        if self._reported is not None and 0 <= now - self._reported < REPORT_MS:
            return
        self._reported = now
        with suppress(Unavailable):
            self._report()

    def _succeeded(self, trouble: Trouble | None) -> None:
        now = self._clock.now().at
        since = self._link.since if self._link.online else now
        self._link = _Link(online=True, since=since, acked_at=now, trouble=trouble)

    def _failed(self, failure: Unavailable) -> None:
        trouble = failure.trouble if isinstance(failure, Failure) else Trouble.JOURNAL
        if trouble is not self._link.trouble:
            _log.warning("entries wait: %s (%s)", trouble, failure)
        since = self._clock.now().at if self._link.online else self._link.since
        self._link = _Link(False, since, self._link.acked_at, trouble)
