"""How far each registry has the journal, as the registry itself said last."""

from dataclasses import asdict, dataclass

from sqlalchemy import Engine, select

from center_app.store.engine import reading, writing
from center_app.store.tables import cursor
from center_app.store.upsert import upsert


@dataclass(frozen=True, slots=True)
class Cursor:
    """`registry` has `epoch` up to entry `acked`, whose hash is `head`; heard at `seen_at` (ms)."""

    registry: str
    epoch: str
    acked: int
    head: bytes
    seen_at: int


def cursor_of(engine: Engine, registry: str) -> Cursor | None:
    """The last known cursor of the registry with this address; None before the first answer."""
    with reading(engine) as connection:
        row = connection.execute(select(cursor).where(cursor.c.registry == registry)).first()
    return Cursor(*row) if row else None


def move_cursor(engine: Engine, to: Cursor) -> None:
    """Remember what the registry said. It may go down: a registry may lose what it had."""
    with writing(engine) as connection:
        upsert(connection, cursor, asdict(to))
