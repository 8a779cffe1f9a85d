"""The journal as the exchange sees it, and where the registry's history parts from it."""

from collections.abc import Callable, Sequence
from typing import Protocol

from sync.failures import Diverged, Rejected
from sync.wire import Cursor


class Stretch(Protocol):
    """The entries 1 to `last` of an epoch, after `base` of earlier ones; `genesis` is its start."""

    @property
    def epoch(self) -> str: ...
    @property
    def base(self) -> int: ...
    @property
    def last(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def genesis(self) -> bytes: ...


class Line(Protocol):
    """One entry of the journal: its epoch and number, the hash after it, its exact bytes."""

    @property
    def epoch(self) -> str: ...
    @property
    def seq(self) -> int: ...
    @property
    def head(self) -> bytes: ...
    @property
    def body(self) -> bytes: ...


class Outbox(Protocol):
    """The journal, seen from here: there is no other queue and no mark for what was sent.

    `line` are its epochs up to the live one, `after` reads on from a place over all of them,
    `branch` goes on in a new epoch after an entry of one; so does `mend`, if after a place an entry
    is not what was recorded, and says how many are lost (None where all are sound).
    """

    def line(self) -> Sequence[Stretch]: ...
    def after(self, place: int, limit: int) -> Sequence[Line]: ...
    def branch(self, epoch: str, parent: str, seq: int) -> None: ...
    def mend(self, new_id: Callable[[], str], place: int, /) -> int | None: ...


class Parted(Exception):
    """The registry has an epoch otherwise, or further, than the journal."""

    def __init__(self, stretch: Stretch, acked: int) -> None:
        super().__init__(stretch.epoch, acked)
        self.stretch = stretch
        self.acked = acked


class Damaged(Exception):
    """Twice an entry after `place` did not hang together with what was said of it."""

    def __init__(self, place: int, refusal: Rejected) -> None:
        super().__init__(place)
        self.place = place
        self.refusal = refusal


def place_of(line: Sequence[Stretch], known: tuple[str, int] | None) -> int:
    """Up to which place over all epochs the registry has the journal, if it is `known` to have
    an epoch up to an entry; 0 where it has nothing of this history."""
    epoch, acked = known or ("", 0)
    found = (one.base + min(acked, one.last) for one in line if one.epoch == epoch)
    return min(next(found, 0), line[-1].end)


def head_at(outbox: Outbox, stretch: Stretch, seq: int) -> str | None:
    """The chain's hash after entry `seq` of an epoch; None where the journal has no such entry."""
    if seq == 0:
        return stretch.genesis.hex()
    found = outbox.after(stretch.base + seq - 1, 1) if seq > 0 else ()
    if not found or (found[0].epoch, found[0].seq) != (stretch.epoch, seq):
        return None
    return found[0].head.hex()


def last_common(
    outbox: Outbox, ask: Callable[[str, int], Cursor], stretch: Stretch, acked: int
) -> int:
    """The last entry that is the same at both ends, found in some twenty questions.

    The chain has it that all before it are the same too, and none after it. Raises Diverged when
    not even the start is, or the registry does not say; Failure.
    """

    def same(seq: int) -> bool:
        at = ask(stretch.epoch, seq).at
        return at is not None and at.seq == seq and at.hash == head_at(outbox, stretch, seq)

    low, high = 0, min(acked, stretch.last)
    if same(high):
        return high
    if not same(low):
        raise Diverged(acked)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if same(middle) else (low, middle)
    return low
