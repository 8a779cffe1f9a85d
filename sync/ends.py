"""What an exchange stands between, beside the journal: the registry, and what it said last."""

from collections.abc import Sequence
from typing import Protocol

from sync.wire import Acked, Cursor, Manifest, OpenEpoch


class Bookmark(Protocol):
    """Where the center remembers what the registry said last; the registry's word counts."""

    def place(self) -> tuple[str, int] | None: ...
    def move(
        self, epoch: str, *, acked: int, durable: int, receipt: bytes | None = None
    ) -> None: ...


class Registry(Protocol):
    """The other end, by HTTP. Every call raises Failure."""

    def cursor(self, epoch: str, at: int | None = None) -> Cursor: ...
    def open_epoch(self, asked: OpenEpoch) -> Cursor: ...
    def send(self, manifest: Manifest, bodies: Sequence[bytes]) -> Acked: ...
