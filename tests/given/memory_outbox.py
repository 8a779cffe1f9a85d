"""A journal in memory, with as many sound entries as a test asks for."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

from center_app.domain.chain import genesis, link
from center_app.domain.envelope import seal
from journals import called


@dataclass(frozen=True)
class MemoryStretch:
    epoch: str
    base: int
    last: int
    genesis: bytes

    @property
    def end(self) -> int:
        return self.base + self.last


@dataclass(frozen=True)
class MemoryEntry:
    epoch: str
    seq: int
    head: bytes
    body: bytes


class MemoryOutbox:
    """Grows by `add`; `entries` may be cut or changed to play a restored or broken journal."""

    def __init__(self, center: str, epoch: str | None = None, start: bytes | None = None) -> None:
        self.center = center
        self.epoch = epoch or str(uuid4())
        self.start = start or genesis(center, self.epoch)
        self.entries: list[MemoryEntry] = []

    def line(self) -> list[MemoryStretch]:
        return [MemoryStretch(self.epoch, 0, len(self.entries), self.start)]

    def after(self, place: int, limit: int) -> list[MemoryEntry]:
        return self.entries[place : place + limit]

    def branch(self, epoch: str, parent: str, seq: int) -> None:
        """This journal has one epoch only; the registry has to agree with it."""
        raise AssertionError(f"the new epoch {epoch} after entry {seq} of {parent}")

    def mend(self, _new_id: Callable[[], str], _place: int) -> int | None:
        """Nothing in memory is ever damaged."""
        return None

    @property
    def hash(self) -> bytes:
        return self.entries[-1].head if self.entries else self.start

    def add(self, count: int = 1) -> None:
        for _ in range(count):
            event = called(center=self.center)
            self.add_body(seal(event.placed(self.epoch, len(self.entries) + 1)))

    def add_body(self, body: bytes) -> None:
        self.entries.append(
            MemoryEntry(self.epoch, len(self.entries) + 1, link(self.hash, body), body)
        )


def random_epoch() -> str:
    return str(uuid4())


class MemoryBookmark:
    """What the registry said last, in memory."""

    def __init__(self) -> None:
        self.at: tuple[str, int] | None = None
        self.durable = 0
        self.receipts: list[tuple[str, int, bytes]] = []

    def place(self) -> tuple[str, int] | None:
        return self.at

    def move(self, epoch: str, *, acked: int, durable: int, receipt: bytes | None = None) -> None:
        self.at, self.durable = (epoch, acked), durable
        if receipt is not None:
            self.receipts.append((epoch, acked, receipt))
