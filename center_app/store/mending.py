"""A journal in which an entry is not what was recorded goes on, and says so itself.

A disk that forgets a bit must not end the link, or keep a hall shut. The history goes on in a new
epoch after the last entry that is sound. What follows is sealed again with the same ids where the
hashes still prove it; at the place of an entry that nothing proves stands a mark, for a person to
look at the bytes, which stay where they were.
"""

import logging
from collections.abc import Callable, Iterator

from center_app.domain.chain import link
from center_app.domain.clock import Instant, local, stamp
from center_app.domain.codec import event_data
from center_app.domain.envelope import VERSION, Envelope, unseal
from center_app.domain.events import EntryDamaged
from center_app.store.entries import PAGE, Entry, entries_after
from center_app.store.line import line
from center_app.store.locked import Writing

STATION = "journal"

_log = logging.getLogger(__name__)


def mend(writing: Writing, center: str, new_id: Callable[[], str], place: int) -> int | None:
    """Go on in a new epoch if an entry after `place` is not sound; how many nothing proves.

    None where all are sound: then nothing is changed.
    """
    first, damaged = _flaws(writing, place)
    if first is None:
        return None
    fork = writing.hash_and_moment(first - 1)
    resealed = _Resealed(center, damaged, fork.moment, new_id)
    before = next(one for one in writing.line if one.base <= first - 1 <= one.end)
    epoch = new_id()
    writing.branch(epoch, before.epoch, first - 1 - before.base, resealed)
    _log.error("the journal was damaged and goes on in epoch %s", epoch)
    return len(damaged)


class _Resealed:
    """What stands in the new epoch for each entry: itself, or the mark of one that is damaged."""

    def __init__(
        self, center: str, damaged: set[int], last: Instant, new_id: Callable[[], str]
    ) -> None:
        self._center = center
        self._damaged = damaged
        self._last = last
        self._new_id = new_id

    def __call__(self, entry: Entry) -> Envelope:
        if entry.place in self._damaged:
            _log.error("entry %d of %s is not what was recorded", entry.seq, entry.epoch)
            return self._mark(EntryDamaged(epoch=entry.epoch, seq=entry.seq))
        found = entry.envelope
        self._last = Instant(found.moment, found.mono, found.boot)
        return found

    def _mark(self, event: EntryDamaged) -> Envelope:
        """At the moment of the entry before: when it was is not known."""
        here = local(self._last.at)
        offset = here.utcoffset()
        assert offset is not None
        return Envelope(
            v=VERSION,
            center=self._center,
            epoch="",
            seq=0,
            id=self._new_id(),
            cmd=self._new_id(),
            type=event.type,
            tv=event.version,
            at=stamp(self._last.at),
            off=int(offset.total_seconds()) // 60,
            mono=self._last.mono,
            boot=self._last.boot,
            day=here.date().isoformat(),
            stn=STATION,
            actor=None,
            cat="",
            data=event_data(event),
        )


def _flaws(writing: Writing, place: int) -> tuple[int | None, set[int]]:
    """The place of the first entry that is not sound, and those of all that nothing proves.

    An entry's own hash proves its bytes, or, where only that was damaged, the one of the next.
    """
    starts = {one.epoch: one.genesis for one in line(writing.connection)}
    first, damaged = None, set()
    before = {writing.hash_and_moment(place).hash}
    for entry, following in _with_next(_after(writing, place)):
        place += 1
        if entry.place != place:  # entries are gone: nothing may be made up for them
            return None, set()
        if entry.seq == 1:
            before = {starts[entry.epoch]}
        made = {link(one, entry.body) for one in before}
        readable = _is_readable(entry)
        if first is None and not (readable and entry.head in made):
            first = entry.place
        ends, end = _ends(made, following), (following.head if following else writing.head.hash)
        proven = readable and (entry.head in made or end in ends)
        if not proven:
            damaged.add(entry.place)
        before = {entry.head, *(made if proven else ())}
    return first, damaged


def _ends(made: set[bytes], following: Entry | None) -> set[bytes]:
    """The hash after the entry that follows, or after this one where none does."""
    return made if following is None else {link(one, following.body) for one in made}


def _with_next(entries: Iterator[Entry]) -> Iterator[tuple[Entry, Entry | None]]:
    last = next(entries, None)
    while last is not None:
        following = next(entries, None)
        yield last, following
        last = following


def _after(writing: Writing, place: int) -> Iterator[Entry]:
    while page := entries_after(writing.connection, writing.line, place, PAGE):
        yield from page
        place = page[-1].place


def _is_readable(entry: Entry) -> bool:
    try:
        found = unseal(entry.body)
        return (found.epoch, found.seq) == (entry.epoch, entry.seq) and found.moment > 0
    except ValueError:  # Unreadable is one, and so is a time that is none
        return False
