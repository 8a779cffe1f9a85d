"""Batches of a journal in memory, ready to be sent or spoilt."""

from memory_outbox import MemoryOutbox
from sync.wire import Manifest


def a_batch(outbox: MemoryOutbox, first: int, last: int) -> tuple[Manifest, list[bytes]]:
    """The entries `first` to `last` with the manifest that belongs to them."""
    entries = outbox.entries[first - 1 : last]
    before = outbox.entries[first - 2].head if first > 1 else outbox.start
    manifest = Manifest(
        v=1,
        center=outbox.center,
        epoch=outbox.epoch,
        first=first,
        count=len(entries),
        prev=before.hex(),
        head=entries[-1].head.hex(),
        sent_at="2026-11-22T09:15:30.123Z",
    )
    return manifest, [entry.body for entry in entries]
