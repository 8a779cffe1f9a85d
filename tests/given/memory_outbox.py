"""A journal in memory, with as many sound entries as a test asks for."""

from dataclasses import dataclass
from uuid import uuid4

from center_app.domain.chain import genesis, link
from center_app.domain.envelope import seal
from journals import called


@dataclass(frozen=True)
class MemoryHead:
    epoch: str
    seq: int


@dataclass(frozen=True)
class MemoryEntry:
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

    def head(self) -> MemoryHead:
        return MemoryHead(self.epoch, len(self.entries))

    def after(self, seq: int, limit: int) -> list[MemoryEntry]:
        return self.entries[seq : seq + limit]

    @property
    def hash(self) -> bytes:
        return self.entries[-1].head if self.entries else self.start

    def add(self, count: int = 1) -> None:
        for _ in range(count):
            event = called(center=self.center)
            self.add_body(seal(event.placed(self.epoch, len(self.entries) + 1)))

    def add_body(self, body: bytes) -> None:
        self.entries.append(MemoryEntry(len(self.entries) + 1, link(self.hash, body), body))


class MemoryBookmark:
    """What the registry said last, in memory."""

    def __init__(self) -> None:
        self.at: dict[str, tuple[int, int]] = {}

    def acked(self, epoch: str) -> int:
        return self.at.get(epoch, (0, 0))[0]

    def move(self, epoch: str, *, acked: int, durable: int) -> None:
        self.at[epoch] = acked, durable
