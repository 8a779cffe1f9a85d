"""What a database does wrong, told apart: away for now, of no use at all, or a bug of ours."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from center_app.domain.refusal import Unavailable

SQLITE_FULL = 13
SQLITE_DAMAGED = {11, 26}  # CORRUPT, NOTADB
SQLITE_AWAY = {5, 6, 8, 10, 14, 15}  # BUSY, LOCKED, READONLY, IOERR, CANTOPEN, PROTOCOL

POSTGRES_FULL = "53100"
POSTGRES_DAMAGED = {"XX001", "XX002"}
POSTGRES_BUSY = {"55P03", "57014", "40P01", "40001"}  # a lock or statement timed out, deadlock
POSTGRES_AWAY = {"25006", "25P03"}  # a standby server; a transaction that was idle for too long


class Unusable(Exception):
    """This database can never work as it is; a person has to change something first."""


class DiskIsFull(Unavailable):
    """The database has no room left; what is recorded stays, nothing new is recorded."""


@contextmanager
def away() -> Iterator[None]:
    """Turn a database that is away into Unavailable, and a damaged one into Unusable.

    Everything else (a wrong statement, a broken constraint) is a bug and passes unchanged.
    """
    try:
        yield
    except PoolTimeoutError as error:
        raise Unavailable("The database is too busy. Try again in a moment.") from error
    except DBAPIError as error:
        named = _named(error)
        if named is None:
            raise
        raise named from error


def _named(error: DBAPIError) -> Exception | None:
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return _of_sqlite(code & 0xFF, error)
    return _of_postgres(getattr(error.orig, "sqlstate", None) or "", error)


def _of_sqlite(code: int, error: DBAPIError) -> Exception | None:
    if code == SQLITE_FULL:
        return _full()
    if code in SQLITE_DAMAGED:
        return _damaged()
    return _gone(error) if code in SQLITE_AWAY else None


def _of_postgres(state: str, error: DBAPIError) -> Exception | None:
    if state == POSTGRES_FULL:
        return _full()
    if state in POSTGRES_DAMAGED:
        return _damaged()
    if state in POSTGRES_BUSY:
        return Unavailable("The database is busy with something else. Try again in a moment.")
    away_now = isinstance(error, OperationalError) or state in POSTGRES_AWAY
    return _gone(error) if away_now else None


def _full() -> DiskIsFull:
    return DiskIsFull(
        "The disk of the database is full: nothing new can be recorded, nothing recorded is lost. "
        "Free some space and try again."
    )


def _damaged() -> Unusable:
    return Unusable("The database is damaged. Restore it from the last backup.")


def _gone(error: DBAPIError) -> Unavailable:
    what = str(error.orig).partition("\n")[0]
    return Unavailable(f"The database cannot be used just now: {what}")
