"""Both databases of a link read past the program, and compared by nothing but their bytes."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from stores import Store


@dataclass(frozen=True)
class Epoch:
    """One epoch as a database has it: its entries in order (number, hash, bytes) and its end."""

    name: str
    parent: str | None
    parent_seq: int
    last: int
    head: bytes
    rows: tuple[tuple[int, bytes, bytes], ...]

    @property
    def ids(self) -> list[str]:
        return [id_of(body) for _, _, body in self.rows]


Epochs = dict[str, Epoch]


def read(body: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(body)
    return found


def id_of(body: bytes) -> str:
    found: str = read(body)["id"]
    return found


def of_center(store: Store) -> tuple[Epochs, str]:
    """All epochs of a center's database, and the one that is written to."""
    streams = store.rows("SELECT epoch, parent, parent_seq, seq, head FROM stream")
    entries = store.rows("SELECT epoch, seq, head, body FROM entry ORDER BY epoch, seq")
    live = store.rows("SELECT epoch FROM stream WHERE live = TRUE")
    return _epochs(streams, entries), live[0][0]


def of_registry(store: Store, center: str) -> Epochs:
    """All epochs that the registry has of a center."""
    of = f"WHERE center = '{center}'"
    streams = store.rows(f"SELECT epoch, parent, parent_seq, acked, head FROM registry_stream {of}")
    entries = f"SELECT epoch, seq, head, body FROM registry_entry {of} ORDER BY epoch, seq"
    return _epochs(streams, store.rows(entries))


def ids_in(epochs: Epochs) -> set[str]:
    return {one for epoch in epochs.values() for one in epoch.ids}


def _epochs(streams: Iterable[tuple], entries: Iterable[tuple]) -> Epochs:  # type: ignore[type-arg]
    rows: dict[str, list[tuple[int, bytes, bytes]]] = {}
    for epoch, seq, head, body in entries:
        rows.setdefault(epoch, []).append((seq, bytes(head), _bytes(body)))
    return {
        epoch: Epoch(epoch, parent, seq or 0, last, bytes(head), tuple(rows.pop(epoch, ())))
        for epoch, parent, seq, last, head in streams
    } | {epoch: Epoch(epoch, None, 0, 0, b"", tuple(left)) for epoch, left in rows.items()}


def _bytes(body: bytes | str) -> bytes:
    """SQLite may hold text where bytes belong."""
    return body.encode() if isinstance(body, str) else bytes(body)


def history(epochs: Epochs, live: str) -> list[tuple[str, int, bytes, bytes]]:
    """What a center takes for its history: each epoch as far as the next one goes on from it."""
    parts = []
    epoch, last = epochs[live], epochs[live].last
    while True:
        parts.append([(epoch.name, *row) for row in epoch.rows[:last]])
        if epoch.parent is None:
            return [row for part in reversed(parts) for row in part]
        epoch, last = epochs[epoch.parent], epoch.parent_seq


def faults(center: str, epochs: Epochs) -> list[str]:
    """Holes, numbers without an entry, ids that are there twice, hashes that do not follow."""
    found = []
    for epoch in epochs.values():
        where = f"{epoch.name}: "
        if [seq for seq, _, _ in epoch.rows] != list(range(1, epoch.last + 1)):
            found.append(where + f"a hole, or more than {epoch.last} entries")
        found += [where + f"{one} twice" for one, n in Counter(epoch.ids).items() if n > 1]
        head = _start(center, epochs, epoch)
        for seq, kept, body in epoch.rows:
            head = sha256(b"qev1\0" + head + body).digest()
            if head != kept:
                found.append(where + f"the hash of {seq} does not follow")
                break
        if head != epoch.head:
            found.append(where + "the head is not that of the last entry")
    return found


def _start(center: str, epochs: Epochs, epoch: Epoch) -> bytes:
    before = bytes(32)
    if epoch.parent is not None:
        parent = epochs[epoch.parent]
        if epoch.parent_seq == 0:
            before = _start(center, epochs, parent)
        else:  # where that entry is missing nothing follows
            heads = {seq: head for seq, head, _ in parent.rows}
            before = heads.get(epoch.parent_seq, b"")
    return sha256(b"qep1\0" + center.encode() + epoch.name.encode() + before).digest()


def difference(center: str, here: Store, there: Store) -> list[str]:
    """All in which a center's database and the registry's are not as they have to be."""
    (mine, live), theirs = of_center(here), of_registry(there, center)
    lived = history(mine, live)
    known = {(epoch.name, *row) for epoch in theirs.values() for row in epoch.rows}
    found = faults(center, mine) + faults(center, theirs)
    found += [f"different: {row[:2]}" for row in lived if row not in known][:5]
    found += [f"missing: {one}" for one in ids_in(mine) - ids_in(theirs)][:5]
    twice = Counter(id_of(row[3]) for row in lived)
    found += [f"twice in the history: {one}" for one, n in twice.items() if n > 1]
    end = mine[live]
    if live not in theirs or (theirs[live].last, theirs[live].head) != (end.last, end.head):
        found.append("the registry has another head")
    return found
