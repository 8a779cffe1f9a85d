"""A machine of a center in the laboratory: a disk, and what runs on it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep

from center_app.store.engine import open_engine
from center_app.store.journal import Journal
from center_app.store.schema import upgrade
from machine_clock import MachineClock
from memory_outbox import random_epoch
from stores import Store

PATIENCE_S = 60


@dataclass
class Machine:
    """A disk and what runs on it. A copy of the disk may say the same name, or another."""

    folder: Path
    store: Store
    name: str
    processes: dict[str, int] = field(default_factory=dict)

    @property
    def acknowledged(self) -> set[str]:
        """The ids that a process here knows are recorded; the last line may be torn."""
        file = self.folder / "acknowledged"
        return set(file.read_text().split("\n")[:-1]) if file.exists() else set()


def begun(store: Store, center: str) -> None:
    """A center's database with its first epoch."""
    engine = open_engine(store.url)
    upgrade(engine)
    Journal(engine, center).open(random_epoch, MachineClock().now())
    engine.dispose()


def soon(happened: Callable[[], bool]) -> None:
    """Wait for something that has to happen, but not for ever."""
    until = monotonic() + PATIENCE_S
    while not happened():
        assert monotonic() < until
        sleep(0.02)
