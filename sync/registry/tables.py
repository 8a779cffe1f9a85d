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
    text,
    update,
)

from center_app.store.faults import Unusable
from sync.registry import by_day

VERSION = 3

LATER = {
    "registry_center": {"allowed": "INTEGER NOT NULL DEFAULT 0"},
    "registry_quarantine": {"found_at": "BIGINT", "reviewed_at": "BIGINT"},
    "registry_stream": {
        "parent": "VARCHAR(36)",
        "parent_seq": "BIGINT",
        "came_at": "BIGINT",
        "late_ms": "BIGINT",
    },
}
"""Columns that a table of an earlier version lacks, as they are added to it."""

metadata = MetaData()

identity = Table(
    "registry_identity",
    metadata,
    Column("version", Integer, nullable=False),
    Column("generation", String(32), primary_key=True),
)

centers = Table(
    "registry_center",
    metadata,
    Column("center", String(24), primary_key=True),
    Column("allowed", Integer, nullable=False, server_default="0"),
)
"""`allowed`: how many epochs the operator lets the center open that it may not by itself."""

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
    Column("parent", String(36)),
    Column("parent_seq", BigInteger),
    Column("day", Date),
    Column("came_at", BigInteger),
    Column("late_ms", BigInteger),
    PrimaryKeyConstraint("center", "epoch"),
    postgresql_with={"fillfactor": 50},
)
"""`day` and `came_at`: when entries last came (UTC; ms since 1970); `late_ms` how old the oldest of
them was by then. Half of each page stays free, so that moving a head makes
no new entry in the index."""

tallies = Table(
    "registry_tally",
    metadata,
    Column("center", String(24), nullable=False),
    Column("day", String(10), nullable=False),
    Column("type", String(80), nullable=False),
    Column("entries", BigInteger, nullable=False),
    Column("wait_ms", BigInteger, nullable=False),
    PrimaryKeyConstraint("center", "day", "type"),
)
"""How many entries of a kind a center's business day has, and the waits that they ended."""

operators = Table(
    "registry_operator",
    metadata,
    Column("name", String(80), primary_key=True),
    Column("digest", LargeBinary(32), nullable=False, unique=True),
    Column("made_at", BigInteger, nullable=False),
)

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
    Column("found_at", BigInteger),
    Column("reviewed_at", BigInteger),
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
        for table, columns in LATER.items():
            _add_missing(connection, table, columns)
        with by_day.upgraded(connection):
            metadata.create_all(connection)
        if found is not None and found < VERSION:
            connection.execute(update(identity).values(version=VERSION))
    else:
        metadata.create_all(connection)
    generation: str | None = connection.scalar(select(identity.c.generation))
    if generation is None:
        generation = secrets.token_hex(8)
        connection.execute(insert(identity), {"version": VERSION, "generation": generation})
    return generation


def renew(connection: Connection) -> str:
    """Another generation, so that every center compares its history at once."""
    generation = secrets.token_hex(8)
    connection.execute(update(identity).values(generation=generation))
    return generation


def _add_missing(connection: Connection, table: str, columns: dict[str, str]) -> None:
    there = {column["name"] for column in inspect(connection).get_columns(table)}
    for name, shape in columns.items():
        if name not in there:
            connection.execute(text(f"ALTER TABLE {table} ADD COLUMN {name} {shape}"))
