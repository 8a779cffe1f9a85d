"""The secret tokens of tickets, kept until the day is closed; the journal has only their hashes."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, Engine, delete, insert, select

from center_app.store.engine import reading
from center_app.store.tables import ticket_token

_t = ticket_token.c


def keep_token(connection: Connection, visit: str, token: str, day: date) -> None:
    """Keep the token of a visit issued on `day`, with the entries of its ticket."""
    row = {"visit": visit, "token": token, "day": day.isoformat()}
    connection.execute(insert(ticket_token), row)


def token_of(engine: Engine, visit: str) -> str | None:
    with reading(engine) as connection:
        return connection.execute(select(_t.token).where(_t.visit == visit)).scalar()


def visit_of(engine: Engine, token: str) -> str | None:
    """The visit whose ticket has this token; None once it is forgotten."""
    with reading(engine) as connection:
        return connection.execute(select(_t.visit).where(_t.token == token)).scalar()


def forget_tokens(connection: Connection, until: date, still_open: Collection[str] = ()) -> None:
    """Delete the tokens of `until` and of the days before, but for visits that go on."""
    old = _t.day <= until.isoformat()
    connection.execute(delete(ticket_token).where(old, _t.visit.not_in(still_open)))
