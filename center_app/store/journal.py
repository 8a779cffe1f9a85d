"""The journal: events appended under one lock, without a gap, chained by their hashes."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from typing import BinaryIO

from sqlalchemy import Connection, Engine, bindparam, insert, select
from sqlalchemy.exc import IntegrityError

from center_app.domain.chain import genesis
from center_app.domain.clock import Instant
from center_app.domain.refusal import Unavailable
from center_app.store.engine import reading, writing
from center_app.store.entries import DAYS, PAGE, SPAN, Entry, Head, entries_after
from center_app.store.faults import Unusable
from center_app.store.incarnation import Incarnation, Mark
from center_app.store.line import Line, Stretch, line
from center_app.store.locked import Writing, first_row
from center_app.store.mending import mend
from center_app.store.tables import entry, stream
from center_app.store.verification import Verdict, verify

_log = logging.getLogger(__name__)

_s = stream.c
HEAD = select(_s.epoch, _s.seq, _s.head, _s.at, _s.mono, _s.boot).where(_s.live)
LOCKED_HEAD = HEAD.with_for_update()
POSITION = select(_s.epoch, _s.seq).where(_s.live)
OWNER = select(_s.center).where(_s.live)
BEGUN = select(_s.genesis).where(_s.epoch == bindparam("of"))
AT = select(entry.c.head).where(
    entry.c.epoch == bindparam("of"), entry.c.seq == bindparam("at_seq")
)


class Journal:
    """The one journal of a center, on whichever database: append under a lock, read freely.

    Several processes may have it open at once. Every method raises Unavailable when the
    database is away; nothing is half done then. With an `incarnation` it finds out, as it opens,
    that the database was put back or copied, and goes on in a new epoch.
    """

    def __init__(self, engine: Engine, center: str, incarnation: Incarnation | None = None) -> None:
        self._engine = engine
        self._center = center
        self._incarnation = incarnation
        self._earlier: tuple[str, Line] = ("", ())  # of an epoch: what came before it never changes

    def open(self, new_epoch: Callable[[], str], now: Instant) -> Head:
        """Begin the first epoch if the database is new, and say where the journal stands.

        Raises Unusable when the database belongs to another center.
        """
        if self.owner() is None:
            with suppress(IntegrityError):  # another process was faster: then its epoch it is
                self._begin(new_epoch(), now)
        owner = self.owner()
        if owner != self._center:
            raise Unusable(f"This database belongs to the center {owner}, not to {self._center}.")
        if self._incarnation is not None:
            self._check_incarnation(self._incarnation, new_epoch)
        return self.head()

    def close(self) -> None:
        """Leave word of how far the journal has come, for the next start."""
        if self._incarnation is not None:
            with suppress(Unavailable):
                self._incarnation.note(self.head(), firmly=True)

    def owner(self) -> str | None:
        """The center that this database belongs to; None while it has never been opened."""
        with reading(self._engine) as connection:
            return connection.execute(OWNER).scalar()

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """Lock the journal until the block ends: committed then, or undone by an exception."""
        with writing(self._engine) as connection:
            head = self._with_base(connection, _locked_head(connection))
            locked = Writing(connection, self._center, head, self._before(connection, head.epoch))
            yield locked
        if self._incarnation is not None and locked.head is not head:
            self._incarnation.note(locked.head)

    def branch(self, epoch: str, parent: str, seq: int) -> None:
        """Go on in a new epoch after entry `seq` of an epoch of this history.

        What followed there is sealed again in the new one: nothing that happened is forgotten.
        """
        with self.writing() as writing:
            writing.branch(epoch, parent, seq)

    def mend(self, new_id: Callable[[], str], place: int) -> int | None:
        """Go on in a new epoch if an entry after `place` is damaged; see `mending.mend`.

        Raises Unusable when SQLite finds its file so damaged that nothing should be written to it.
        """
        self._check_file()
        with self.writing() as writing:
            return mend(writing, self._center, new_id, place)

    def _check_file(self) -> None:
        if self._engine.dialect.name == "sqlite":
            with reading(self._engine) as connection:
                found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
            if found != "ok":
                raise Unusable(f"The database file is damaged ({found}). Put a backup back.")

    def head(self) -> Head:
        with reading(self._engine) as connection:
            return self._with_base(connection, Head(*connection.execute(HEAD).one()))

    def line(self) -> Line:
        """The epochs that make up the history, from the first to the live one."""
        with reading(self._engine) as connection:
            return line(connection)

    def position(self) -> tuple[str, int]:
        """The first epoch, which names the whole history, and the place of the last entry.

        The cheap question whether there is anything new.
        """
        with reading(self._engine) as connection:
            epoch, seq = connection.execute(POSITION).one()
            earlier = self._before(connection, epoch)
            return (earlier[0].epoch, earlier[-1].end + seq) if earlier else (epoch, seq)

    def after(self, place: int, limit: int | None = None) -> list[Entry]:
        """The entries after a place of the history, in order; the first `limit` of them."""
        with reading(self._engine) as connection:
            return entries_after(connection, line(connection), place, limit)

    def days(self) -> list[date]:
        """The business days on which somebody took a ticket, in the order of the calendar."""
        with reading(self._engine) as connection:
            found: set[str] = set()
            for stretch in line(connection):
                found |= set(connection.execute(DAYS, _within(stretch)).scalars())
            return [date.fromisoformat(day) for day in sorted(found)]

    def span(self, day: date) -> tuple[int, int] | None:
        """The places of a business day's first and last entry; None where there is none."""
        places: list[int] = []
        with reading(self._engine) as connection:
            for stretch in line(connection):
                of_day = _within(stretch) | {"day": day.isoformat()}
                first, last = connection.execute(SPAN, of_day).one()
                if first is not None:
                    places += (stretch.base + first, stretch.base + last)
        return (places[0], places[-1]) if places else None

    def verify(self) -> Verdict:
        """Compute the whole chain again; see `verification.verify`."""
        with reading(self._engine) as connection:
            return verify(connection)

    def export_jsonl(self, file: BinaryIO) -> int:
        """Write the exact bytes of all entries, one a line, and say how many they were."""
        place = 0
        while page := self.after(place, PAGE):
            file.writelines(entry.body + b"\n" for entry in page)
            place = page[-1].place
        return place

    def _begin(self, epoch: str, now: Instant) -> None:
        row = first_row(self._center, epoch, genesis(self._center, epoch), now)
        with writing(self._engine) as connection:
            connection.execute(insert(stream), row)

    def _check_incarnation(self, incarnation: Incarnation, new_epoch: Callable[[], str]) -> None:
        """A database that was put back or copied goes on in an epoch of its own.

        The new epoch is noted before it is committed: a second process that starts just then
        would begin another one.
        """
        with self.writing() as writing:
            mark = incarnation.mark()
            if mark is not None and (
                incarnation.is_copied(mark) or not _is_known(writing.connection, mark)
            ):
                writing.branch(new_epoch(), writing.head.epoch, writing.head.seq)
                _log.warning("the journal was put back or copied: epoch %s", writing.head.epoch)
            incarnation.note(writing.head, firmly=True)

    def _before(self, connection: Connection, epoch: str) -> Line:
        """The epochs before this one; asked for only when the epoch is another than last time."""
        if self._earlier[0] != epoch:
            found = line(connection)
            self._earlier = found[-1].epoch, found[:-1]
        return self._earlier[1]

    def _with_base(self, connection: Connection, head: Head) -> Head:
        earlier = self._before(connection, head.epoch)
        return replace(head, base=earlier[-1].end) if earlier else head


def _locked_head(connection: Connection) -> Head:
    """The head, locked. A new epoch may begin while one waits for the old one's: so ask twice."""
    row = connection.execute(LOCKED_HEAD).first() or connection.execute(LOCKED_HEAD).one()
    return Head(*row)


def _within(stretch: Stretch) -> dict[str, object]:
    return {"epoch": stretch.epoch, "last": stretch.last}


def _is_known(connection: Connection, mark: Mark) -> bool:
    """Whether the journal has the entry that was seen last on this machine."""
    of = {"of": mark.epoch, "at_seq": mark.seq}
    head = connection.execute(AT if mark.seq else BEGUN, of if mark.seq else {"of": mark.epoch})
    found: bytes | None = head.scalar()
    return found is not None and found.hex() == mark.head
