from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from center_app.store.engine import reading, writing
from center_app.store.faults import Unusable
from center_app.store.schema import SCRIPTS, VERSIONS, upgrade
from center_app.store.tables import metadata
from journals import Connect


def test_the_migrations_make_exactly_the_tables(engine: Engine) -> None:
    with reading(engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, metadata) == []


def test_every_migration_is_a_version_that_is_known() -> None:
    scripts = ScriptDirectory(str(SCRIPTS))
    versions = [script.revision for script in scripts.walk_revisions()]
    assert versions == list(reversed(VERSIONS))


def test_migrating_again_changes_nothing(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.execute(text("INSERT INTO setting (key, value) VALUES ('a', 'b')"))
    upgrade(engine)
    with reading(engine) as connection:
        assert connection.execute(text("SELECT value FROM setting")).scalar() == "b"


def test_the_tables_of_a_newer_program_are_left_alone(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Unusable, match=r"newer version .* 9999"):
        upgrade(engine)


def test_programs_that_start_together_migrate_once(connect: Connect, database_url: str) -> None:
    engines = [connect(database_url) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(upgrade, engines))
    assert set(inspect(engines[0]).get_table_names()) == {*metadata.tables, "alembic_version"}


def test_a_migration_that_fails_leaves_nothing(connect: Connect, database_url: str) -> None:
    engine = connect(database_url)
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE cursor (registry TEXT)"))
    with pytest.raises(DBAPIError, match="already exists"):
        upgrade(engine)
    assert inspect(engine).get_table_names() == ["cursor"]
