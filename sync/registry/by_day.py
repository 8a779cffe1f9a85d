"""A registry whose entries lie in one table, as they did before, becomes one by days."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, inspect, text

LONG_AGO = "1970-01-01"
"""The day of entries of which nobody noted when they came."""

_ON_BOTH = (
    "ALTER TABLE registry_stream ADD COLUMN day DATE",
    f"ALTER TABLE registry_entry ADD COLUMN day DATE NOT NULL DEFAULT '{LONG_AGO}'",
)
_ON_POSTGRES = (
    "ALTER TABLE registry_entry RENAME TO registry_entry_before",
    "ALTER TABLE registry_entry_before DROP CONSTRAINT registry_entry_pkey",
    (
        "ALTER TABLE registry_entry_before ALTER COLUMN day DROP DEFAULT, "
        "ADD CONSTRAINT registry_entry_before_pkey PRIMARY KEY (center, epoch, seq, day)"
    ),
)
_AS_PARTITION = (
    "ALTER TABLE registry_entry ATTACH PARTITION registry_entry_before "
    "FOR VALUES FROM (MINVALUE) TO ('1970-01-02')"
)
_SPANS = (
    "INSERT INTO registry_span (center, epoch, first, day) "
    f"SELECT center, epoch, 1, '{LONG_AGO}' FROM registry_stream WHERE acked > 0"
)


@contextmanager
def upgraded(connection: Connection) -> Iterator[None]:
    """Before the missing tables are made, and after. Nothing is copied; PostgreSQL makes one index.

    On SQLite the primary key of such a table stays without the day, which comes to the same.
    """
    columns = inspect(connection).get_columns("registry_entry")
    if any(column["name"] == "day" for column in columns):
        yield
        return
    is_postgres = connection.dialect.name == "postgresql"
    for statement in _ON_BOTH + (_ON_POSTGRES if is_postgres else ()):
        connection.execute(text(statement))
    yield
    if is_postgres:
        connection.execute(text(_AS_PARTITION))
    connection.execute(text(_SPANS))
