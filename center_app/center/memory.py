"""The hall in memory: taken from the last checkpoint and brought up to the journal's head."""

import json
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256

from sqlalchemy import Connection, Engine

from center_app.domain.catalogue import Catalogue
from center_app.domain.clock import Instant, from_stamp
from center_app.domain.codec import read_event
from center_app.domain.evolve import EDITION, Fact, evolve
from center_app.domain.hall import Hall
from center_app.domain.outline import outline
from center_app.domain.plain import Unreadable, plain, read
from center_app.domain.refusal import Unavailable
from center_app.store.catalogues import kept_catalogue
from center_app.store.checkpoint import ANY, Checkpoint, forget_all, latest, save
from center_app.store.engine import reading, writing
from center_app.store.entries import PAGE, Entry
from center_app.store.faults import Unusable
from center_app.store.journal import Journal
from center_app.store.line import line

LONG_WAY = 20_000
"""Entries after which a start leaves a checkpoint behind: for the next one, also where this one is
cut short, and for a history that is not as far."""

SHAPE = f"{EDITION}-{sha256(outline(Hall).encode()).hexdigest()[:16]}"


_log = logging.getLogger(__name__)


class Shelf(Mapping[str, Catalogue]):
    """The catalogues that the store keeps, read when they are first asked for.

    They were checked when they were imported: what was in force once stays readable, however
    strict a later version of the program is.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._read: dict[str, Catalogue] = {}

    def __getitem__(self, serial: str) -> Catalogue:
        if serial not in self._read:
            kept = kept_catalogue(self._engine, serial) if serial else None
            if kept is None:
                raise KeyError(serial)
            self._read[serial] = read(Catalogue, json.loads(kept.body))
        return self._read[serial]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)


class Memory:
    """The hall and how far in the journal it is; only ever moved forward.

    `epoch` is the first one and names the history, `seq` the place in it.
    """

    def __init__(self, hall: Hall, epoch: str, seq: int) -> None:
        self.hall = hall
        self.epoch = epoch
        self.seq = seq

    def follow(self, entries: Iterable[Entry]) -> list[Fact]:
        """Change the hall by entries that stand in the journal, and return what they say."""
        facts = []
        for entry in entries:
            facts.append(fact_of(entry))
            self.move(facts[-1], entry)
        return facts

    def move(self, fact: Fact, entry: Entry) -> None:
        """Change the hall by one fact, which is what the entry says.

        What builds on an entry that was damaged is left out, rather than to keep the hall shut.
        """
        try:
            evolve(self.hall, fact)
        except LookupError:
            if not self.hall.damaged:
                raise
            _log.exception("entry %d builds on what is lost, and is left out", entry.seq)
        self.seq = entry.place


def fact_of(entry: Entry) -> Fact:
    """What an entry says. Raises Unusable for an event that only a newer program knows.

    The envelope was checked when it was written, and `verify` checks it against the chain: here,
    where a start reads a whole day, only the event in it is read strictly.
    """
    envelope = json.loads(entry.body)
    try:
        event = read_event(envelope["type"], envelope["tv"], envelope["data"])
    except Unreadable as error:
        raise Unusable(
            f"Entry {entry.seq} was written by a newer version of this program ({error}). "
            "Install that version or a later one."
        ) from error
    at = Instant(from_stamp(envelope["at"]), envelope["mono"], envelope["boot"])
    return Fact(event, at, envelope["stn"])


def empty(engine: Engine, center: str, epoch: str) -> Memory:
    """The memory before the first entry."""
    return Memory(Hall(center, Shelf(engine)), epoch, 0)


def remembered(engine: Engine, center: str, epoch: str, up_to: int = ANY) -> Memory:
    """The memory at the last checkpoint that fits (not after `up_to`), or before all entries."""
    with reading(engine) as connection:
        found, place = _newest(connection, up_to)
    if found is None:
        return empty(engine, center, epoch)
    try:
        hall = read(Hall, json.loads(found.body))
    except ValueError:  # a checkpoint only saves time; the journal has everything
        return empty(engine, center, epoch)
    hall.shelf = Shelf(engine)
    hall.index()
    return Memory(hall, epoch, place)


def recalled(engine: Engine, center: str, journal: Journal, new_id: Callable[[], str]) -> Memory:
    """The memory at the journal's head, which is mended first where it cannot be read."""
    try:
        return _recalled(engine, center, journal)
    except (ValueError, LookupError, Unusable):
        checked = remembered(engine, center, journal.position()[0]).seq
        if journal.mend(new_id, checked) is None:
            raise
        return _recalled(engine, center, journal)


def prepare(engine: Engine, center: str, journal: Journal) -> int:
    """Have a checkpoint of this program at the journal's head, while another one may serve.

    Only checkpoints are written. Says how many entries had to be played for it; raises as reading
    the journal does.
    """
    began = remembered(engine, center, journal.position()[0]).seq
    memory = _recalled(engine, center, journal)
    if memory.seq > began:
        remember(engine, memory, journal.after(memory.seq - 1, 1)[0])
    return memory.seq - began


def _recalled(engine: Engine, center: str, journal: Journal) -> Memory:
    """A long way to the journal's head is not gone twice."""
    memory = remembered(engine, center, journal.position()[0])
    left = memory.seq
    while page := journal.after(memory.seq, PAGE):
        memory.follow(page)
        if memory.seq - left >= LONG_WAY:
            save_time(engine, memory, page[-1])
            left = memory.seq
    return memory


def save_time(engine: Engine, memory: Memory, last: Entry) -> None:
    """Keep a checkpoint; if that fails, only the next start takes longer."""
    with suppress(Unavailable):
        remember(engine, memory, last)


def remember(engine: Engine, memory: Memory, last: Entry) -> None:
    """Keep a checkpoint of the memory after its last entry."""
    body = json.dumps(plain(memory.hall), ensure_ascii=False, separators=(",", ":")).encode()
    with writing(engine) as connection:
        save(connection, Checkpoint(last.epoch, last.seq, last.head, SHAPE, body))


def forget_checkpoints(engine: Engine) -> None:
    """Have every later start play the journal too, until there is a new checkpoint."""
    with writing(engine) as connection:
        for stretch in line(connection):
            forget_all(connection, stretch.epoch)


def _newest(connection: Connection, up_to: int) -> tuple[Checkpoint | None, int]:
    """The newest checkpoint of the history and the place that it was taken at."""
    for stretch in reversed(line(connection)):
        most = min(up_to - stretch.base, stretch.last)
        if most > 0 and (found := latest(connection, stretch.epoch, SHAPE, most)):
            return found, stretch.base + found.seq
    return None, 0
