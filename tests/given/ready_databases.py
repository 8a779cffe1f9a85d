"""Databases with the tables of this version: migrated once a process, and copied from then on."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
from psycopg import sql
from sqlalchemy import Engine

from center_app.store.engine import open_engine
from center_app.store.schema import upgrade

SQLITE = "sqlite:///"

TABLES = """
    SELECT tablename FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> 'alembic_version'
"""
OTHERS_OFF = """
    SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


def ready_engine(url: str) -> Engine:
    """The database at `url` as a process opens it; a SQLite file is made if it is not there."""
    file = Path(url.removeprefix(SQLITE))
    if url.startswith(SQLITE) and not file.exists():
        file.write_bytes(_tables())
    engine = open_engine(url)
    try:
        upgrade(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def take_rows_out(postgres_url: str) -> None:
    """Leave the tables of a PostgreSQL database as they are made; whoever still uses it is cut off.

    Past the guards of the journal, and far quicker than a database or tables of its own.
    """
    with psycopg.connect(postgres_url.replace("+psycopg", "")) as connection:
        connection.execute(OTHERS_OFF)
        connection.execute("SET session_replication_role = replica")
        for (table,) in connection.execute(TABLES).fetchall():
            connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))


@cache
def _tables() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "center.sqlite"
        engine = open_engine(f"{SQLITE}{file}")
        upgrade(engine)
        engine.dispose()
        return file.read_bytes()
