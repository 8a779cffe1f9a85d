"""Moving a center's database from SQLite to PostgreSQL: every row, and then both are read back."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import zip_longest
from typing import Any

from sqlalchemy import Connection, Engine, Table, Text, func, select, text
from sqlalchemy.exc import OperationalError

from center_app.store.engine import BEGIN, reading, writing
from center_app.store.entries import Head
from center_app.store.faults import Unusable, away
from center_app.store.journal import Journal
from center_app.store.kept.settings import keep_setting, setting_of
from center_app.store.schema import upgrade
from center_app.store.tables import metadata, setting

MOVED = "moved"
"""The setting that says where the center has gone; whoever opens the old database is told."""

PAGE = 1_000

Row = tuple[Any, ...]


def move(source: Engine, target: Engine, center: str, where: str) -> Head:
    """Move everything and shut the old database; the head, which is the same on both.

    `where` is the new address, for people. A move that was interrupted is finished by the next.
    Raises Unusable while another program has the old database open, for a target with something
    else in it, and where the two are not the same in the end: then the old one stays in use.
    Raises Unavailable.
    """
    if source.dialect.name != "sqlite" or target.dialect.name != "postgresql":
        raise Unusable("A center moves from SQLite to PostgreSQL.")
    upgrade(source)
    upgrade(target)
    with alone(source) as connection:
        if _is_empty(target):
            _copy(connection, target)
        if (table := _different(connection, target)) is not None:
            raise Unusable(
                f"The new database is not empty, and not this center's: {table.name} differs. "
                "Nothing has changed here; name an empty one."
            )
        journal = Journal(target, center)
        verdict = journal.verify()
        if not verdict.sound:
            raise Unusable(f"The chain does not hold at entry {verdict.first_bad}: nothing moves.")
        keep_setting(connection, MOVED, where)
    return journal.head()


def moved_to(engine: Engine) -> str | None:
    """Where the center of this database has moved to; None while it is at home here."""
    return setting_of(engine, MOVED)


@contextmanager
def alone(engine: Engine) -> Iterator[Connection]:
    """The old database while nobody else has it open: only then does it leave its log of writes.

    Committed at the end. Raises Unusable.
    """
    engine.dispose()
    with away(), engine.connect() as connection:
        connection.execution_options(**{BEGIN: ""})
        try:
            mode = connection.exec_driver_sql("PRAGMA journal_mode = DELETE").scalar()
        except OperationalError:
            mode = None
        connection.rollback()
        if mode != "delete":
            raise Unusable(
                "Another program has the database open: stop the server and all windows first."
            )
        connection.execution_options(**{BEGIN: "BEGIN EXCLUSIVE"})
        with connection.begin():
            yield connection


def _is_empty(target: Engine) -> bool:
    with reading(target) as connection:
        return all(
            connection.scalar(select(func.count()).select_from(table)) == 0
            for table in metadata.sorted_tables
        )


def _copy(source: Connection, target: Engine) -> None:
    """All or nothing; by COPY, in which PostgreSQL takes rows as fast as they can be read."""
    with writing(target) as connection:
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        connection.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))
        driver = connection.connection.driver_connection
        assert driver is not None
        for table in metadata.sorted_tables:
            names = ", ".join(column.name for column in table.columns)
            with driver.cursor().copy(f"COPY {table.name} ({names}) FROM STDIN") as copy:
                for row in rows(source, table):
                    copy.write_row(row)


def _different(source: Connection, target: Engine) -> Table | None:
    """The first table that is not the same here and there, row by row."""
    with away(), target.connect() as connection, connection.begin():
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        connection.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))
        for table in metadata.sorted_tables:
            both = zip_longest(rows(source, table), rows(connection, table))
            if any(here != there for here, there in both):
                return table
    return None


def rows(connection: Connection, table: Table) -> Iterator[Row]:
    """A table's rows in an order that both databases agree on; what says it has moved left out."""
    order = [
        column.collate("C")
        if connection.dialect.name == "postgresql" and isinstance(column.type, Text)
        else column
        for column in table.primary_key
    ]
    wanted = select(table).order_by(*order)
    if table is setting:
        wanted = wanted.where(setting.c.key != MOVED)
    with connection.execution_options(yield_per=PAGE).execute(wanted) as found:
        for row in found:
            yield tuple(row)
