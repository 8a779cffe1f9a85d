"""How far a registry has the journal, as the registry itself said last."""

from dataclasses import asdict, dataclass

from sqlalchemy import Connection, Engine, select

from center_app.domain.clock import Clock
from center_app.store.engine import noting, reading
from center_app.store.tables import cursor
from center_app.store.tables import receipt as receipts
from center_app.store.upsert import upsert


@dataclass(frozen=True, slots=True)
class Cursor:
    """`registry` has `epoch` up to entry `acked`, up to `durable` in a backup as well.

    `seen_at` is when it said so, in milliseconds since 1970 UTC.
    """

    registry: str
    epoch: str
    acked: int
    durable: int
    seen_at: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the registry signed, as it sent it: proof that it had all entries up to `acked`."""

    acked: int
    body: bytes
    seen_at: int


class Bookmark:
    """What the registry at one address said last; its word counts, this is only remembered."""

    def __init__(self, engine: Engine, registry: str, clock: Clock) -> None:
        self._engine = engine
        self._registry = registry
        self._clock = clock

    def cursor(self) -> Cursor | None:
        """All that is known; None before the registry's first answer."""
        statement = select(cursor).where(cursor.c.registry == self._registry)
        with reading(self._engine) as connection:
            row = connection.execute(statement).first()
        return Cursor(*row) if row else None

    def acked(self, epoch: str) -> int:
        """The last entry of this epoch that the registry has; 0 when it has none."""
        known = self.cursor()
        return known.acked if known and known.epoch == epoch else 0

    def place(self) -> tuple[str, int] | None:
        """The epoch that was spoken of last and the last entry of it there; None before that."""
        known = self.cursor()
        return (known.epoch, known.acked) if known else None

    def receipt(self, epoch: str) -> Receipt | None:
        """The furthest receipt of an epoch; None before the first one."""
        with reading(self._engine) as connection:
            return self._receipt(connection, epoch)

    def move(self, epoch: str, *, acked: int, durable: int, receipt: bytes | None = None) -> None:
        """Remember a new answer, and its signed receipt if it is no earlier than the kept one.

        It may go down: a registry may have lost what it had. Nobody at a counter waits for the
        disk: what a power cut takes of it the registry says again, of every entry before as well.
        """
        now = self._clock.now().at
        row = asdict(Cursor(self._registry, epoch, acked, durable, now))
        with noting(self._engine) as connection:
            upsert(connection, cursor, row)
            known = self._receipt(connection, epoch) if receipt is not None else None
            if receipt is not None and (known is None or known.acked <= acked):
                kept = {"registry": self._registry, "epoch": epoch, "acked": acked}
                upsert(connection, receipts, kept | {"body": receipt, "seen_at": now})

    def _receipt(self, connection: Connection, epoch: str) -> Receipt | None:
        _ = receipts.c
        statement = select(_.acked, _.body, _.seen_at).where(
            _.registry == self._registry, _.epoch == epoch
        )
        row = connection.execute(statement).first()
        return Receipt(*row) if row else None
