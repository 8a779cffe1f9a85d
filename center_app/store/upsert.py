"""Putting a row in its place, whether or not there is one already, on both databases."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

INSERTS: Mapping[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def upsert(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    """Insert `row`, or overwrite the row that has its primary key; `row` names every column."""
    insert = INSERTS[connection.dialect.name](table)
    others = {c.name: insert.excluded[c.name] for c in table.columns if not c.primary_key}
    connection.execute(
        insert.on_conflict_do_update(index_elements=list(table.primary_key), set_=others), row
    )
