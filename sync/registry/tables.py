"""The tables of the reference registry. Every key begins with the center, to be split by it."""

import secrets

from sqlalchemy import (
    BigInteger,
    Boolean,
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

VERSION = 4

LATER = {
    "registry_center": {"allowed": "INTEGER NOT NULL DEFAULT 0"},
    "registry_identity": {"signing": "BYTES"},
    "registry_quarantine": {
        "found_at": "BIGINT",
        "reviewed_at": "BIGINT",
        "accepted": "BOOLEAN",
    },
    "registry_stream": {
        "parent": "VARCHAR(36)",
        "parent_seq": "BIGINT",
        "came_at": "BIGINT",
    },
}
"""Columns that a table of an earlier version lacks, as they are added to it."""

_BYTES = {"sqlite": "BLOB", "postgresql": "BYTEA"}

metadata = MetaData()

identity = Table(
    "registry_identity",
    metadata,
    Column("version", Integer, nullable=False),
    Column("generation", String(32), primary_key=True),
    Column("signing", LargeBinary(32)),
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

signing_keys = Table(
    "registry_signing_key",
    metadata,
    Column("center", ForeignKey(centers.c.center), nullable=False),
    Column("name", String(12), nullable=False),
    Column("public", LargeBinary(32), nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("ended_at", BigInteger),
    PrimaryKeyConstraint("center", "name"),
)
"""The public keys by which centers sign; believed until `ended_at`."""

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
    PrimaryKeyConstraint("center", "epoch"),
    postgresql_with={"fillfactor": 50},
)
"""`day` and `came_at`: when entries last came (UTC; ms since 1970). Half of each page stays
free, so that moving a head makes no new entry in the index."""

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

sessions = Table(
    "registry_session",
    metadata,
    Column("digest", LargeBinary(32), primary_key=True),
    Column("hashed", LargeBinary(32), nullable=False),
    Column("ends_at", BigInteger, nullable=False),
    Column("token", String(64), nullable=False),
)
"""Who is signed in to the operators' page: the hash of the cookie, and of the key it began with."""

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
    Column("accepted", Boolean),
    PrimaryKeyConstraint("center", "epoch", "seq"),
)
"""`accepted`: what was said of it at `reviewed_at`; both empty while nobody has looked."""

publishers = Table(
    "registry_publisher",
    metadata,
    Column("name", String(12), primary_key=True),
    Column("public", LargeBinary(32), nullable=False),
    Column("made_at", BigInteger, nullable=False),
)
"""The public keys by which catalogues are signed: one, or two while one follows the other."""

releases = Table(
    "registry_release",
    metadata,
    Column("serial", BigInteger, primary_key=True, autoincrement=False),
    Column("catalogue", String(64), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("manifest", LargeBinary, nullable=False),
    Column("published_at", BigInteger, nullable=False),
)
"""Every release of the catalogue, with its signed manifest as it is given out."""

blobs = Table(
    "registry_blob",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

booked = Table(
    "registry_appointments",
    metadata,
    Column("center", ForeignKey(centers.c.center), nullable=False),
    Column("day", String(10), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("tag", String(64), nullable=False),
    PrimaryKeyConstraint("center", "day"),
)
"""A center's appointments of a day in Amman, as they are given out; `tag` is their hash."""

statuses = Table(
    "registry_status",
    metadata,
    Column("center", ForeignKey(centers.c.center), primary_key=True),
    Column("received_at", BigInteger, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
"""What each center told last of how it stands."""


def prepare(connection: Connection) -> tuple[str, bytes]:
    """Make the tables where they are missing.

    Returns the generation, the database's own name, and the secret that receipts are signed with.

    Raises Unusable when a newer program has made them.
    """
    if inspect(connection).has_table(identity.name):
        version = connection.scalar(select(identity.c.version))
        if version is not None and version > VERSION:
            raise Unusable(
                f"A newer version of this program has made the registry's database (its tables "
                f"are of version {version}). Install that version or a later one."
            )
        for table, columns in LATER.items():
            _add_missing(connection, table, columns)
        with by_day.upgraded(connection):
            metadata.create_all(connection)
        if version is not None and version < VERSION:
            connection.execute(update(identity).values(version=VERSION))
    else:
        metadata.create_all(connection)
    found = connection.execute(select(identity.c.generation, identity.c.signing)).first()
    generation, signing = found or (secrets.token_hex(8), None)
    if found is None:
        connection.execute(insert(identity), {"version": VERSION, "generation": generation})
    if signing is None:
        signing = secrets.token_bytes(32)
        connection.execute(update(identity).values(signing=signing))
    return generation, signing


def renew(connection: Connection) -> str:
    """Another generation, so that every center compares its history at once."""
    generation = secrets.token_hex(8)
    connection.execute(update(identity).values(generation=generation))
    return generation


def _add_missing(connection: Connection, table: str, columns: dict[str, str]) -> None:
    there = {column["name"] for column in inspect(connection).get_columns(table)}
    for name, shape in columns.items():
        if name not in there:
            shown = shape.replace("BYTES", _BYTES[connection.dialect.name])
            connection.execute(text(f"ALTER TABLE {table} ADD COLUMN {name} {shown}"))
