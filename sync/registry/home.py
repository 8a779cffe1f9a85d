"""One of a registry's databases: opened when it is first needed, asked by threads of its own."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import TypeVar

from center_app.domain.refusal import Unavailable
from center_app.store.engine import POOL
from sync.registry.ledger import Ledger

T = TypeVar("T")

THREADS = 2 * POOL
"""Half of them read and check while the other half has the connections."""

PATIENCE_S = 20
"""More than a database that answers ever takes, and less than a center waits for its answer."""

_UNNAMED = "unknown"


class Home:
    """Where centers live. While it is away its threads wait for it, and nobody else's.

    One that takes connections and says nothing more cannot be told from a slow one: who asks waits
    for `patience_s` at the most, the thread until the system gives the connection up.
    """

    def __init__(
        self, name: str, opened: Callable[[], Ledger], patience_s: float = PATIENCE_S
    ) -> None:
        self.name = name
        self._patience_s = patience_s
        self._opened = opened
        self._ledger: Ledger | None = None
        self._opening = Lock()
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix=f"registry-{name}")

    @property
    def generation(self) -> str:
        """The database's own name; it is not known before the first answer."""
        return self._ledger.generation if self._ledger is not None else _UNNAMED

    def ledger(self) -> Ledger:
        """Raises Unavailable while the database is away, Unusable when it is of no use."""
        with self._opening:
            if self._ledger is None:
                self._ledger = self._opened()
            return self._ledger

    async def ask(self, work: Callable[[Ledger], T]) -> T:
        """What the database says, without holding up who else is served. Raises as `ledger`.

        What was asked for may be done all the same after Unavailable.
        """
        try:
            return await asyncio.wait_for(asyncio.wrap_future(self._begun(work)), self._patience_s)
        except TimeoutError as error:
            raise self._silent() from error

    def told(self, work: Callable[[Ledger], T]) -> T:
        """The same for a thread that has others to see to."""
        begun = self._begun(work)
        try:
            return begun.result(self._patience_s)
        except TimeoutError as error:
            begun.cancel()
            raise self._silent() from error

    def _begun(self, work: Callable[[Ledger], T]) -> Future[T]:
        return self._threads.submit(lambda: work(self.ledger()))

    def _silent(self) -> Unavailable:
        return Unavailable(f"The database {self.name} does not answer.")

    def close(self) -> None:
        self._threads.shutdown(cancel_futures=True)
        if self._ledger is not None:
            self._ledger.close()
