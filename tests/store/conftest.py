from collections.abc import Iterator
from secrets import token_hex

import pytest
from sqlalchemy import Engine

from center_app.store.engine import open_engine, writing
from center_app.store.journal import Journal
from journals import Connect, opened
from postgres_cluster import PostgresCluster
from ready_databases import ready_engine


@pytest.fixture
def connect() -> Iterator[Connect]:
    """Opens databases as the program does, and closes them after the test."""
    engines: list[Engine] = []

    def connect(url: str) -> Engine:
        engines.append(open_engine(url))
        return engines[-1]

    yield connect
    for engine in engines:
        engine.dispose()


@pytest.fixture(scope="session")
def one_postgres_url(postgres: PostgresCluster) -> Iterator[str]:
    name = f"store_{token_hex(8)}"
    yield postgres.create_database(name)
    postgres.drop_database(name)


@pytest.fixture
def postgres_url(one_postgres_url: str) -> str:
    """A PostgreSQL database that is emptied for each test: far quicker than a new one."""
    engine = open_engine(one_postgres_url)
    with writing(engine) as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    engine.dispose()
    return one_postgres_url


@pytest.fixture
def engine(connect: Connect, database_url: str) -> Engine:
    """A database with the tables of this version, once of each kind."""
    ready_engine(database_url).dispose()
    return connect(database_url)


@pytest.fixture
def journal(engine: Engine) -> Journal:
    """An open journal without entries, once on each kind of database."""
    return opened(engine)
