"""The keys by which centers sign their batches, and whether a batch may be believed."""

from collections.abc import Mapping

from sqlalchemy import Connection, bindparam, insert, select, update

from sync.problem import Code, Declined
from sync.registry.tables import signing_keys as table
from sync.signing import is_batch_of, key_name
from sync.wire import Manifest

_k = table.c
_OF = (
    select(_k.name, _k.public)
    .where(_k.center == bindparam("center"), _k.ended_at.is_(None))
    .order_by(_k.made_at)
)
_KNOWN = select(_k.ended_at).where(_k.center == bindparam("center"), _k.name == bindparam("name"))
_END = (
    update(table)
    .where(_k.center == bindparam("of_center"), _k.name == bindparam("of_name"))
    .values(ended_at=bindparam("now"))
)


def trust(connection: Connection, center: str, public: bytes, now: int) -> str:
    """Believe this key from now on, beside those before it; returns its name."""
    name = key_name(public)
    row = {"center": center, "name": name, "public": public, "made_at": now}
    if connection.execute(_KNOWN, {"center": center, "name": name}).first() is None:
        connection.execute(insert(table), row)
    else:
        connection.execute(_END, {"of_center": center, "of_name": name, "now": None})
    return name


def distrust(connection: Connection, center: str, name: str, now: int) -> bool:
    """Believe a key no more. False when it was not believed."""
    if name not in {found for found, _ in connection.execute(_OF, {"center": center})}:
        return False
    connection.execute(_END, {"of_center": center, "of_name": name, "now": now})
    return True


def check(keys: Mapping[str, bytes], manifest: Manifest) -> None:
    """A center with `keys`, by their names, signs every batch with one of them. Raises Declined."""
    if not keys:
        return
    public = keys.get(manifest.key or "")
    if public is None or not is_batch_of(manifest, public):
        raise Declined(Code.BAD_SIGNATURE, "the batch is not signed by a key of this center")
