"""Who may ask: the stations by their keys, as the database has them."""

from threading import Lock
from time import monotonic

from sqlalchemy import Engine

from center_app.domain.refusal import Unavailable
from center_app.store.kept.stations import EnrolledStation, hash_of, keys

FRESH_S = 0.5
"""How old the list may be: so long a station can still ask after it was revoked."""


class Roll:
    """The list of the stations' keys, read again for a key that is not on it and when it is
    no longer fresh; safe among threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = Lock()
        self._read_at = float("-inf")
        self._keys: dict[str, EnrolledStation] = {}

    def station_of(self, key: str) -> EnrolledStation | None:
        """The station with this key. Raises Unavailable before the database was ever read."""
        hashed = hash_of(key)
        with self._lock:
            if hashed not in self._keys or monotonic() - self._read_at > FRESH_S:
                self._renew()
            return self._keys.get(hashed)

    def known(self, key: str) -> EnrolledStation | None:
        """The station with this key by a list that is still fresh, without waiting for anything."""
        if monotonic() - self._read_at > FRESH_S:
            return None
        return self._keys.get(hash_of(key))

    def names(self) -> frozenset[str]:
        """Those that are on the list, as it was read last."""
        return frozenset(station.name for station in self._keys.values())

    def _renew(self) -> None:
        """While the database is away those who were known before are told so themselves."""
        try:
            self._keys = keys(self._engine)
            self._read_at = monotonic()
        except Unavailable:
            if not self._keys:
                raise
