"""How far a registry has the journal, as the registry itself said last."""

from dataclasses import asdict, dataclass

from sqlalchemy import Engine, select

from center_app.domain.clock import Clock
from center_app.store.engine import reading, writing
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

    def keep_receipt(self, epoch: str, acked: int, receipt: bytes) -> None:
        """Keep the registry's signed word on how far it had an epoch: the furthest counts."""
        known = self.receipt(epoch)
        if known is None or known.acked <= acked:
            row = {"registry": self._registry, "epoch": epoch, "acked": acked, "body": receipt}
            with writing(self._engine) as connection:
                upsert(connection, receipts, row | {"seen_at": self._clock.now().at})

    def receipt(self, epoch: str) -> Receipt | None:
        """The furthest receipt of an epoch; None before the first one."""
        _ = receipts.c
        statement = select(_.acked, _.body, _.seen_at).where(
            _.registry == self._registry, _.epoch == epoch
        )
        with reading(self._engine) as connection:
            row = connection.execute(statement).first()
        return Receipt(*row) if row else None

    def move(self, epoch: str, *, acked: int, durable: int) -> None:
        """Remember a new answer. It may go down: a registry may have lost what it had."""
        now = self._clock.now()
        row = asdict(Cursor(self._registry, epoch, acked, durable, now.at))
        with writing(self._engine) as connection:
            upsert(connection, cursor, row)
