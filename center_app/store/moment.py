"""Reading everything as it was at one moment, while others go on writing."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine

from center_app.store.engine import BEGIN
from center_app.store.faults import away


@contextmanager
def at_one_moment(engine: Engine) -> Iterator[Connection]:
    """A connection to which nothing that is committed meanwhile can be seen.

    Nobody waits for it; but leave it soon, for a database keeps what it could still be asked for.
    Raises Unavailable, here and inside.
    """
    with away(), engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.execution_options(**{BEGIN: "BEGIN"})
        else:
            connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            if connection.dialect.name != "sqlite":
                connection.exec_driver_sql("SET TRANSACTION READ ONLY")
                connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
                connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")
            yield connection
