from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from center_app.store.engine import check_sqlite, keep_wal, noting, open_engine, reading, writing
from center_app.store.faults import Unusable
from journals import Connect


@pytest.mark.parametrize(
    "url",
    [
        "mysql://root@localhost/center",
        "postgresql://center@localhost/center",
        "postgresql+psycopg://center@localhost",
        "sqlite+pysqlcipher:///center.sqlite",
        "center.sqlite",
        "",
    ],
)
def test_another_kind_of_address_is_refused_with_the_accepted_ones(url: str) -> None:
    with pytest.raises(Unusable, match=r"sqlite:///FILE and postgresql\+psycopg://"):
        open_engine(url)


def test_a_refused_address_does_not_show_its_password() -> None:
    with pytest.raises(Unusable) as refused:
        open_engine("mysql://root:secret@localhost/center")
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "sqlite:///a?mode=memory"])
def test_a_database_in_memory_is_refused(url: str) -> None:
    with pytest.raises(Unusable, match="is a file"):
        open_engine(url)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="nowhere"):
        open_engine(f"sqlite:///{tmp_path}/nowhere/center.sqlite")


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 44, 5), (3, 50, 6), (3, 51, 2), (3, 49, 9)])
def test_a_sqlite_that_loses_commits_is_refused(version: tuple[int, ...]) -> None:
    with pytest.raises(Unusable, match="pysqlite3"):
        check_sqlite(version)


@pytest.mark.parametrize("version", [(3, 44, 6), (3, 50, 7), (3, 51, 3), (3, 53, 4), (4, 0, 0)])
def test_a_sqlite_that_keeps_them_is_taken(version: tuple[int, ...]) -> None:
    check_sqlite(version)


def test_sqlite_is_set_to_keep_what_it_confirms(connect: Connect, sqlite_url: str) -> None:
    engine = connect(sqlite_url)
    keep_wal(engine)
    names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "secure_delete")
    with reading(engine) as connection:
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]
    assert found == ["wal", 2, 1, 5000, 1]


def test_postgresql_waits_for_nothing_for_long(connect: Connect, postgres_url: str) -> None:
    names = ("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout")
    with reading(connect(postgres_url)) as connection:
        found = [connection.exec_driver_sql(f"SHOW {name}").scalar() for name in names]
        isolation = connection.exec_driver_sql("SHOW transaction_isolation").scalar()
    assert found == ["2s", "5s", "5s"]
    assert isolation == "read committed"


def test_a_reader_sees_each_commit_and_nothing_before(engine: Engine) -> None:
    put = text("INSERT INTO setting (key, value) VALUES ('a', 'b')")
    count = text("SELECT count(*) FROM setting")
    with reading(engine) as reader:
        with writing(engine) as writer:
            writer.execute(put)
            assert reader.execute(count).scalar() == 0
        assert reader.execute(count).scalar() == 1


def test_a_relative_file_stays_the_same_when_the_folder_changes(
    connect: Connect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path)
    engine = connect("sqlite:///center.sqlite")
    monkeypatch.chdir(tmp_path / "elsewhere")
    with writing(engine) as connection:
        connection.exec_driver_sql("CREATE TABLE a (b)")
    engine.dispose()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "center.sqlite",
        "center.sqlite.turn",
        "elsewhere",
    ]


def test_what_is_noted_is_there_and_the_next_commit_waits_for_the_disk_again(
    engine: Engine,
) -> None:
    put = text("INSERT INTO setting (key, value) VALUES ('a', 'b')")
    setting, noted, usual = {
        "sqlite": ("PRAGMA synchronous", 1, 2),
        "postgresql": ("SHOW synchronous_commit", "off", "on"),
    }[engine.dialect.name]
    with noting(engine) as connection:
        connection.execute(put)
        assert connection.exec_driver_sql(setting).scalar() == noted
    for way in (writing, reading):
        with way(engine) as connection:
            assert connection.scalar(text("SELECT value FROM setting")) == "b"
            assert connection.exec_driver_sql(setting).scalar() == usual


def test_a_note_that_breaks_off_leaves_nothing(engine: Engine) -> None:
    put = text("INSERT INTO setting (key, value) VALUES ('a', :value)")
    with pytest.raises(IntegrityError), noting(engine) as connection:
        connection.execute(put, [{"value": "b"}, {"value": "c"}])
    with reading(engine) as connection:
        assert connection.scalar(text("SELECT value FROM setting")) is None
