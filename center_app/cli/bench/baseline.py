"""What the database itself costs: one bare transaction that inserts a row and updates another."""

from collections.abc import Callable
from os import urandom

from sqlalchemy import Column, Engine, Integer, LargeBinary, MetaData, Table, insert, update

from center_app.store.engine import BEGIN

BODY = 450
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


def transaction(engine: Engine) -> Callable[[], None]:
    """One transaction, to be repeated."""
    body = urandom(BODY)

    def once() -> None:
        with engine.connect() as connection:
            connection.execution_options(**{BEGIN: "BEGIN IMMEDIATE"})
            with connection.begin():
                connection.execute(INSERT, {"body": body})
                connection.execute(UPDATE)

    return once
