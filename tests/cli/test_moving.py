"""`center journal move`: the same journal in another house, or nothing has happened."""

import subprocess
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from pysqlite3 import dbapi2 as sqlite

from center_app.cli.house import open_house
from center_app.cli.settings import Settings, load
from command_line import PROGRAM, CommandLine, untouched
from days import Day
from manual_clock import ManualClock


def settings_of(center: CommandLine) -> Settings:
    return load(None, {"CENTER_STATE": str(center.state), "XDG_CONFIG_HOME": "/nonexistent"})


@pytest.fixture
def lived_in(sample: CommandLine) -> CommandLine:
    """The sample center with tickets, a message and a second epoch in its file."""
    with closing(open_house(settings_of(sample), ManualClock())) as house:
        day = Day(house.center, house.new_id)
        for _ in range(5):
            day.issue("passport-renewal")
        head = house.center.journal.head()
        house.center.journal.branch(house.new_id(), head.epoch, head.seq - 2)
        day.issue("passport-renewal")
        assert house.center.day_report().day == house.center.hall.day
    return sample


def exported(center: CommandLine, folder: Path, **variables: object) -> bytes:
    file = folder / "journal.jsonl"
    said = center("journal", "export", "--out", str(file), typed="", **variables)
    assert said.code == 0, said
    return file.read_bytes()


def test_everything_is_there_and_the_head_is_the_same(
    lived_in: CommandLine, postgres_url: str, tmp_path: Path
) -> None:
    before = exported(lived_in, tmp_path)
    report = lived_in("journal", "verify", "--json").value
    moved = lived_in("journal", "move", "--to", postgres_url, "--json").value
    assert moved["entries"] == before.count(b"\n")
    there = {"CENTER_DATABASE_URL": postgres_url}
    assert exported(lived_in, tmp_path, **there) == before
    assert lived_in("journal", "verify", "--json", **there).value == report
    assert lived_in("rebuild", "--json", **there).value["equal"]
    with closing(psycopg.connect(postgres_url.replace("+psycopg", ""))) as connection:
        epochs = connection.execute("SELECT count(*) FROM stream").fetchall()
    assert epochs == [(2,)], "moving begins no epoch"
    numbers = lived_in("appointments", "list", "--json", **there)
    assert numbers.code == 0
    assert "has moved" in lived_in("rebuild").sentence()


def test_a_move_that_was_cut_short_is_finished_by_the_next(
    lived_in: CommandLine, postgres_url: str
) -> None:
    assert lived_in("journal", "move", "--to", postgres_url).code == 0
    with closing(sqlite.connect(lived_in.state / "center.db")) as connection, connection:
        connection.execute("DELETE FROM setting WHERE key = 'moved'")
    assert lived_in("journal", "move", "--to", postgres_url).code == 0
    assert "has moved" in lived_in("rebuild").sentence()


def test_a_house_that_is_lived_in_is_not_overwritten(
    lived_in: CommandLine, ready_postgres_url: str
) -> None:
    with closing(psycopg.connect(ready_postgres_url.replace("+psycopg", ""))) as connection:
        connection.execute(
            "INSERT INTO stream (epoch, center, opened_at, genesis, seq, head, at, mono, boot) "
            "VALUES ('other', 'JO-IRB-002', 1, '', 0, '', 1, 1, '')"
        )
        connection.commit()
    said = lived_in("journal", "move", "--to", ready_postgres_url)
    assert "not empty" in said.sentence()
    assert lived_in("rebuild").code == 0, "it stays where it was"


def test_rows_that_were_left_there_by_somebody_are_found(
    lived_in: CommandLine, ready_postgres_url: str
) -> None:
    with closing(psycopg.connect(ready_postgres_url.replace("+psycopg", ""))) as connection:
        connection.execute("INSERT INTO setting VALUES ('a', 'b')")
        connection.commit()
    said = lived_in("journal", "move", "--to", ready_postgres_url)
    assert "differs" in said.sentence()
    assert lived_in("rebuild").code == 0


def test_nobody_moves_while_the_server_runs(
    lived_in: CommandLine, ready_postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = untouched(CENTER_STATE=lived_in.state, CENTER_SERVER_URL="https://127.0.0.1:0")
    server = subprocess.Popen([*PROGRAM, "server"], stdout=subprocess.PIPE, env=own)
    assert server.stdout is not None
    try:
        assert server.stdout.readline()
        said = lived_in("journal", "move", "--to", ready_postgres_url)
        assert "stop the server" in said.sentence()
    finally:
        server.terminate()
        server.communicate(timeout=20)
    assert lived_in("journal", "move", "--to", ready_postgres_url).code == 0


def test_where_it_cannot_go_is_told(center: CommandLine, sample: CommandLine) -> None:
    assert (
        "SQLite to PostgreSQL" in sample("journal", "move", "--to", "sqlite:////tmp/x").sentence()
    )
    assert "no address" in sample("journal", "move", "--to", "next door").sentence()
    nobody = "postgresql+psycopg://center@127.0.0.1:9/center"
    assert "cannot be used" in sample("journal", "move", "--to", nobody).sentence()
    assert sample("rebuild").code == 0


def test_a_file_without_a_center_is_not_moved(center: CommandLine, ready_postgres_url: str) -> None:
    center.state.mkdir(parents=True)
    assert "no center" in center("journal", "move", "--to", ready_postgres_url).sentence()
