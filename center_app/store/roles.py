"""Who may do what in a center's PostgreSQL database: an owner, its server, and its backup.

The owner makes the tables and is used for nothing else; the server reads and appends; the backup
reads. So whoever has got hold of the server still cannot change what was recorded.
"""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, text

from center_app.store.engine import reading, writing
from center_app.store.faults import Unusable

NAME = re.compile(r"[a-z][a-z0-9_]{0,40}")
"""What a database may be called here: it needs no quoting anywhere."""

READS, ADDS, CHANGES, REMOVES = "SELECT", "INSERT", "UPDATE", "DELETE"

APPENDS = (READS, ADDS)
KEEPS = (READS, ADDS, CHANGES)
LETS_GO = (READS, ADDS, REMOVES)
ALL = (READS, ADDS, CHANGES, REMOVES)

SERVER_MAY: Mapping[str, tuple[str, ...]] = {
    "action_facts": ALL,
    "action_plan": ALL,
    "alembic_version": (READS,),
    "catalogue": APPENDS,
    "checkpoint": ALL,
    "credential": KEEPS,
    "cursor": KEEPS,
    "entry": APPENDS,
    "history_position": ALL,
    "look": LETS_GO,
    "message": ALL,
    "message_facts": ALL,
    "presence_facts": ALL,
    "pulse_answer": LETS_GO,
    "pulse_mark": LETS_GO,
    "receipt": KEEPS,
    "setting": KEEPS,
    "sitting_facts": ALL,
    "station": KEEPS,
    "step_facts": ALL,
    "stream": (READS, ADDS, "UPDATE (live, seq, head, at, mono, boot)"),
    "ticket_token": LETS_GO,
    "unannounced_facts": ALL,
    "visit_facts": ALL,
    "visit_note": LETS_GO,
    "wrong_pin": ALL,
}
"""Every table is named; what the history has may go, for it follows from the journal."""


@dataclass(frozen=True, slots=True)
class Roles:
    """The three roles of one database, by their names."""

    database: str

    @property
    def owner(self) -> str:
        return f"{self.database}_owner"

    @property
    def server(self) -> str:
        return f"{self.database}_server"

    @property
    def backup(self) -> str:
        return f"{self.database}_backup"

    @property
    def names(self) -> tuple[str, str, str]:
        return self.owner, self.server, self.backup


def new_password() -> str:
    """192 random bits, in letters that no file or address has to escape."""
    return secrets.token_urlsafe(24)


def make_roles(admin: Engine, roles: Roles, passwords: Mapping[str, str]) -> None:
    """Make the roles and the empty database, or have them as they should be; told twice, the same.

    `passwords` by role. Raises Unusable for a server that is too old, an administrator that may
    not do it, and a database of that name which is somebody else's; Unavailable.
    """
    with reading(admin) as connection:
        _check_admin(connection)
        for role, password in passwords.items():
            _make_role(connection, role, password)
        if not _is_superuser(connection):
            connection.exec_driver_sql(f"GRANT {roles.owner} TO CURRENT_USER")
        connection.exec_driver_sql(
            f"ALTER ROLE {roles.backup} SET default_transaction_read_only = on"
        )
        owner = connection.scalar(text(DATABASE_OWNER), {"name": roles.database})
        if owner is None:
            connection.exec_driver_sql(
                f"CREATE DATABASE {roles.database} OWNER {roles.owner} "
                "TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'"
            )
        elif owner != roles.owner:
            raise Unusable(
                f"There is a database {roles.database} already, and it belongs to {owner}. "
                "Choose another name for the center's with --database."
            )


DATABASE_OWNER = """
    SELECT rolname FROM pg_database JOIN pg_roles ON pg_roles.oid = datdba WHERE datname = :name
"""
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"


def shut_the_rest(admin: Engine) -> None:
    """On a cluster of its own nobody but the administrator gets into the other databases."""
    with reading(admin) as connection:
        connection.exec_driver_sql("REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC")


def grant(owner: Engine, roles: Roles) -> None:
    """Give server and backup what they need and nobody anything else; asked by the owner.

    Raises Unusable where a table has no line in `SERVER_MAY`.
    """
    with writing(owner) as connection:
        tables = set(connection.execute(text(TABLES)).scalars())
        if unknown := tables - SERVER_MAY.keys():
            raise Unusable(f"The database has tables of something else: {', '.join(unknown)}.")
        for statement in _statements(roles, sorted(tables)):
            connection.exec_driver_sql(statement)


def _statements(roles: Roles, tables: list[str]) -> list[str]:
    both = f"{roles.server}, {roles.backup}"
    said = [
        f"REVOKE ALL ON DATABASE {roles.database} FROM PUBLIC, {both}",
        f"GRANT CONNECT ON DATABASE {roles.database} TO {both}",
        f"REVOKE ALL ON SCHEMA public FROM PUBLIC, {both}",
        f"GRANT USAGE ON SCHEMA public TO {both}",
    ]
    for table in tables:
        may = ", ".join(SERVER_MAY[table])
        said += (
            f"REVOKE ALL ON {table} FROM PUBLIC, {both}",
            f"GRANT {may} ON {table} TO {roles.server}",
            f"GRANT SELECT ON {table} TO {roles.backup}",
        )
    return said


def _check_admin(connection: Connection) -> None:
    may = connection.scalar(
        text(
            "SELECT rolsuper OR (rolcreaterole AND rolcreatedb) "
            "FROM pg_roles WHERE rolname = current_user"
        )
    )
    if not may:
        who = connection.scalar(text("SELECT current_user"))
        raise Unusable(f"{who} may not make roles and databases: name an administrator.")


def _is_superuser(connection: Connection) -> bool:
    found = connection.scalar(text("SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
    return bool(found)


def _make_role(connection: Connection, role: str, password: str) -> None:
    """The server never sees the password: what it keeps is made here, so that no log has it."""
    known = connection.scalar(
        text("SELECT true FROM pg_roles WHERE rolname = :name"), {"name": role}
    )
    verb = "ALTER" if known else "CREATE"
    kept = _scram(connection, role, password)
    connection.exec_driver_sql(
        f"{verb} ROLE {role} LOGIN NOCREATEDB NOCREATEROLE INHERIT PASSWORD '{kept}'"
    )


def _scram(connection: Connection, role: str, password: str) -> str:
    driver = connection.connection.driver_connection
    assert driver is not None
    made: bytes = driver.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256")
    return made.decode()
