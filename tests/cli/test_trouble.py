"""What a person is told when a machine is not as it should be; nothing is lost by any of it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import make_url

from center_app.domain.place import Zone
from center_app.domain.plain import plain
from center_app.domain.text import Text
from center_app.sample.center import sample_settings
from center_app.store import engine
from center_app.store.engine import open_engine, writing
from command_line import CommandLine

SERVE = ("registry", "serve", "--port", "0", "--db")


def sqlite(file: Path) -> str:
    return f"sqlite:///{file}"


@pytest.mark.parametrize("line", ["paper = ", "papier = 80", "paper = 70"])
def test_a_wrong_settings_file_is_one_sentence(center: CommandLine, line: str) -> None:
    center.config.parent.mkdir(parents=True)
    center.config.write_text(line)
    assert str(center.config) in center("init").sentence()
    assert not center.state.exists()


def test_settings_are_read_before_anything_is_done(center: CommandLine) -> None:
    said = center.process("init", CENTER_COLOUR="green")
    assert said.sentence().startswith("CENTER_COLOUR is not a setting. There are: center, state,")
    said = center.process("init", CENTER_PRINTER="lpt1")
    assert said.sentence().startswith("CENTER_PRINTER is 'lpt1'. Accepted: network:HOST:PORT, ")
    assert not center.state.exists()


@pytest.mark.parametrize("command", [("init",), ("journal", "verify"), ("sync", "once")])
def test_a_database_of_another_kind_is_refused(
    center: CommandLine, command: tuple[str, ...]
) -> None:
    said = center(*command, CENTER_DATABASE_URL="mysql://me:secret@host/center")
    assert "sqlite:///FILE and postgresql+psycopg://USER@HOST/DATABASE" in said.sentence()
    assert "secret" not in said.err


def test_an_address_that_is_none_is_refused(center: CommandLine) -> None:
    said = center("init", CENTER_DATABASE_URL="center.db")
    assert said.sentence().startswith("No database address. Accepted are ")
    assert "Accepted are" in center(*SERVE, "registry.db").sentence()


def test_a_server_that_is_away_is_said(center: CommandLine) -> None:
    url = "postgresql+psycopg://center:secret@127.0.0.1:1/center"
    said = center("init", CENTER_DATABASE_URL=url)
    assert said.sentence().startswith("The database cannot be used just now: ")
    assert "secret" not in said.err


def test_a_password_is_never_said(center: CommandLine, postgres_url: str) -> None:
    url = make_url(postgres_url).set(password="secret").render_as_string(hide_password=False)
    first, again = (center("init", CENTER_DATABASE_URL=url) for _ in range(2))
    assert first.code == 0
    assert "is set up already" in again.sentence()
    assert "secret" not in first.out + again.err


@pytest.mark.parametrize("left", [b"This is a letter, not a database. " * 300, b"SQLite format 3"])
def test_a_damaged_database_is_said(center: CommandLine, left: bytes) -> None:
    file = center.home / "center.db"
    file.write_bytes(left)
    damaged = "The database is damaged. Restore it from the last backup."
    for command in (("init",), ("journal", "verify"), ("rebuild",)):
        assert center(*command, CENTER_DATABASE_URL=sqlite(file)).sentence() == damaged
    assert center(*SERVE, sqlite(file)).sentence() == damaged
    assert file.read_bytes() == left


def test_a_database_whose_middle_is_lost_is_said(sample: CommandLine) -> None:
    file = sample.state / "center.db"
    whole = file.read_bytes()
    file.write_bytes(whole[:8192] + bytes(len(whole) - 8192))
    assert "damaged" in sample.process("rebuild").sentence()


def test_a_newer_version_is_named_and_left_alone(sample: CommandLine) -> None:
    newer = open_engine(sqlite(sample.state / "center.db"))
    with writing(newer) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'm9999'")
    newer.dispose()
    for command in (("journal", "verify"), ("place", "add", "9", "--zone", "A")):
        assert sample(*command).sentence().startswith("A newer version of this program has made")


def test_a_newer_registry_is_named(center: CommandLine) -> None:
    url = sqlite(center.home / "registry.db")
    enrol = ("registry", "enroll", "JO-AMM-001", "--db", url, "--key-file", center.home / "key")
    assert center(*enrol).code == 0
    newer = open_engine(url)
    with writing(newer) as connection:
        connection.exec_driver_sql("UPDATE registry_identity SET version = 99")
    newer.dispose()
    assert center(*SERVE, url).sentence().startswith("A newer version of this program has made")


def test_a_folder_that_cannot_be_made_is_named(center: CommandLine) -> None:
    (center.home / "file").write_text("in the way")
    state = center.home / "file" / "state"
    assert center("init", CENTER_STATE=state).sentence() == f"{state}: Not a directory."
    assert str(center.home / "file") in center("init", CENTER_STATE=center.home / "file").sentence()


def test_a_folder_that_is_not_there_is_named(center: CommandLine) -> None:
    url = sqlite(center.home / "nowhere" / "center.db")
    said = center("init", CENTER_DATABASE_URL=url)
    assert said.sentence() == f"The folder {center.home}/nowhere of the database does not exist."


def test_a_file_that_is_not_there_is_named(sample: CommandLine) -> None:
    there = sample.home / "catalogue.json"
    assert sample("catalogue", "import", there).sentence() == (
        f"{there}: No such file or directory."
    )
    assert sample("catalogue", "import", sample.home).sentence() == (
        f"{sample.home}: Is a directory."
    )


def test_a_full_disk_is_said_and_nothing_is_lost(
    sample: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = sample_settings(always_open=True)
    many = [Zone(f"Z{n}", Text(f"القاعة {n}", f"Hall {n}")) for n in range(400)]
    file = sample.home / "place.json"
    file.write_text(json.dumps(plain(replace(settings, zones=(*settings.zones, *many)))))
    before = sample("journal", "verify").out
    with monkeypatch.context() as full:
        full.setitem(engine.SQLITE_SETTINGS, "max_page_count", 1)
        assert sample("init", "--settings", file).sentence() == (
            "The disk of the database is full: nothing new can be recorded, nothing recorded is "
            "lost. Free some space and try again."
        )
    assert sample("journal", "verify").out == before
    assert sample("init", "--settings", file).code == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_an_export_to_a_full_disk_is_said(sample: CommandLine) -> None:
    said = sample("journal", "export", "--out", "/dev/full")
    assert "No space left on device" in said.sentence()
    assert sample("journal", "verify").code == 0
