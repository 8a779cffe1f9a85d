"""Who is signed in to the operators' page: in the database, because several processes serve it."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from sync.registry.tables import operators
from sync.registry.tables import sessions as table


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who signed in by the key with the hash `hashed`; `token` is what forms carry.

    `ends_at` in milliseconds since 1970 UTC.
    """

    name: str
    hashed: bytes
    ends_at: int
    token: str


def begin(connection: Connection, digest: bytes, session: Session, now: int) -> None:
    """Keep a session under the hash of its cookie; those that have ended are forgotten."""
    connection.execute(delete(table).where(table.c.ends_at <= now))
    row = {"digest": digest, "hashed": session.hashed, "ends_at": session.ends_at}
    connection.execute(insert(table), row | {"token": session.token})


def find(connection: Connection, digest: bytes, now: int) -> Session | None:
    """It ends with the key by which it began, in whatever process that was taken away."""
    row = connection.execute(
        select(operators.c.name, table.c.hashed, table.c.ends_at, table.c.token)
        .join(operators, operators.c.digest == table.c.hashed)
        .where(table.c.digest == digest, table.c.ends_at > now)
    ).one_or_none()
    return Session(*row) if row else None


def end(connection: Connection, digest: bytes) -> None:
    connection.execute(delete(table).where(table.c.digest == digest))
