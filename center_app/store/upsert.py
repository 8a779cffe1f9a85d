"""Putting rows in their place, whether or not there are some already, on both databases."""

from typing import Any

from sqlalchemy import Connection, Table, text


def upsert(connection: Connection, table: Table, *rows: dict[str, Any]) -> None:
    """Insert each row, or overwrite the one that has its primary key; a row names every column.

    Both databases say it in the same words, so that neither's dialect need be loaded for it.
    """
    if not rows:
        return
    names = [column.name for column in table.columns]
    keys = [column.name for column in table.primary_key]
    others = [name for name in names if name not in keys]
    statement = (
        f"INSERT INTO {table.name} ({', '.join(names)}) "
        f"VALUES ({', '.join(f':{name}' for name in names)}) "
        f"ON CONFLICT ({', '.join(keys)}) DO UPDATE SET "
        f"{', '.join(f'{name} = excluded.{name}' for name in others)}"
    )
    connection.execute(text(statement), list(rows))
