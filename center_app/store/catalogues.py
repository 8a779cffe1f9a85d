"""The catalogues that were in force, each as the bytes that came, under its serial."""

from dataclasses import asdict, dataclass
from hashlib import sha256

from sqlalchemy import Connection, Engine, insert, select

from center_app.store.engine import reading
from center_app.store.faults import Unusable
from center_app.store.tables import catalogue


@dataclass(frozen=True, slots=True)
class StoredCatalogue:
    """One version as it was received, at `received_at` (milliseconds since 1970 UTC)."""

    serial: str
    sha256: str
    body: bytes
    received_at: int


class SerialTaken(Exception):
    """Another catalogue has this serial already; a changed catalogue needs a new one."""


def keep_catalogue(connection: Connection, serial: str, body: bytes, received_at: int) -> str:
    """Keep a catalogue and return its SHA-256 in hex; keeping the same one again changes nothing.

    Raises SerialTaken.
    """
    digest = sha256(body).hexdigest()
    found = connection.execute(
        select(catalogue.c.sha256).where(catalogue.c.serial == serial)
    ).scalar()
    if found is None:
        row = StoredCatalogue(serial, digest, body, received_at)
        connection.execute(insert(catalogue), asdict(row))
    elif found != digest:
        raise SerialTaken(f"A different catalogue is kept under the serial {serial} already.")
    return digest


def kept_catalogue(engine: Engine, serial: str) -> StoredCatalogue | None:
    """The catalogue of this serial. Raises Unusable when its bytes are no longer what they were."""
    with reading(engine) as connection:
        row = connection.execute(select(catalogue).where(catalogue.c.serial == serial)).first()
    if row is None:
        return None
    found = StoredCatalogue(*row)
    if sha256(found.body).hexdigest() != found.sha256:
        raise Unusable(f"The kept catalogue {serial} is damaged. Import it again.")
    return found
