"""One of a registry's databases: opened when it is first needed, asked by threads of its own."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import TypeVar

from center_app.store.engine import POOL
from sync.registry.ledger import Ledger

T = TypeVar("T")

THREADS = 2 * POOL
"""Half of them read and check while the other half has the connections."""

_UNNAMED = "unknown"


class Home:
    """Where centers live. While it is away its threads wait for it, and nobody else's."""

    def __init__(self, name: str, opened: Callable[[], Ledger]) -> None:
        self.name = name
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
        """What the database says, without holding up who else is served. Raises as `ledger`."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, lambda: work(self.ledger()))

    def close(self) -> None:
        self._threads.shutdown(cancel_futures=True)
        if self._ledger is not None:
            self._ledger.close()
