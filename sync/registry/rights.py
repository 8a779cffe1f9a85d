"""What the role that serves may do on PostgreSQL: add and move heads, but change no entry."""

from sqlalchemy import Connection, text

from sync.registry.tables import entries, metadata

_CHANGED = {
    "registry_center": "SELECT, INSERT, UPDATE",
    "registry_stream": "SELECT, INSERT, UPDATE",
    "registry_tally": "SELECT, INSERT, UPDATE",
    "registry_status": "SELECT, INSERT, UPDATE",
    "registry_quarantine": "SELECT, INSERT, UPDATE",
    "registry_session": "SELECT, INSERT, DELETE",
    "registry_span": "SELECT, INSERT",
    entries.name: "SELECT, INSERT",
}
"""All other tables it only reads: keys are the operators' matter."""

_ROLE = text("SELECT quote_ident(rolname) FROM pg_roles WHERE rolname = :role")


class NoRole(Exception):
    """The database has no such role, or no roles at all."""


def let_serve(connection: Connection, role: str) -> None:
    """Give a role what serving needs, and take from it what else it had. Raises NoRole."""
    if connection.dialect.name != "postgresql":
        raise NoRole(role)
    quoted = connection.scalar(_ROLE, {"role": role})
    if quoted is None:
        raise NoRole(role)
    for name in metadata.tables:
        rights = _CHANGED.get(name, "SELECT")
        connection.execute(text(f"REVOKE ALL ON {name} FROM {quoted}"))
        connection.execute(text(f"GRANT {rights} ON {name} TO {quoted}"))
