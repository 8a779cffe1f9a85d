"""Opening the database, and the ways to use it: reading, writing, and noting what may be lost."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2 as sqlite
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError

from center_app.store.faults import Unusable, away
from center_app.store.turn import turn

ACCEPTED = "sqlite:///FILE and postgresql+psycopg://USER@HOST/DATABASE"

POOL = 8
"""Connections a process may have: more only queue before the lock of the one stream."""

WAIT_S = 5
"""How long anything may wait for its turn, a lock or a connection, in seconds."""

POSTGRES_LINE: Mapping[str, str | int] = {
    "connect_timeout": WAIT_S,
    "keepalives_idle": WAIT_S,
    "keepalives_interval": 1,
    "keepalives_count": 3,
    "tcp_user_timeout": WAIT_S * 1_000,
}
"""So soon a line to a machine that is gone is given up; the system alone takes fifteen minutes."""

POSTGRES_SETTINGS: Mapping[str, str] = {
    "default_transaction_isolation": r"read\ committed",
    "synchronous_commit": "on",
    "lock_timeout": "2s",
    "statement_timeout": "5s",
    "idle_in_transaction_session_timeout": "5s",
    "timezone": "UTC",
}

SQLITE_SETTINGS: Mapping[str, str | int] = {
    "busy_timeout": WAIT_S * 1_000,
    "synchronous": "FULL",
    "foreign_keys": "ON",
    "recursive_triggers": "ON",  # else REPLACE deletes past the trigger that forbids it
    "secure_delete": "ON",  # what is forgotten leaves no trace in the file
}

REPAIRED: Mapping[tuple[int, ...], tuple[int, ...]] = {(3, 44): (3, 44, 6), (3, 50): (3, 50, 7)}
"""Older lines of SQLite whose loss of confirmed commits was repaired, and since when."""

LOCK_FILE = "lock_file"
"""The option of an engine that names the file before which those who write wait in line."""

BEGIN = "begin"
"""The option of a connection that says how SQLite starts its transactions; none if empty."""


def open_engine(url: str) -> Engine:
    """The engine for `url`; connects to nothing yet.

    Raises Unusable for an address that is none of the accepted, or a SQLite that loses data.
    """
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise Unusable(f"No database address. Accepted are {ACCEPTED}.") from error
    if address.drivername == "sqlite":
        return _open_sqlite(address)
    if address.drivername == "postgresql+psycopg" and address.database:
        return _open_postgres(address)
    shown = address.render_as_string(hide_password=True)
    raise Unusable(f"{shown} is no database of a center. Accepted are {ACCEPTED}.")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection to read with; every statement sees what is committed by then.

    Raises Unavailable, here and inside, when the database is away.
    """
    with away(), engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            yield connection.execution_options(**{BEGIN: ""})
        else:
            yield connection.execution_options(isolation_level="AUTOCOMMIT")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes, committed on leaving and rolled back by any exception.

    On SQLite no other process writes meanwhile. Raises Unavailable, here and inside.
    """
    with away(), _turn(engine), engine.connect() as connection:
        connection.execution_options(**{BEGIN: "BEGIN IMMEDIATE"})
        with connection.begin():
            yield connection


@contextmanager
def noting(engine: Engine) -> Iterator[Connection]:
    """As `writing`, for what may be learned again: it does not wait for the disk.

    A power cut may take back what was noted last, but nothing that was written before or after.
    """
    with away(), _turn(engine), engine.connect() as connection:
        if connection.dialect.name != "sqlite":
            with connection.begin():
                connection.exec_driver_sql("SET LOCAL synchronous_commit = off")
                yield connection
            return
        _synchronous(connection, "NORMAL")
        try:
            connection.execution_options(**{BEGIN: "BEGIN IMMEDIATE"})
            with connection.begin():
                yield connection
        finally:
            _synchronous(connection, f"{SQLITE_SETTINGS['synchronous']}")


def _synchronous(connection: Connection, how: str) -> None:
    """Say whether commits wait for the disk. A connection that does not take it is used no more."""
    connection.execution_options(**{BEGIN: ""})
    try:
        connection.exec_driver_sql(f"PRAGMA synchronous = {how}")
        connection.rollback()  # of nothing: a setting is in no transaction
    except DBAPIError:
        connection.invalidate()
        raise


def keep_wal(engine: Engine) -> None:
    """Have SQLite write ahead to a log, so that readers and the writer do not wait for each other.

    The file remembers it. Raises Unusable where that cannot work, as on a network drive.
    """
    if engine.dialect.name != "sqlite":
        return
    with away(), _turn(engine), engine.connect() as connection:
        connection.execution_options(**{BEGIN: ""})
        mode = connection.exec_driver_sql("PRAGMA journal_mode = WAL").scalar()
    if mode != "wal":
        raise Unusable("The database file must lie on a disk of this machine.")


def check_sqlite(version: tuple[int, ...]) -> None:
    """Refuse a SQLite that loses what it acknowledged when it resets its write-ahead log.

    The fault is in 3.7.0 to 3.51.2 (https://www.sqlite.org/wal.html). Raises Unusable.
    """
    if version >= (3, 51, 3) or version[:3] >= REPAIRED.get(version[:2], (4,)):
        return
    raise Unusable(
        f"SQLite {'.'.join(map(str, version))} can lose what it has confirmed. "
        "Install pysqlite3 0.6.1 or later."
    )


def _open_sqlite(address: URL) -> Engine:
    check_sqlite(sqlite.sqlite_version_info)
    if not address.database or address.database == ":memory:" or address.query:
        raise Unusable("The database of a center is a file: sqlite:///FILE")
    path = Path(address.database).absolute()
    if not path.parent.is_dir():
        raise Unusable(f"The folder {path.parent} of the database does not exist.")
    lock_file = path.with_name(path.name + ".turn")
    engine = create_engine(
        address,
        module=sqlite,
        pool_size=POOL,
        max_overflow=0,
        pool_timeout=WAIT_S,
        hide_parameters=True,  # no token in a log, whatever goes wrong
        execution_options={LOCK_FILE: lock_file},
    )
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where `_begin` says
    for name, value in SQLITE_SETTINGS.items():
        connection.execute(f"PRAGMA {name} = {value}")


def _begin(connection: Connection) -> None:
    how = connection.get_execution_options().get(BEGIN, "BEGIN")
    if how:
        connection.exec_driver_sql(how)


def _turn(engine: Engine) -> AbstractContextManager[None]:
    lock_file: Path | None = engine.get_execution_options().get(LOCK_FILE)
    return turn(lock_file, WAIT_S) if lock_file else nullcontext()


def _open_postgres(address: URL) -> Engine:
    options = " ".join(f"-c {name}={value}" for name, value in POSTGRES_SETTINGS.items())
    return create_engine(
        address,
        pool_size=POOL,
        max_overflow=0,
        pool_timeout=WAIT_S,
        hide_parameters=True,
        connect_args={"options": options, **POSTGRES_LINE},
    )
