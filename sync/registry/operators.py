"""Who may look at the operators' page: each by a key of their own, of which the hash is kept."""

import secrets
from hashlib import sha256

from sqlalchemy import Connection, delete, insert, select

from sync.registry.tables import operators

_KEY_BYTES = 32


def new_key() -> str:
    return secrets.token_urlsafe(_KEY_BYTES)


def issue(connection: Connection, name: str, key: str, now: int) -> None:
    """Keep a key in this name; an earlier one ends."""
    connection.execute(delete(operators).where(operators.c.name == name))
    connection.execute(insert(operators), {"name": name, "digest": digest(key), "made_at": now})


def end(connection: Connection, name: str) -> bool:
    """End the key in this name; False when there is none."""
    return connection.execute(delete(operators).where(operators.c.name == name)).rowcount > 0


def name_of(connection: Connection, hashed: bytes) -> str | None:
    """Whose key has this hash."""
    return connection.scalar(select(operators.c.name).where(operators.c.digest == hashed))


def digest(key: str) -> bytes:
    """A plain hash is enough for 256 random bits."""
    return sha256(key.encode()).digest()
