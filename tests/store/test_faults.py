from pathlib import Path

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.exc import DBAPIError

from center_app.domain.refusal import Unavailable
from center_app.store import engine as engines
from center_app.store.engine import reading, writing
from center_app.store.faults import DiskIsFull, Unusable
from center_app.store.journal import Journal
from center_app.store.schema import upgrade
from journals import CENTER, Connect, append, opened


def test_a_full_disk_is_said_and_loses_nothing(connect: Connect, sqlite_url: str) -> None:
    journal = opened(connect(sqlite_url))
    append(journal, 3)
    engine = connect(sqlite_url)
    event.listen(engine, "connect", lambda c, _: c.execute("PRAGMA max_page_count = 1"))
    full = Journal(engine, CENTER)
    with pytest.raises(DiskIsFull, match="nothing recorded is lost"):
        append(full, 100)
    stored = journal.position()[1]
    assert stored >= 3
    assert journal.verify().sound
    assert append(journal) == [stored + 1]


@pytest.mark.parametrize(
    ("state", "answer"),
    [
        ("53100", DiskIsFull),  # disk full
        ("40P01", Unavailable),  # deadlock
        ("57P01", Unavailable),  # the server is shut down
        ("53300", Unavailable),  # too many connections
        ("25006", Unavailable),  # a standby server
        ("XX001", Unusable),  # damaged data
        ("42P01", DBAPIError),  # an unknown table: a fault of ours
    ],
)
def test_what_postgresql_says_is_told_apart(
    state: str, answer: type[Exception], connect: Connect, postgres_url: str
) -> None:
    with pytest.raises(answer), writing(connect(postgres_url)) as connection:
        connection.exec_driver_sql(
            f"DO $$ BEGIN RAISE EXCEPTION 'as told' USING ERRCODE = '{state}'; END $$"
        )


def test_a_server_that_is_not_there_is_away(connect: Connect) -> None:
    engine = connect("postgresql+psycopg://center@127.0.0.1:1/center")
    with pytest.raises(Unavailable, match="Connection refused"), reading(engine):
        pass


def test_after_a_cut_connection_the_next_one_works(connect: Connect, postgres_url: str) -> None:
    journal = opened(connect(postgres_url))
    append(journal, 2)
    with pytest.raises(Unavailable), journal.writing() as writing_:
        writing_.connection.exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")
    assert append(journal) == [3]


def test_who_waits_for_a_lock_too_long_is_told(connect: Connect, postgres_url: str) -> None:
    journal = opened(connect(postgres_url))
    with (
        journal.writing(),
        pytest.raises(Unavailable, match="busy"),
        journal.writing(),
    ):
        pass


def test_a_damaged_file_is_said(connect: Connect, tmp_path: Path) -> None:
    (tmp_path / "center.sqlite").write_bytes(b"This is a letter, not a database. " * 200)
    engine = connect(f"sqlite:///{tmp_path}/center.sqlite")
    with pytest.raises(Unusable, match="damaged"):
        upgrade(engine)


def test_a_wrong_statement_is_a_fault_of_ours(engine: Engine) -> None:
    with pytest.raises(DBAPIError), reading(engine) as connection:
        connection.exec_driver_sql("SELECT nothing FROM nowhere")


def test_an_exhausted_pool_is_away(
    connect: Connect, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "POOL", 1)
    monkeypatch.setattr(engines, "WAIT_S", 0.05)
    engine = connect(sqlite_url)
    with reading(engine), pytest.raises(Unavailable, match="too busy"), reading(engine):
        pass
