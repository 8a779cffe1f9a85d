"""What the database itself takes: a transaction that inserts one row and updates another."""

from os import urandom

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    insert,
    update,
)

from center_app.cli.bench.work import Work
from center_app.store.engine import BEGIN, writing

BODY = 600
"""Bytes of the row; an entry of the journal has about as many."""

metadata = MetaData()
row = Table(
    "bench_row",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("body", LargeBinary, nullable=False),
)
place = Table(
    "bench_place", metadata, Column("id", Integer, primary_key=True), Column("n", Integer)
)

INSERT = insert(row)
UPDATE = update(place).where(place.c.id == 1).values(n=place.c.n + 1)


def prepare(engine: Engine) -> None:
    metadata.drop_all(engine)
    metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(insert(place), {"id": 1, "n": 0})


def bare(engine: Engine) -> Work:
    """The transaction as it is.

    In a crowd SQLite serves who comes at a lucky moment: of eight processes, all as eager, some
    get one transaction in a second and others get a thousand.
    """

    def once() -> None:
        with engine.connect() as connection:
            connection.execution_options(**{BEGIN: "BEGIN IMMEDIATE"})
            with connection.begin():
                _write(connection)

    return Work(once)


def fair(engine: Engine) -> Work:
    """The same where all who write wait in line, as the center's processes do."""

    def once() -> None:
        with writing(engine) as connection:
            _write(connection)

    return Work(once)


def _write(connection: Connection) -> None:
    connection.execute(INSERT, {"body": urandom(BODY)})
    connection.execute(UPDATE)
