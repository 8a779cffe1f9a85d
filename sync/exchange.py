"""One exchange with the registry: ask what it has, send what it lacks, compare the heads."""

import logging
from collections.abc import Callable, Sequence
from itertools import takewhile

from center_app.domain.clock import Clock, stamp
from sync import wire
from sync.ends import Bookmark, Registry
from sync.failures import (
    Diverged,
    Failure,
    Gap,
    Rejected,
    TooLarge,
    UnknownEpoch,
    Unreachable,
)
from sync.outcome import Outcome
from sync.pace import BatchSize
from sync.parting import (
    Damaged,
    Line,
    Outbox,
    Parted,
    Stretch,
    head_at,
    last_common,
    place_of,
)
from sync.problem import Code
from sync.wire import Acked, Cursor, Manifest, OpenEpoch, Parent

NEXT_MS = 5_000
"""When to come again unless the registry says otherwise, in milliseconds."""

_log = logging.getLogger(__name__)

MOST_BRANCHES = 2
"""New epochs that one exchange begins: more mean that something else is wrong."""

Position = Cursor | Acked


class Exchange:
    """Brings the journal of one center to the registry, however often it is interrupted.

    It keeps nothing that matters: each exchange starts from the registry's cursor, which may also
    have gone down since. Where the registry has entries that the journal has forgotten or has
    otherwise, the journal goes on in a new epoch from the last one that both have, and repeats
    there what followed. One exchange at a time; a second one would only send in vain.
    """

    def __init__(
        self,
        center: str,
        outbox: Outbox,
        registry: Registry,
        bookmark: Bookmark,
        clock: Clock,
        new_epoch: Callable[[], str],
    ) -> None:
        self._center = center
        self._outbox = outbox
        self._registry = registry
        self._bookmark = bookmark
        self._clock = clock
        self._new_epoch = new_epoch
        self._size = BatchSize()
        self._sent = self._branched = 0
        self._damaged: int | None = None
        self._twin = False

    def once(self, ended: Callable[[], bool] = lambda: False) -> Outcome:
        """Send until nothing is left, or `ended` says so between two batches.

        Raises Failure, and Unavailable when the journal is away; what was sent stays sent.
        """
        self._sent = self._branched = 0
        self._damaged = None
        try:
            next_ms = self._settled(ended)
        except Diverged:
            return self._outcome(NEXT_MS, head_matches=False)
        return self._outcome(next_ms, head_matches=True)

    def acked(self) -> int:
        """Up to which entry of the live epoch the registry had the journal when last asked."""
        place, live = self._bookmark.place(), self._outbox.line()[-1]
        return place[1] if place and place[0] == live.epoch else 0

    def waiting(self) -> int:
        """Entries that the registry does not have, as far as is known."""
        line = self._outbox.line()
        return line[-1].end - place_of(line, self._bookmark.place())

    def _settled(self, ended: Callable[[], bool]) -> int:
        """Begin a new epoch where both histories part; once more when the registry lost entries."""
        lost = False
        while True:
            try:
                return self._drain(ended)
            except (Gap, UnknownEpoch):
                if lost:
                    raise
                lost = True
            except Damaged as found:
                self._mend(found)
            except Parted as parted:
                if self._branched == MOST_BRANCHES:
                    raise Diverged(parted.acked) from parted
                self._branch(parted.stretch, parted.acked)

    def _branch(self, stretch: Stretch, acked: int) -> None:
        seq = last_common(self._outbox, self._registry.cursor, stretch, acked)
        self._outbox.branch(self._new_epoch(), stretch.epoch, seq)
        self._branched += 1

    def _mend(self, found: Damaged) -> None:
        """Raises Rejected where the journal is sound: then the fault is another's."""
        lost = self._outbox.mend(self._new_epoch, found.place) if not self._branched else None
        if lost is None:
            raise found.refusal
        self._damaged = lost
        self._branched += 1

    def _drain(self, ended: Callable[[], bool]) -> int:
        """Fill the epochs one after the other, from the last one that the registry knows."""
        line = self._outbox.line()
        number, position = self._last_known(line)
        while True:
            next_ms = self._fill(line[number], position, ended, is_live=number == len(line) - 1)
            number += 1
            if number == len(line) or ended():
                return next_ms
            position = self._open(line[number], line[number - 1])

    def _last_known(self, line: Sequence[Stretch]) -> tuple[int, Cursor]:
        for number in range(len(line) - 1, -1, -1):
            try:
                position = self._registry.cursor(line[number].epoch)
            except UnknownEpoch:
                continue
            self._twin = number == len(line) - 1 and position.open_epoch != line[number].epoch
            return number, position
        return 0, self._open(line[0], None)

    def _open(self, stretch: Stretch, before: Stretch | None) -> Cursor:
        parent = None
        if before is not None:
            head = head_at(self._outbox, before, before.last)
            if head is None:
                raise Diverged(before.last)
            parent = Parent(before.epoch, before.last, head)
        try:
            return self._registry.open_epoch(OpenEpoch(stretch.epoch, parent))
        except Diverged as fork:
            raise Parted(before or stretch, (before or stretch).last) from fork

    def _fill(
        self, stretch: Stretch, position: Position, ended: Callable[[], bool], *, is_live: bool
    ) -> int:
        next_ms = NEXT_MS
        if not is_live and position.acked > stretch.last:
            self._compare_end(stretch, position.acked)
            return next_ms
        self._agree(stretch, position)
        while not ended() and (answer := self._send(stretch, position, is_live=is_live)):
            self._agree(stretch, answer)
            if answer.acked <= position.acked:
                raise Unreachable("the registry took nothing of what it acknowledged")
            position, next_ms = answer, answer.next_ms
        return next_ms

    def _compare_end(self, stretch: Stretch, acked: int) -> None:
        """The registry also has what came after the fork; it has to have the fork itself."""
        at = self._registry.cursor(stretch.epoch, stretch.last).at
        if at is None or at.hash != head_at(self._outbox, stretch, stretch.last):
            raise Parted(stretch, acked)

    def _agree(self, stretch: Stretch, position: Position) -> None:
        """Compare both histories by one hash, and remember how far they are the same."""
        if head_at(self._outbox, stretch, position.acked) != position.head:
            raise Parted(stretch, position.acked)
        said = position.receipt if isinstance(position, Acked) else None
        receipt = wire.write(said) if said is not None else None
        if receipt is None and (stretch.epoch, position.acked) == self._bookmark.place():
            return
        self._bookmark.move(
            stretch.epoch, acked=position.acked, durable=position.durable, receipt=receipt
        )

    def _send(self, stretch: Stretch, position: Position, *, is_live: bool) -> Acked | None:
        """Send the next entries; None when there are none."""
        refused = False
        while True:
            most = self._size.events
            if not is_live:
                most = min(most, stretch.last - position.acked)
            found = self._outbox.after(stretch.base + position.acked, most) if most else ()
            entries = list(takewhile(lambda entry: entry.epoch == stretch.epoch, found))
            if not entries:
                return None
            try:
                answer = self._registry.send(
                    self._manifest(stretch.epoch, position.head, entries),
                    [entry.body for entry in entries],
                )
            except Failure as failure:
                self._size.halve()
                if isinstance(failure, TooLarge) and len(entries) > 1:
                    continue
                if isinstance(failure, Rejected) and failure.code == Code.CHAIN_MISMATCH:
                    if refused:
                        place = stretch.base + position.acked
                        raise Damaged(place, failure) from failure
                    refused = True  # it may have been read wrong: once more from the database
                    continue
                raise
            self._size.grow()
            self._sent += len(entries)
            for odd in answer.quarantined:
                _log.warning("the registry set entry %d aside: %s", odd.seq, odd.code)
            return answer

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
        return Outcome(
            sent=self._sent,
            acked=self.acked(),
            head_matches=head_matches,
            waiting=self.waiting(),
            next_ms=next_ms,
            branched=self._branched,
            damaged=self._damaged,
            twin=self._twin,
        )
