"""How the link stands for who does not keep it up: by what the registry said last."""

from typing import Protocol

from center_app.domain.clock import MINUTE, Clock, from_stamp
from center_app.domain.envelope import unseal
from sync.parting import Outbox, place_of
from sync.worker import SyncStatus

LATE_MS = 2 * MINUTE
"""An entry that waits longer while the registry says nothing: the link is down. Exchanges are
seconds apart, and after a failure the first ones follow soon."""


class Said(Protocol):
    """The registry's word: it has `acked` entries of the `epoch`, and said so at `seen_at`."""

    @property
    def epoch(self) -> str: ...
    @property
    def acked(self) -> int: ...
    @property
    def seen_at(self) -> int: ...


class Remembered(Protocol):
    """What the registry said last; None before its first answer."""

    def cursor(self) -> Said | None: ...


class Onlooker:
    """Looks at the journal and at what is remembered; asks the registry nothing."""

    def __init__(self, outbox: Outbox, bookmark: Remembered, clock: Clock) -> None:
        self._outbox, self._bookmark, self._clock = outbox, bookmark, clock

    def status(self) -> SyncStatus:
        """The link as far as can be seen. Raises Unavailable with the database.

        It counts as down since the first entry that waits too long.
        """
        said, line = self._bookmark.cursor(), self._outbox.line()
        known = (said.epoch, said.acked) if said is not None else None
        place = place_of(line, known)
        waiting = self._outbox.after(place, 1)
        now, acked_at = self._clock.now().at, said.seen_at if said is not None else None
        oldest = from_stamp(unseal(waiting[0].body).at) if waiting else now
        fresh = acked_at is not None and now - acked_at <= LATE_MS
        return SyncStatus(
            online=fresh or now - oldest <= LATE_MS,
            since=oldest,
            unsent=line[-1].end - place,
            acked=said.acked if said is not None and said.epoch == line[-1].epoch else 0,
            acked_at=acked_at,
            trouble=None,
        )
