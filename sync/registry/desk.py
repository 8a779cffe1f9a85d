"""What those who look after the registry do with its database, beside what centers do."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from typing import TypeVar

from sqlalchemy import Connection, Engine

from center_app.domain.clock import SECOND, Clock
from center_app.store.engine import reading, writing
from sync.registry import keyring, operators, oversight, partitions, rights, sessions
from sync.registry.keyring import Key
from sync.registry.oversight import Survey
from sync.registry.partitions import AHEAD, Partition
from sync.registry.sessions import Session

T = TypeVar("T")


class Desk:
    """Keys, operators, partitions and the survey of all centers; each call is one transaction."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def issue_operator(self, name: str, key: str | None = None) -> str:
        """A key for the operators' page in this person's name, a new one unless one is given.

        An earlier one ends.
        """
        key = key or operators.new_key()
        self._in(partial(operators.issue, name=name, key=key, now=self._clock.now().at))
        return key

    def end_operator(self, name: str) -> bool:
        """Let this person look at the operators' page no more; False for one who could not."""
        return self._in(partial(operators.end, name=name))

    def operator_of(self, hashed: bytes) -> str | None:
        """Whose key of the operators' page has this hash."""
        with reading(self._engine) as connection:
            return operators.name_of(connection, hashed)

    def begin_session(self, digest: bytes, session: Session) -> None:
        """Somebody has signed in; `digest` is the hash of what their browser keeps."""
        now = self._clock.now().at
        self._in(partial(sessions.begin, digest=digest, session=session, now=now))

    def session(self, digest: bytes) -> Session | None:
        """Who is signed in by what has this hash."""
        with reading(self._engine) as connection:
            return sessions.find(connection, digest, self._clock.now().at)

    def end_session(self, digest: bytes) -> None:
        self._in(partial(sessions.end, digest=digest))

    def survey(self) -> Survey:
        """All that the operators' page shows."""
        now = self._clock.now().at
        with reading(self._engine) as connection:
            return oversight.survey(connection, now, self._today())

    def keys(self, center: str) -> list[Key]:
        """The keys of a center, without what they are. Raises LookupError."""
        return self._in(partial(keyring.listed, center=center))

    def revoke(self, center: str, key: str | None = None) -> int:
        """End a key of a center by its short name, or all of them; how many. Raises LookupError."""
        return self._in(partial(keyring.revoke, center=center, key=key))

    def revoke_others(self, center: str, secret: str) -> int:
        """End all keys of a center but this one; how many. Raises LookupError."""
        return self._in(partial(keyring.revoke, center=center, but=secret))

    def partitions(self) -> list[Partition]:
        """The partitions of the entries; none on SQLite."""
        return self._in(partitions.listed)

    def keep_partitions(self, days: int = AHEAD) -> int:
        """Make the partitions of the coming days if this is the tables' owner; how many."""
        with writing(self._engine) as connection:
            if not partitions.may_make(connection):
                return 0
            return partitions.make_ahead(connection, self._today(), days)

    def put_away(self, before: date) -> list[str]:
        """Detach the partitions of the days before this one. Raises TooYoung."""
        with writing(self._engine) as connection:
            return partitions.put_away(connection, before, self._today())

    def let_serve(self, role: str) -> None:
        """Give a role of PostgreSQL what serving needs. Raises NoRole."""
        self._in(partial(rights.let_serve, role=role))

    def _today(self) -> date:
        """The day in UTC, whatever the summer time of a country does."""
        return datetime.fromtimestamp(self._clock.now().at / SECOND, UTC).date()

    def _in(self, work: Callable[[Connection], T]) -> T:
        with writing(self._engine) as connection:
            return work(connection)
