"""The hall as it was at some entry, kept so that a start need not read the whole journal.

A checkpoint only saves time: the journal can always be played from its beginning.
"""

from dataclasses import asdict, dataclass

from sqlalchemy import Connection, bindparam, delete, select

from center_app.store.tables import checkpoint, entry
from center_app.store.upsert import upsert

KEPT = 40
"""Checkpoints of one shape kept of an epoch: the older ones serve a history that is far behind."""

ANY = 2**63 - 1
"""No bound on the entry at which a checkpoint was taken."""

_c = checkpoint.c
_any = checkpoint.alias("newest").c
_OLDEST_KEPT = (
    select(_any.seq)
    .where(_any.epoch == bindparam("of"), _any.shape == bindparam("in_shape"))
    .order_by(_any.seq.desc())
    .offset(bindparam("newer"))
    .limit(1)
    .scalar_subquery()
)
DELETE_OLD = delete(checkpoint).where(_c.epoch == bindparam("of"), _c.seq < _OLDEST_KEPT)

LATEST = (
    select(checkpoint)
    .join(entry, (entry.c.epoch == _c.epoch) & (entry.c.seq == _c.seq))
    .where(_c.epoch == bindparam("of"), _c.shape == bindparam("in_shape"))
    .where(_c.seq <= bindparam("up_to"))
    .where(_c.head == entry.c.head)
    .order_by(_c.seq.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """`body` is the hall after entry `seq` of `epoch`, whose hash is `head`.

    `shape` names the form of the body: another version of the program cannot read it.
    """

    epoch: str
    seq: int
    head: bytes
    shape: str
    body: bytes


def save(connection: Connection, taken: Checkpoint) -> None:
    """Keep a checkpoint, and let go of what is older than the newest of its epoch and shape.

    Those of another shape stay as long: the version of the program that made them may come back.
    """
    upsert(connection, checkpoint, asdict(taken))
    old = {"of": taken.epoch, "in_shape": taken.shape, "newer": KEPT - 1}
    connection.execute(DELETE_OLD, old)


def latest(connection: Connection, epoch: str, shape: str, up_to: int = ANY) -> Checkpoint | None:
    """The newest checkpoint of this shape, not after entry `up_to`, that the journal bears out."""
    wanted = {"of": epoch, "in_shape": shape, "up_to": up_to}
    row = connection.execute(LATEST, wanted).first()
    return Checkpoint(*row) if row else None


def forget_all(connection: Connection, epoch: str) -> None:
    """Let go of all checkpoints of an epoch, because the hall in them cannot be trusted."""
    connection.execute(delete(checkpoint).where(_c.epoch == epoch))
