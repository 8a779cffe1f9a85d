from sqlalchemy import Engine

from center_app.store.engine import writing
from center_app.store.kept.settings import keep_setting, setting_of


def test_a_setting_is_the_last_that_was_kept(engine: Engine) -> None:
    assert setting_of(engine, "welcome") is None
    for value in ("أهلاً", "أهلاً وسهلاً بكم"):
        with writing(engine) as connection:
            keep_setting(connection, "welcome", value)
    assert setting_of(engine, "welcome") == "أهلاً وسهلاً بكم"
