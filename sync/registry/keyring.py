"""The keys of the centers: known by a short name here, for only their hashes are kept."""

from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, delete, select

from sync.registry.tables import centers, keys

_SHORT = 8


@dataclass(frozen=True, slots=True)
class Key:
    """One key: the beginning of its hash, and when it was made (ms since 1970 UTC)."""

    name: str
    made_at: int


def listed(connection: Connection, center: str) -> list[Key]:
    """The keys of a center, the oldest first. Raises LookupError."""
    _require(connection, center)
    found = connection.execute(
        select(keys.c.digest, keys.c.made_at)
        .where(keys.c.center == center)
        .order_by(keys.c.made_at, keys.c.digest)
    )
    return [Key(bytes(digest).hex()[:_SHORT], made_at) for digest, made_at in found]


def revoke(
    connection: Connection, center: str, key: str | None = None, but: str | None = None
) -> int:
    """End the key with this short name, or all `but` one; how many ended. Raises LookupError."""
    _require(connection, center)
    found = connection.scalars(select(keys.c.digest).where(keys.c.center == center)).all()
    kept = digest(but) if but is not None else None
    ending = [
        each
        for each in map(bytes, found)
        if each != kept and (key is None or each.hex()[:_SHORT] == key)
    ]
    if key is not None and len(ending) != 1:
        raise LookupError(f"key {key} of {center}")
    connection.execute(delete(keys).where(keys.c.digest.in_(ending)))
    return len(ending)


def digest(key: str) -> bytes:
    """A plain hash is enough: the key is 256 random bits, not a word that someone chose."""
    return sha256(key.encode()).digest()


def _require(connection: Connection, center: str) -> None:
    if connection.scalar(select(centers.c.center).where(centers.c.center == center)) is None:
        raise LookupError(center)
