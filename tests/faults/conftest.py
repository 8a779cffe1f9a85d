"""A database for a laboratory of the hall: on SQLite, but where a test says both."""

import random
from pathlib import Path

import pytest

from postgres_cluster import PostgresCluster
from stores import PostgresStore, SqliteStore, Store


@pytest.fixture
def where() -> str:
    return "sqlite"


@pytest.fixture
def store(where: str, tmp_path: Path, request: pytest.FixtureRequest) -> Store:
    """An empty database that lives as long as the test, or as the tests' PostgreSQL."""
    if where == "sqlite":
        return SqliteStore(tmp_path / "center.db")
    cluster: PostgresCluster = request.getfixturevalue("postgres")
    return PostgresStore(cluster, f"hall{random.randrange(10**9)}")
