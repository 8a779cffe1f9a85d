"""The machines that may ask the center's server: each enrolled once, known by a key of its own.

The database has hashes only: whoever reads it can speak for no station.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Engine, insert, select, update

from center_app.domain.clock import HOUR
from center_app.store.engine import reading, writing
from center_app.store.tables import station

_s = station.c

COLUMNS = (
    *(_s.name, _s.kind, _s.counter, _s.added_at, _s.enrolled_at, _s.revoked_at),
    *(_s.letter, _s.twice_at),
)

CODE_LIFE_MS = 24 * HOUR
"""How long an enrolment waits for its machine."""

CODE_BYTES, KEY_BYTES = 16, 32


class Kind(StrEnum):
    """What a station is for, and so what it may ask."""

    KIOSK = "kiosk"
    COUNTER = "counter"
    FACING = "facing"
    RECEPTION = "reception"
    DISPLAY = "display"
    MANAGER = "manager"
    WEB = "web"
    """The pages for citizens' phones."""


AT_A_COUNTER = frozenset({Kind.COUNTER, Kind.FACING})
"""Stations that belong to one counter and act for no other."""


@dataclass(frozen=True, slots=True)
class EnrolledStation:
    """A station as the list shows it; times in ms since 1970 UTC, None for what has not been.

    `letter` is that of the numbers which a kiosk gives while its server is away; no other station
    has it, nor any series of the center. `twice_at`: when its key was last seen at two machines at
    once.
    """

    name: str
    kind: Kind
    counter: str | None
    added_at: int
    enrolled_at: int | None
    revoked_at: int | None
    letter: str | None = None
    twice_at: int | None = None


class NotEnrolled(Exception):
    """No station is enrolled by what was shown; says why, for a person."""


def add_station(
    engine: Engine,
    name: str,
    kind: Kind,
    counter: str | None,
    at: int,
    letters: Sequence[str] = (),
) -> str:
    """Let a machine be enrolled as this station: the code that it shows, once and within a day.

    Said again it begins anew: the old key and the old code are worth nothing from then on. A kiosk
    gets the first of the `letters` that no station has, not even itself from before: what its
    machine gave under that may not be known here yet.
    """
    code = secrets.token_urlsafe(CODE_BYTES)
    row: dict[str, object] = {
        "name": name,
        "kind": kind.value,
        "counter": counter,
        "code_hash": hash_of(code),
        "code_until": at + CODE_LIFE_MS,
        "key_hash": None,
        "added_at": at,
        "enrolled_at": None,
        "revoked_at": None,
        "twice_at": None,
    }
    with writing(engine) as connection:
        if kind is Kind.KIOSK:
            row["letter"] = _letter(connection, name, letters)
        if not connection.execute(update(station).where(_s.name == name).values(row)).rowcount:
            connection.execute(insert(station), row)
    return code


def enrol_station(engine: Engine, code: str, at: int) -> tuple[EnrolledStation, str]:
    """The station of a code, and the key that its machine shows from now on.

    Raises NotEnrolled for a code that is unknown, was used or is too old.
    """
    key = secrets.token_urlsafe(KEY_BYTES)
    waiting = select(*COLUMNS, _s.code_until).where(_s.code_hash == hash_of(code))
    with writing(engine) as connection:
        found = connection.execute(waiting).first()
        if found is None:
            raise NotEnrolled("This enrolment is not known, or a machine has used it already.")
        *columns, until = found
        if at > until:
            raise NotEnrolled("This enrolment is too old: add the station again.")
        used = {"code_hash": None, "key_hash": hash_of(key), "enrolled_at": at}
        change = update(station).where(_s.code_hash == hash_of(code)).values(used)
        connection.execute(change)
    return replace(_station(*columns), enrolled_at=at), key


def revoke_station(engine: Engine, name: str, at: int) -> bool:
    """Whether there was such a station; what its machine shows is worth nothing from now on."""
    gone = {"revoked_at": at, "key_hash": None, "code_hash": None}
    with writing(engine) as connection:
        return bool(
            connection.execute(update(station).where(_s.name == name).values(gone)).rowcount
        )


def note_twice(engine: Engine, name: str, at: int) -> None:
    """The key of this station was seen at two machines at once."""
    with writing(engine) as connection:
        connection.execute(update(station).where(_s.name == name).values(twice_at=at))


def stations(engine: Engine) -> list[EnrolledStation]:
    """All that were ever added, by name."""
    with reading(engine) as connection:
        return [_station(*row) for row in connection.execute(select(*COLUMNS).order_by(_s.name))]


def keys(engine: Engine) -> dict[str, EnrolledStation]:
    """The stations that are enrolled, by the hash of the key of each."""
    enrolled = select(_s.key_hash, *COLUMNS).where(_s.key_hash.is_not(None))
    with reading(engine) as connection:
        return {key: _station(*row) for key, *row in connection.execute(enrolled)}


def kiosks_letters(connection: Connection) -> frozenset[str]:
    """The letters that kiosks have."""
    return frozenset(connection.execute(select(_s.letter).where(_s.letter.is_not(None))).scalars())


def _letter(connection: Connection, name: str, letters: Sequence[str]) -> str | None:
    taken = kiosks_letters(connection)
    before = connection.execute(select(_s.letter).where(_s.name == name)).scalar()
    return next((one for one in letters if one not in taken), before)


def hash_of(secret: str) -> str:
    """What is kept of a code or a key: they are random, so that a plain hash is enough."""
    return sha256(secret.encode()).hexdigest()


def _station(name: str, kind: str, *rest: Any) -> EnrolledStation:
    return EnrolledStation(name, Kind(kind), *rest)
