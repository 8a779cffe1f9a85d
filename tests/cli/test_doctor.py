"""`center doctor` says how a machine does and what to do, and changes nothing by looking."""

import errno
import json
import os
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from shutil import disk_usage

import pytest
from sqlalchemy import text

from center_app.cli.doctor import center as center_looks
from center_app.cli.doctor import machine
from center_app.cli.doctor.command import examined
from center_app.cli.doctor.finding import Finding, Level
from center_app.cli.machine import MB, SystemClock
from center_app.cli.settings import Settings, load
from center_app.domain.clock import AMMAN
from center_app.language import find
from center_app.store.engine import open_engine, writing
from center_app.store.kept.stations import Kind
from command_line import CommandLine
from manual_clock import ManualClock
from sync.authority import make_authority
from sync.stations.identity import Identity, write_identity

NOON = datetime(2026, 11, 22, 12, tzinfo=AMMAN)
NOON_MS = round(NOON.timestamp() * 1_000)


def settings_of(center: CommandLine) -> Settings:
    return load(None, {"CENTER_STATE": str(center.state)})


def found(settings: Settings, check: str) -> Finding:
    """The only finding of this check."""
    (one,) = (each for each in examined(settings, SystemClock()) if each.check == check)
    return one


def written(settings: Settings, statement: str) -> None:
    engine = open_engine(settings.database)
    with writing(engine) as connection:
        connection.execute(text(statement))
    engine.dispose()


def test_a_machine_that_is_nothing_yet_is_told_what_to_do(center: CommandLine) -> None:
    said = center("doctor", "--lang", "en")
    assert said.code == 1
    assert "X This machine has no center yet" in said.out
    assert "center init" in said.out
    assert not center.state.exists(), "looking makes nothing"


def test_a_center_that_is_well_is_told_so_in_both_languages(sample: CommandLine) -> None:
    assert sample("backup", "--new-key", sample.home / "backup.key").code == 0
    assert sample("backup").code == 0
    before = sorted(sample.state.rglob("*"))
    said = sample("doctor", "--json", CENTER_VOICE="none")
    assert said.code == 0
    findings = said.value
    assert {one["level"] for one in findings} == {"well"}
    assert [one["check"] for one in findings][:5] == [
        "disk",
        "clock",
        "versions",
        "database",
        "journal",
    ]
    assert all(one["said"]["ar"] != one["said"]["en"] for one in findings)
    assert sample("doctor", CENTER_VOICE="none").out.splitlines()[-1] == "كل شيء على ما يرام."
    logs = {"center.db-wal", "center.db-shm"}
    assert {file.name for file in sample.state.rglob("*")} - logs == {
        file.name for file in before
    } - logs


def test_a_newer_older_or_others_database_is_not_touched(sample: CommandLine) -> None:
    settings = settings_of(sample)
    other = replace(settings, center="JO-OTHER-001")
    assert found(other, "journal").text == center_looks.ANOTHERS
    written(settings, "UPDATE alembic_version SET version_num = '0003'")
    assert found(settings, "database").level is Level.WATCH
    written(settings, "UPDATE alembic_version SET version_num = '9999'")
    newer = found(settings, "database")
    assert (newer.level, newer.todo) == (Level.ACT, center_looks.INSTALL_NEWER)
    assert "9999" in newer.said(find("en"))


def test_what_is_no_database_or_away_is_told_with_its_reason(sample: CommandLine) -> None:
    settings = settings_of(sample)
    away = replace(settings, database_url="postgresql+psycopg://center@127.0.0.1:1/center")
    assert found(away, "database").text == center_looks.AWAY
    (sample.state / "center.db").write_bytes(b"no database at all" * 100)
    assert found(settings, "database").text == center_looks.NOT_USED
    assert found(replace(settings, database_url="oracle://x"), "database").level is Level.ACT


def test_a_clock_that_is_behind_the_journal_or_of_1970_is_found(sample: CommandLine) -> None:
    behind = ManualClock(NOON_MS - 400 * 86_400_000)
    looks = examined(settings_of(sample), behind)  # type: ignore[arg-type]
    assert center_looks.AHEAD in {one.text for one in looks}
    assert machine.clock(datetime(1970, 1, 1, tzinfo=AMMAN)).level is Level.ACT
    assert machine.clock(NOON).level is Level.WELL


