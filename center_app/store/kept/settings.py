"""Small facts about this installation that are no events: one text under one key."""

from sqlalchemy import Connection, Engine, select

from center_app.store.engine import reading
from center_app.store.tables import setting
from center_app.store.upsert import upsert


def setting_of(engine: Engine, key: str) -> str | None:
    with reading(engine) as connection:
        return connection.execute(select(setting.c.value).where(setting.c.key == key)).scalar()


def keep_setting(connection: Connection, key: str, value: str) -> None:
    upsert(connection, setting, {"key": key, "value": value})
