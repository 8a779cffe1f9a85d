"""A whole copy of a center's database as of one moment, and a center that goes on from one.

The copy of either database is a SQLite file: one format to keep, to check and to put back.
"""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path

from pysqlite3 import dbapi2 as sqlite
from sqlalchemy import Engine, insert

from center_app.store.engine import open_engine, reading, writing
from center_app.store.entries import Head
from center_app.store.faults import Unusable, away
from center_app.store.journal import Journal
from center_app.store.moment import at_one_moment
from center_app.store.moving import PAGE, rows
from center_app.store.piece import Reach, reach_of
from center_app.store.schema import upgrade
from center_app.store.tables import metadata


def back_up(engine: Engine, file: Path, center: str) -> Head:
    """Copy everything into a file that is not there yet, and read the copy back; its head.

    The center works on meanwhile. Raises Unusable where the copy is not sound, Unavailable.
    """
    if engine.dialect.name == "sqlite":
        _copy_file(engine, file)
    else:
        _copy_rows(engine, file)
    with opened(file) as copy:
        return checked(copy, center)


def begin_again(file: Path, center: str, new_id: Callable[[], str]) -> Head:
    """Have the center of a copy go on in an epoch of its own, before anybody writes to it.

    For what was recorded after the copy was made the registry may have. Raises Unusable.
    """
    with opened(file) as copy:
        head = checked(copy, center)
        journal = Journal(copy, center)
        journal.branch(new_id(), head.epoch, head.seq)
        return journal.head()


def checked(copy: Engine, center: str) -> Head:
    """The head of a copy whose whole chain holds. Raises Unusable."""
    journal = Journal(copy, center)
    if (owner := journal.owner()) != center:
        raise Unusable(f"This is a backup of the center {owner}, not of {center}.")
    verdict = journal.verify()
    if not verdict.sound:
        raise Unusable(f"The backup is damaged: its chain does not hold at {verdict.first_bad}.")
    return journal.head()


def reach_in(file: Path) -> Reach:
    """How far a copy has each epoch."""
    with opened(file) as copy, reading(copy) as connection:
        return reach_of(connection)


@contextmanager
def opened(file: Path) -> Iterator[Engine]:
    """A copy with the tables of this version; in one file again when it is left."""
    engine = open_engine(f"sqlite:///{file}")
    try:
        upgrade(engine)
        yield engine
        engine.dispose()
        with closing(sqlite.connect(file)) as alone:
            alone.execute("PRAGMA journal_mode = DELETE")
    finally:
        engine.dispose()


def _copy_file(engine: Engine, file: Path) -> None:
    """In one pass: writers wait for nothing, and what they write meanwhile is in the next one."""
    with away(), engine.connect() as connection, closing(sqlite.connect(file)) as target:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.backup(target)


def _copy_rows(engine: Engine, file: Path) -> None:
    """By the rows as they all were at one moment."""
    with opened(file) as copy, at_one_moment(engine) as source, writing(copy) as target:
        for table in metadata.sorted_tables:
            names = [column.name for column in table.columns]
            left = rows(source, table)
            while page := list(islice(left, PAGE)):
                target.execute(insert(table), [dict(zip(names, row, strict=True)) for row in page])
