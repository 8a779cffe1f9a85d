"""Putting a row in its place, whether or not there is one already, on both databases."""

from importlib import import_module
from typing import Any

from sqlalchemy import Connection, Table


def upsert(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    """Insert `row`, or overwrite the row that has its primary key; `row` names every column."""
    # The engine has loaded its own dialect; to load the other one too takes a tenth of a second.
    dialect = import_module(f"sqlalchemy.dialects.{connection.dialect.name}")
    insert = dialect.insert(table)
    others = {c.name: insert.excluded[c.name] for c in table.columns if not c.primary_key}
    connection.execute(
        insert.on_conflict_do_update(index_elements=list(table.primary_key), set_=others), row
    )
