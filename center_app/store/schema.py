"""Bringing a database to the tables of this program, from nothing or from an older version."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from center_app.store.engine import keep_wal, reading, writing
from center_app.store.faults import Unusable

SCRIPTS = Path(__file__).parent / "migrations"

VERSIONS = tuple(f"{n:04}" for n in range(1, 18))
"""The versions that the tables have had, as the migrations name them; the last is this one's."""

OLDEST_POSTGRES = (15,)

LOCK = 0x63656E746572
"""The advisory lock of PostgreSQL that one process holds while it migrates: "center" in ASCII."""

MAY_MAKE_TABLES = "SELECT has_schema_privilege(current_user, current_schema(), 'CREATE')"


def upgrade(engine: Engine) -> None:
    """Make the tables of this version; safe when several processes start together.

    Raises Unusable when a newer program has made the tables, the server is too old, or this is not
    the role that makes tables; Unavailable when the database is away.
    """
    keep_wal(engine)
    with reading(engine) as connection:
        _check_server(connection)
        if _is_current(connection):
            return
        _check_owner(connection)
    migrate = _loaded()
    with writing(engine) as connection:
        _wait_for_others(connection)
        if not _is_current(connection):
            migrate(connection)


def _check_server(connection: Connection) -> None:
    version = connection.dialect.server_version_info
    if connection.dialect.name == "postgresql" and version and version < OLDEST_POSTGRES:
        raise Unusable(f"PostgreSQL {version[0]} is too old: 15 or later is needed.")


def _check_owner(connection: Connection) -> None:
    """Where the database has an owner of its own, the center's server makes no tables."""
    if connection.dialect.name == "postgresql" and not connection.scalar(text(MAY_MAKE_TABLES)):
        raise Unusable(
            "The tables of the database are not those of this version, and only their owner may "
            "change them: run `center server upgrade` on the machine that has its password."
        )


def _is_current(connection: Connection) -> bool:
    found = version_of(connection)
    if found is not None and found not in VERSIONS:
        raise Unusable(
            f"A newer version of this program has made the database (its tables are of version "
            f"{found}). Install that version or a later one."
        )
    return found == VERSIONS[-1]


def version_of(connection: Connection) -> str | None:
    """Read without Alembic, whose import is a tenth of a window's start."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.execute(
        text("SELECT version_num FROM alembic_version")
    ).scalar()
    return version


def _loaded() -> Callable[[Connection], None]:
    """What migrates. Loaded before the transaction, which a server ends that is idle for long."""
    from alembic import command, config  # noqa: PLC0415 - see version_of

    def migrate(connection: Connection) -> None:
        chosen = config.Config()
        chosen.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
        chosen.attributes["connection"] = connection
        command.upgrade(chosen, "head")

    return migrate


def _wait_for_others(connection: Connection) -> None:
    """On PostgreSQL, one at a time and without the haste of everyday statements."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL lock_timeout = '60s'"))
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
