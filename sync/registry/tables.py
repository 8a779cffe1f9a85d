"""The tables of the reference registry. Every key begins with the center, to be split by it."""

import secrets

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    insert,
    inspect,
    select,
)

from center_app.store.faults import Unusable
from sync.registry import by_day

VERSION = 3

metadata = MetaData()

identity = Table(
    "registry_identity",
    metadata,
    Column("version", Integer, nullable=False),
    Column("generation", String(32), primary_key=True),
)

centers = Table("registry_center", metadata, Column("center", String(24), primary_key=True))

keys = Table(
    "registry_key",
    metadata,
    Column("digest", LargeBinary(32), primary_key=True),
    Column("center", ForeignKey(centers.c.center), nullable=False),
    Column("made_at", BigInteger, nullable=False),
)

streams = Table(
    "registry_stream",
    metadata,
    Column("center", ForeignKey(centers.c.center), nullable=False),
    Column("epoch", String(36), nullable=False),
    Column("acked", BigInteger, nullable=False),
    Column("head", LargeBinary(32), nullable=False),
    Column("durable", BigInteger, nullable=False),
    Column("opened_at", BigInteger, nullable=False),
    Column("day", Date),
    PrimaryKeyConstraint("center", "epoch"),
    postgresql_with={"fillfactor": 50},
)
"""`day`: when entries last came, in UTC. Half of each page stays free, so that moving a head makes
no new entry in the index."""

spans = Table(
    "registry_span",
    metadata,
    Column("center", String(24), nullable=False),
    Column("epoch", String(36), nullable=False),
    Column("first", BigInteger, nullable=False),
    Column("day", Date, nullable=False),
    PrimaryKeyConstraint("center", "epoch", "first"),
)
"""From which number on a stream's entries came on which day: where to look for them."""

entries = Table(
    "registry_entry",
    metadata,
    Column("center", String(24), nullable=False),
    Column("epoch", String(36), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("head", LargeBinary(32), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("day", Date, nullable=False),
    PrimaryKeyConstraint("center", "epoch", "seq", "day"),
    sqlite_with_rowid=False,
    postgresql_partition_by="RANGE (day)",
)
"""`day` is when they came, in UTC; on PostgreSQL each has a partition of its own."""

quarantine = Table(
    "registry_quarantine",
    metadata,
    Column("center", String(24), nullable=False),
    Column("epoch", String(36), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("code", String(80), nullable=False),
    PrimaryKeyConstraint("center", "epoch", "seq"),
)


def prepare(connection: Connection) -> str:
    """Make the tables where they are missing; returns the generation, the database's own name.

    Raises Unusable when a newer program has made them.
    """
    if inspect(connection).has_table(identity.name):
        found = connection.scalar(select(identity.c.version))
        if found is not None and found > VERSION:
            raise Unusable(
                f"A newer version of this program has made the registry's database (its tables "
                f"are of version {found}). Install that version or a later one."
            )
        with by_day.upgraded(connection):
            metadata.create_all(connection)
    else:
        metadata.create_all(connection)
    generation: str | None = connection.scalar(select(identity.c.generation))
    if generation is None:
        generation = secrets.token_hex(8)
        connection.execute(insert(identity), {"version": VERSION, "generation": generation})
    return generation
