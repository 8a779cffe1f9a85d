"""The databases that the tests are given."""

import os
import stat
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import create_engine, text

import postgres_cluster
from postgres_cluster import PostgresCluster, PostgresMissing


def test_a_database_is_empty_and_one_s_own(postgres_url: str) -> None:
    engine = create_engine(postgres_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE mine (id int)"))
        tables = connection.execute(
            text("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
        )
        assert tables.scalar_one() == 1
    engine.dispose()


def test_acknowledged_writes_reach_the_disk(postgres_url: str) -> None:
    with psycopg.connect(postgres_url.replace("+psycopg", "")) as connection:
        for setting in ("fsync", "synchronous_commit"):
            row = connection.execute(f"SHOW {setting}").fetchone()
            assert row == ("on",)


def test_each_kind_of_database_is_given(database_url: str) -> None:
    assert database_url.startswith(("sqlite:///", "postgresql+psycopg://"))


def test_all_test_processes_share_one_server(
    postgres: PostgresCluster, postgres_home: Path
) -> None:
    assert postgres_cluster.start_once(postgres_home) == postgres


def test_a_home_is_readable_by_the_server_alone() -> None:
    home = postgres_cluster.new_home()
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert os.geteuid() or home.stat().st_uid
    postgres_cluster.stop(home)
    assert not home.exists()


def test_a_missing_server_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(postgres_cluster, "PROGRAMS", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PostgresMissing, match="install the package 'postgresql'"):
        postgres_cluster.start_once(tmp_path)
