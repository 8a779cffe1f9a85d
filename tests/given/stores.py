"""The databases of both ends, read past the program; copied and put back as people do it."""

import shutil
from contextlib import closing
from pathlib import Path
from typing import Any, Protocol

import psycopg
from pysqlite3 import dbapi2 as sqlite

from postgres_cluster import OWNER, PostgresCluster

Rows = list[tuple[Any, ...]]


class Store(Protocol):
    """A database. `copy` and `put_back` are asked for while no program of its end runs."""

    @property
    def url(self) -> str: ...
    def rows(self, statement: str) -> Rows: ...
    def change(self, statement: str) -> None: ...
    def copy(self, name: str) -> "Store": ...
    def put_back(self, copy: "Store") -> None: ...


class SqliteStore:
    def __init__(self, file: Path) -> None:
        self.file = file

    @property
    def url(self) -> str:
        return f"sqlite:///{self.file}"

    def rows(self, statement: str) -> Rows:
        with closing(sqlite.connect(self.file)) as connection:
            return list(connection.execute(statement))

    def change(self, statement: str) -> None:
        with closing(sqlite.connect(self.file)) as connection, connection:
            connection.execute(statement)

    def copy(self, name: str) -> "SqliteStore":
        copy = self.file.with_name(name)
        with closing(sqlite.connect(self.file)) as connection:
            connection.execute("VACUUM INTO ?", (str(copy),))
        return SqliteStore(copy)

    def put_back(self, copy: Store) -> None:
        assert isinstance(copy, SqliteStore)
        for log in ("-wal", "-shm", "-journal"):
            self.file.with_name(self.file.name + log).unlink(missing_ok=True)
        shutil.copyfile(copy.file, self.file)


class PostgresStore:
    def __init__(self, cluster: PostgresCluster, name: str, *, made: bool = False) -> None:
        self._cluster = cluster
        self.name = name
        self.url = cluster.url_of(name) if made else cluster.create_database(name)

    def rows(self, statement: str) -> Rows:
        with closing(self._connected()) as connection:
            return list(connection.execute(statement.encode()))

    def change(self, statement: str) -> None:
        with closing(self._connected()) as connection:
            connection.execute(statement.encode())

    def _connected(self) -> psycopg.Connection:
        where = f"host=127.0.0.1 port={self._cluster.port} user={OWNER} dbname={self.name}"
        return psycopg.connect(where, autocommit=True)

    def copy(self, name: str) -> "PostgresStore":
        self._cluster.copy_database(self.name, name)
        return PostgresStore(self._cluster, name, made=True)

    def put_back(self, copy: Store) -> None:
        assert isinstance(copy, PostgresStore)
        self._cluster.drop_database(self.name)
        self._cluster.copy_database(copy.name, self.name)
