"""A registry that was filled before entries had a day goes on with all that it has."""

import pytest
from sqlalchemy import Connection, text

from batches import a_batch
from center_app.store.engine import open_engine, writing
from machine_clock import MachineClock
from memory_outbox import MemoryOutbox
from sync.problem import Code, Declined
from sync.registry.intake import examine
from sync.registry.ledger import Ledger

CENTER = "JO-TST-001"


def make_as_before(connection: Connection, outbox: MemoryOutbox) -> None:
    """The tables of version 1, with one stream."""
    of_bytes = "BYTEA" if connection.dialect.name == "postgresql" else "BLOB"
    for statement in (
        "CREATE TABLE registry_identity (version INTEGER, generation VARCHAR(32) PRIMARY KEY)",
        "CREATE TABLE registry_center (center VARCHAR(24) PRIMARY KEY)",
        (
            f"CREATE TABLE registry_stream (center VARCHAR(24), epoch VARCHAR(36), acked BIGINT, "
            f"head {of_bytes}, durable BIGINT, opened_at BIGINT, PRIMARY KEY (center, epoch))"
        ),
        (
            f"CREATE TABLE registry_entry (center VARCHAR(24), epoch VARCHAR(36), seq BIGINT, "
            f"head {of_bytes} NOT NULL, body {of_bytes} NOT NULL, PRIMARY KEY (center, epoch, seq))"
        ),
        (
            "CREATE TABLE registry_quarantine (center VARCHAR(24), epoch VARCHAR(36), seq BIGINT, "
            "code VARCHAR(80), PRIMARY KEY (center, epoch, seq))"
        ),
        "INSERT INTO registry_identity VALUES (1, '0123456789abcdef')",
        f"INSERT INTO registry_center VALUES ('{CENTER}')",
    ):
        connection.execute(text(statement))
    place = {"center": CENTER, "epoch": outbox.epoch}
    connection.execute(
        text("INSERT INTO registry_stream VALUES (:center, :epoch, :acked, :head, 0, 0)"),
        {**place, "acked": len(outbox.entries), "head": outbox.hash},
    )
    connection.execute(
        text("INSERT INTO registry_entry VALUES (:center, :epoch, :seq, :head, :body)"),
        [{**place, "seq": e.seq, "head": e.head, "body": e.body} for e in outbox.entries],
    )


def test_a_registry_of_before_goes_on(database_url: str) -> None:
    outbox = MemoryOutbox(CENTER)
    outbox.add(5)
    engine = open_engine(database_url)
    with writing(engine) as connection:
        make_as_before(connection, outbox)
    Ledger(engine, MachineClock())
    ledger = Ledger(engine, MachineClock())  # it is done once
    assert ledger.generation == "0123456789abcdef"
    outbox.add(4)
    assert ledger.take(examine(*a_batch(outbox, 2, 9))).acked == 9
    with engine.connect() as connection:
        kept = connection.scalars(text("SELECT body FROM registry_entry ORDER BY seq")).all()
    assert [bytes(body) for body in kept] == [entry.body for entry in outbox.entries]
    other = MemoryOutbox(CENTER, outbox.epoch)
    other.add(3)
    with pytest.raises(Declined) as no:
        ledger.take(examine(*a_batch(other, 1, 3)))
    assert no.value.problem.code is Code.FORK
    engine.dispose()
