"""One exchange with the registry: ask what it has, send what it lacks, compare the heads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from center_app.domain.chain import genesis
from center_app.domain.clock import Clock, stamp
from sync import wire
from sync.failures import Diverged, Failure, Gap, TooLarge, UnknownEpoch, Unreachable
from sync.pace import BatchSize
from sync.wire import Acked, Cursor, Manifest

NEXT_MS = 5_000
"""When to come again unless the registry says otherwise, in milliseconds."""


class Tip(Protocol):
    """Where the journal ends."""

    @property
    def epoch(self) -> str: ...
    @property
    def seq(self) -> int: ...


class Line(Protocol):
    """One entry of the journal: its number, the chain's hash after it, its exact bytes."""

    @property
    def seq(self) -> int: ...
    @property
    def head(self) -> bytes: ...
    @property
    def body(self) -> bytes: ...


class Outbox(Protocol):
    """The journal, seen from here: there is no other queue and no mark for what was sent."""

    def head(self) -> Tip: ...
    def after(self, seq: int, limit: int) -> Sequence[Line]: ...


class Bookmark(Protocol):
    """Where the center remembers what the registry said last; the registry's word counts."""

    def acked(self, epoch: str) -> int: ...
    def move(self, epoch: str, *, acked: int, durable: int) -> None: ...


class Registry(Protocol):
    """The other end, by HTTP. Every call raises Failure."""

    def cursor(self, epoch: str) -> Cursor: ...
    def open_epoch(self, epoch: str) -> Cursor: ...
    def send(self, manifest: Manifest, bodies: Sequence[bytes]) -> Acked: ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an exchange came to.

    `sent` entries went out, repeated ones counted each time; the registry has all up to `acked`;
    `waiting` are not there yet. `head_matches` is False when the registry holds another history
    than the journal: nothing is sent then. `next_ms` is when the registry wants to be asked again.
    """

    sent: int
    acked: int
    head_matches: bool
    waiting: int
    next_ms: int


class Exchange:
    """Brings the journal of one center to the registry, however often it is interrupted.

    It keeps nothing that matters: each exchange starts from the registry's cursor, which may also
    have gone down since. One exchange at a time; a second one would only send in vain.
    """

    def __init__(
        self, center: str, outbox: Outbox, registry: Registry, bookmark: Bookmark, clock: Clock
    ) -> None:
        self._center = center
        self._outbox = outbox
        self._registry = registry
        self._bookmark = bookmark
        self._clock = clock
        self._size = BatchSize()
        self._sent = 0

    def once(self, ended: Callable[[], bool] = lambda: False) -> Outcome:
        """Send until nothing is left, or `ended` says so between two batches.

        Raises Failure, and Unavailable when the journal is away; what was sent stays sent.
        """
        self._sent = 0
        epoch = self._outbox.head().epoch
        try:
            next_ms = self._drain_though_put_back(epoch, ended)
        except Diverged:
            return self._outcome(NEXT_MS, head_matches=False)
        return self._outcome(next_ms, head_matches=True)

    def acked(self) -> int:
        """Up to which entry the registry had the journal when it was last asked."""
        return self._bookmark.acked(self._outbox.head().epoch)

    def waiting(self) -> int:
        """Entries that the registry does not have, as far as is known."""
        return max(0, self._outbox.head().seq - self.acked())

    def _drain_though_put_back(self, epoch: str, ended: Callable[[], bool]) -> int:
        """Start once more when the registry lost entries in the middle of the exchange."""
        try:
            return self._drain(epoch, ended)
        except (Gap, UnknownEpoch):
            return self._drain(epoch, ended)

    def _drain(self, epoch: str, ended: Callable[[], bool]) -> int:
        position: Cursor | Acked = self._cursor(epoch)
        next_ms = NEXT_MS
        self._agree(epoch, position)
        while not ended() and (answer := self._send(epoch, position)):
            self._agree(epoch, answer)
            if answer.acked <= position.acked:
                raise Unreachable("the registry took nothing of what it acknowledged")
            position, next_ms = answer, answer.next_ms
        return next_ms

    def _cursor(self, epoch: str) -> Cursor:
        try:
            return self._registry.cursor(epoch)
        except UnknownEpoch:
            return self._registry.open_epoch(epoch)

    def _agree(self, epoch: str, position: Cursor | Acked) -> None:
        """Compare both histories by one hash, and remember how far they are the same."""
        if self._head_at(epoch, position.acked) != position.head:
            raise Diverged(position.acked)
        if position.acked != self._bookmark.acked(epoch):
            self._bookmark.move(epoch, acked=position.acked, durable=position.durable)

    def _head_at(self, epoch: str, seq: int) -> str | None:
        if seq == 0:
            return genesis(self._center, epoch).hex()
        if not 0 < seq <= self._outbox.head().seq:
            return None
        return self._outbox.after(seq - 1, 1)[0].head.hex()

    def _send(self, epoch: str, position: Cursor | Acked) -> Acked | None:
        """Send the next entries; None when there are none."""
        while entries := self._outbox.after(position.acked, self._size.events):
            try:
                answer = self._registry.send(
                    self._manifest(epoch, position.head, entries), [entry.body for entry in entries]
                )
            except Failure as failure:
                self._size.halve()
                if isinstance(failure, TooLarge) and len(entries) > 1:
                    continue
                raise
            self._size.grow()
            self._sent += len(entries)
            return answer
        return None

    def _manifest(self, epoch: str, prev: str, entries: Sequence[Line]) -> Manifest:
        return Manifest(
            v=wire.VERSION,
            center=self._center,
            epoch=epoch,
            first=entries[0].seq,
            count=len(entries),
            prev=prev,
            head=entries[-1].head.hex(),
            sent_at=stamp(self._clock.now().at),
        )

    def _outcome(self, next_ms: int, *, head_matches: bool) -> Outcome:
        return Outcome(self._sent, self.acked(), head_matches, self.waiting(), next_ms)
