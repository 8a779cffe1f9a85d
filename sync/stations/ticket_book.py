"""What a kiosk keeps on its own disk: what it needs to give numbers alone, and those it gave.

What is written here survives a power cut, and waits until the server has taken it in.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Integer,
    MetaData,
    Table,
    Text,
    delete,
    insert,
    select,
    update,
)

from center_app.domain.clock import DAY, Instant
from center_app.domain.codec import Data, command_data, event_data, read_command, read_event
from center_app.domain.commands import Cancel, Issue
from center_app.domain.events import Event, VisitCancelled, VisitIssued
from center_app.store.engine import keep_wal, open_engine, reading, writing
from center_app.store.upsert import upsert

KEPT_MS = 2 * DAY
"""How long it can be looked up what was taken in: as long as its day, however wrong a clock is."""

metadata = MetaData()

given = Table(
    "given",
    metadata,
    Column("n", Integer, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("cmd", Text, nullable=False, unique=True),
    Column("number", Text, nullable=False),
    Column("command", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("told", BigInteger, nullable=False),
    Column("mono", BigInteger, nullable=False),
    Column("boot", Text, nullable=False),
    Column("state", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""What was done alone, in its order: `at` by the clock, `told` as it was printed."""

known = Table(
    "known", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False)
)

_g = given.c


class State(IntEnum):
    """Whether the server has what was done alone."""

    WAITING = 0
    TAKEN_IN = 1
    REFUSED = 2


@dataclass(frozen=True, slots=True)
class Given:
    """One command that was done alone, and what came of it.

    `id` is that of its event; `taken` is what the kiosk's clock showed, and `told` the time that
    was printed (ms since 1970 UTC).
    """

    n: int
    id: str
    command: Issue | Cancel
    event: VisitIssued | VisitCancelled
    number: str
    taken: Instant
    told: int
    state: State


class TicketBook:
    """One file; safe among threads and processes. Everything may raise Unavailable."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._engine = open_engine(f"sqlite:///{file}")
        keep_wal(self._engine)
        with writing(self._engine) as connection:
            metadata.create_all(connection)
        file.chmod(0o600)

    def close(self) -> None:
        self._engine.dispose()

    def value(self, key: str) -> str | None:
        with reading(self._engine) as connection:
            return connection.execute(select(known.c.value).where(known.c.key == key)).scalar()

    def keep(self, key: str, value: str) -> None:
        with writing(self._engine) as connection:
            upsert(connection, known, {"key": key, "value": value})

    @contextmanager
    def writing(self) -> Iterator["Page"]:
        """A transaction, in which nobody else gives a number."""
        with writing(self._engine) as connection:
            yield Page(connection)

    def waiting(self) -> list[Given]:
        """What the server has not been told, the oldest first."""
        with reading(self._engine) as connection:
            return _read(connection, _g.state == State.WAITING)

    def after(self, n: int) -> list[Given]:
        with reading(self._engine) as connection:
            return _read(connection, _g.n > n)

    def settle(self, one: Given, state: State, reason: str = "") -> None:
        """The server has answered; what is old and answered is forgotten, but for the last."""
        with writing(self._engine) as connection:
            change = update(given).where(_g.n == one.n).values(state=state, reason=reason)
            connection.execute(change)
            old = (_g.state == State.TAKEN_IN) & (_g.told < one.told - KEPT_MS) & (_g.n < one.n)
            connection.execute(delete(given).where(old))


class Page:
    """The book while nobody else writes in it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def after(self, n: int) -> list[Given]:
        return _read(self._connection, _g.n > n)

    def last_number(self) -> int:
        """The last that was given, 0 before the first."""
        last = select(_g.number).where(_g.number != "").order_by(_g.n.desc()).limit(1)
        number = self._connection.execute(last).scalar()
        return int(number[1:]) if number else 0

    def told_of(self, number: str) -> int | None:
        """When a number was given last (ms since 1970 UTC)."""
        last = select(_g.told).where(_g.number == number).order_by(_g.n.desc()).limit(1)
        return self._connection.execute(last).scalar()

    def add(
        self, new_id: str, command: Issue | Cancel, event: Event, taken: Instant, told: int
    ) -> None:
        number = event.number if isinstance(event, VisitIssued) else ""
        row = {
            "id": new_id,
            "cmd": command.id,
            "number": number,
            "command": _written(command_data(command)),
            "event": _written({"type": event.type, "tv": event.version, "data": event_data(event)}),
            "at": taken.at,
            "told": told,
            "mono": taken.mono,
            "boot": taken.boot,
            "state": State.WAITING,
            "reason": "",
        }
        self._connection.execute(insert(given), row)


def _read(connection: Connection, which: Any) -> list[Given]:
    rows = connection.execute(select(given).where(which).order_by(_g.n)).mappings()
    found = []
    for row in rows:
        event = json.loads(row["event"])
        command = read_command(json.loads(row["command"]))
        happened = read_event(event["type"], event["tv"], event["data"])
        assert isinstance(command, Issue | Cancel)
        assert isinstance(happened, VisitIssued | VisitCancelled)
        taken = Instant(row["at"], row["mono"], row["boot"])
        state = State(row["state"])
        found.append(
            Given(row["n"], row["id"], command, happened, row["number"], taken, row["told"], state)
        )
    return found


def _written(value: Data) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
