"""Doing what the database forbids, as its administrator could, or a disk that forgets."""

from typing import Any

from sqlalchemy import Engine

from center_app.store.engine import writing


def tamper(engine: Engine, *statements: Any) -> None:
    with writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        else:
            guards = "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
            for (name,) in connection.exec_driver_sql(guards).all():
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
