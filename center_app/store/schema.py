"""Bringing a database to the tables of this program, from nothing or from an older version."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from center_app.store.engine import keep_wal, reading, writing
from center_app.store.faults import Unusable

SCRIPTS = Path(__file__).parent / "migrations"

OLDEST_POSTGRES = (15,)

LOCK = 0x63656E746572
"""The advisory lock of PostgreSQL that one process holds while it migrates: "center" in ASCII."""


def upgrade(engine: Engine) -> None:
    """Make the tables of this version; safe when several processes start together.

    Raises Unusable when a newer program has made the tables, or the server is too old;
    Unavailable when the database is away.
    """
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    keep_wal(engine)
    with reading(engine) as connection:
        _check_server(connection)
        if _is_current(connection, scripts):
            return
    with writing(engine) as connection:
        _wait_for_others(connection)
        if not _is_current(connection, scripts):
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def _check_server(connection: Connection) -> None:
    version = connection.dialect.server_version_info
    if connection.dialect.name == "postgresql" and version and version < OLDEST_POSTGRES:
        raise Unusable(f"PostgreSQL {version[0]} is too old: 15 or later is needed.")


def _is_current(connection: Connection, scripts: ScriptDirectory) -> bool:
    found = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in scripts.walk_revisions()}
    if found is not None and found not in known:
        raise Unusable(
            f"A newer version of this program has made the database (its tables are of version "
            f"{found}). Install that version or a later one."
        )
    return found == scripts.get_current_head()


def _wait_for_others(connection: Connection) -> None:
    """On PostgreSQL, one at a time and without the haste of everyday statements."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL lock_timeout = '60s'"))
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
