"""What the registry has for centers: the catalogue's releases, and their appointments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from sqlalchemy import Connection, Engine, delete, insert, select

from center_app.domain.appointment import Appointment
from center_app.domain.clock import Clock
from center_app.store.engine import reading, writing
from center_app.store.upsert import upsert
from sync import wire
from sync.booked import Booked
from sync.examining import check_signed, examined
from sync.registry.tables import blobs, booked, centers, publishers, releases
from sync.release import MOST_KEYS, CatalogueManifest
from sync.signing import key_name
from sync.unfit import CatalogueTrouble, Unfit

_LAST = select(releases.c.serial, releases.c.manifest).order_by(releases.c.serial.desc()).limit(1)


class TooManyKeys(Exception):
    """As many keys are believed as may be at a time."""


@dataclass(frozen=True, slots=True)
class Published:
    """One release; `published_at` in milliseconds since 1970 UTC."""

    serial: int
    catalogue: str
    sha256: str
    published_at: int


class Shelf:
    """Each call is one transaction; those that serve only read."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def trust(self, public: bytes) -> str:
        """Believe this key of the publisher's, beside the one before; returns its name.

        Raises TooManyKeys.
        """
        name = key_name(public)
        with writing(self._engine) as connection:
            known = _keys(connection)
            if public not in known:
                if len(known) >= MOST_KEYS:
                    raise TooManyKeys
                row = {"name": name, "public": public, "made_at": self._clock.now().at}
                connection.execute(insert(publishers), row)
        return name

    def distrust(self, name: str) -> None:
        """Believe a key no more. Raises LookupError for one that was not."""
        with writing(self._engine) as connection:
            gone = connection.execute(delete(publishers).where(publishers.c.name == name))
            if not gone.rowcount:
                raise LookupError(f"key {name}")

    def publisher_keys(self) -> tuple[bytes, ...]:
        """The public keys that are believed, the oldest first."""
        with reading(self._engine) as connection:
            return _keys(connection)

    def publish(self, manifest: CatalogueManifest, body: bytes) -> None:
        """Give out a release from now on. Raises Unfit for what no center would take."""
        with writing(self._engine) as connection:
            check_signed(manifest, _keys(connection))
            examined(manifest, body)
            _check_follows(connection, manifest)
            known = select(blobs.c.sha256).where(blobs.c.sha256 == manifest.sha256)
            if connection.scalar(known) is None:
                connection.execute(insert(blobs), {"sha256": manifest.sha256, "body": body})
            row = {
                "serial": manifest.serial,
                "catalogue": manifest.catalogue,
                "sha256": manifest.sha256,
                "manifest": wire.write(manifest),
                "published_at": self._clock.now().at,
            }
            connection.execute(insert(releases), row)

    def published(self) -> list[Published]:
        """All releases, the last one first."""
        _ = releases.c
        statement = select(_.serial, _.catalogue, _.sha256, _.published_at)
        with reading(self._engine) as connection:
            rows = connection.execute(statement.order_by(_.serial.desc()))
            return [Published(*row) for row in rows]

    def manifest(self) -> tuple[int, bytes] | None:
        """The last release's number and manifest; None before the first one."""
        with reading(self._engine) as connection:
            row = connection.execute(_LAST).first()
        return (row.serial, bytes(row.manifest)) if row else None

    def blob(self, digest: str) -> bytes | None:
        """The bytes with this SHA-256."""
        with reading(self._engine) as connection:
            body = connection.scalar(select(blobs.c.body).where(blobs.c.sha256 == digest))
        return bytes(body) if body is not None else None

    def book(self, center: str, day: date, appointments: Sequence[Appointment]) -> None:
        """These are all appointments of a day, in Amman, at a center. Raises LookupError."""
        body = wire.write(Booked(day, tuple(appointments)))
        tag = sha256(body).hexdigest()
        row = {"center": center, "day": day.isoformat(), "body": body, "tag": tag}
        with writing(self._engine) as connection:
            known = select(centers.c.center).where(centers.c.center == center)
            if connection.scalar(known) is None:
                raise LookupError(center)
            upsert(connection, booked, row)

    def booked(self, center: str, day: str) -> tuple[str, bytes] | None:
        """The tag and the list of a day; None where none was given."""
        _ = booked.c
        statement = select(_.tag, _.body).where(_.center == center, _.day == day)
        with reading(self._engine) as connection:
            row = connection.execute(statement).first()
        return (row.tag, bytes(row.body)) if row else None


def _keys(connection: Connection) -> tuple[bytes, ...]:
    _ = publishers.c
    return tuple(map(bytes, connection.scalars(select(_.public).order_by(_.made_at, _.name))))


def _check_follows(connection: Connection, manifest: CatalogueManifest) -> None:
    """Centers refuse a number that does not go up, and another content under one serial."""
    last = connection.execute(_LAST).first()
    if last is not None and manifest.serial <= last.serial:
        raise Unfit(CatalogueTrouble.OLD, f"number {last.serial} has been published")
    _ = releases.c
    other = select(_.serial).where(_.catalogue == manifest.catalogue, _.sha256 != manifest.sha256)
    if connection.scalar(other.limit(1)) is not None:
        raise Unfit(CatalogueTrouble.TAKEN, f"another catalogue is {manifest.catalogue} already")