@pytest.mark.parametrize(
    ("free_mb", "level"), [(50_000, Level.WELL), (1_000, Level.WATCH), (20, Level.ACT)]
)
def test_little_room_is_told_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free_mb: int, level: Level
) -> None:
    usage = disk_usage(tmp_path)._replace(free=free_mb * MB)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
    (one,) = machine.disk(Settings(state=tmp_path / "not" / "there"))
    assert one.level is level


@pytest.mark.parametrize(
    ("error", "todo"),
    [(errno.ENOSPC, machine.MAKE_ROOM_NOW), (errno.EACCES, machine.MAKE_WRITABLE)],
)
def test_a_disk_that_takes_nothing_is_told_with_what_would_help(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int, todo: str
) -> None:
    def fails(**_: object) -> None:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr("tempfile.TemporaryFile", fails)
    (one,) = machine.disk(Settings(state=tmp_path))
    assert (one.level, one.text, one.todo) == (Level.ACT, machine.CANNOT_WRITE, todo)


def test_the_servers_certificate_is_told_before_it_ends(tmp_path: Path) -> None:
    settings = Settings(state=tmp_path)
    file = tmp_path / "server.pem"

    def looked(begin: timedelta, life: timedelta) -> list[tuple[Level, str]]:
        began = NOON_MS + round(begin.total_seconds() * 1_000)
        file.write_bytes(make_authority(began).server(["center.example"], began, life))
        return [(one.level, one.text) for one in center_looks.certificates(settings, NOON)]

    year, days = timedelta(365), timedelta(10)
    assert looked(timedelta(), year) == [(Level.WELL, center_looks.ENDS)]
    assert looked(timedelta(), days) == [(Level.WATCH, center_looks.ENDS)]
    assert looked(-2 * days, days) == [(Level.ACT, center_looks.ENDED)]
    assert looked(2 * days, year) == [(Level.ACT, center_looks.NOT_YET)]
    file.write_bytes(b"none")
    assert [one.text for one in center_looks.certificates(settings, NOON)] == [
        center_looks.NO_CERTIFICATE
    ]


def test_a_station_without_its_server_or_enrolment_is_told(
    center: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("center_app.cli.doctor.station.ANSWER_S", 0.2)
    settings = settings_of(center)
    folder = center.state / "stations"
    folder.mkdir(parents=True)
    ca = make_authority(NOON_MS).pem.decode()
    one = Identity("JO-X-001", "https://127.0.0.1:1", ca, "display-1", Kind.DISPLAY, None, "key")
    (folder / "display-1.json").write_bytes(write_identity(one))
    known = {one.check: one for one in examined(settings, SystemClock())}
    assert known["server"].level is Level.ACT
    assert "display-1" in known["server"].said(find("ar"))
    assert known["sound"].level is Level.WATCH
    assert known["screen"].level in {Level.WELL, Level.WATCH}
    (folder / "display-1.json").write_bytes(b"{}")
    assert found(settings, "station").level is Level.ACT


@pytest.mark.parametrize(
    ("printer", "level"),
    [("none", Level.WELL), ("file:out.bin", Level.WELL), ("network:127.0.0.1:1", Level.ACT)],
)
def test_the_printer_is_asked(sample: CommandLine, printer: str, level: Level) -> None:
    said = sample("doctor", "--json", CENTER_PRINTER=printer, CENTER_VOICE="none")
    (one,) = (each for each in said.value if each["check"] == "printer")
    assert one["level"] == level


def test_a_fault_of_one_look_hides_no_other(
    sample: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(_settings: Settings) -> Iterator[Finding]:
        raise ZeroDivisionError("of the test")

    monkeypatch.setattr(machine, "disk", fault)
    said = sample("doctor", "--lang", "en")
    assert said.code == 1
    assert "ZeroDivisionError: of the test" in said.out
    assert "The database opens" in said.out


def test_a_bundle_has_no_password_and_no_file_of_the_center(
    sample: CommandLine, tmp_path: Path
) -> None:
    secret = (sample.state / "pepper").read_bytes()
    address = "postgresql+psycopg://center:hunter2@127.0.0.1:1/center"
    file = tmp_path / "help.zip"
    said = sample("doctor", "--bundle", file, CENTER_DATABASE_URL=address)
    assert said.code == 1
    with zipfile.ZipFile(file) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    assert parts.keys() == {"findings.json", "settings.json", "files.json"}
    together = said.out.encode() + b"".join(parts.values())
    assert b"hunter2" not in together
    assert secret not in together
    assert json.loads(parts["settings.json"])["database_url"].count("***") == 1
    assert json.loads(parts["files.json"])["pepper"] == len(secret)
