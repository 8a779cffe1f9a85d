"""A center in one locked file, and put back from it: nothing that was recorded is lost."""

import shutil
import subprocess
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from secrets import token_hex
from typing import Any

import pytest
from sqlalchemy import make_url

from backed_up import lived, made, recorded, settings_of
from center_app.cli import backup as backups
from center_app.cli import backup_drill, backup_file
from center_app.cli.backup_file import ENDING, About, last_backup
from center_app.cli.doctor import center as looks
from center_app.cli.doctor.finding import Level
from center_app.cli.house import open_house
from center_app.cli.machine import SystemClock
from center_app.cli.rotation import files_in, overdue
from center_app.cli.settings import Settings
from center_app.domain.clock import DAY
from center_app.store.engine import open_engine
from center_app.store.moving import move
from command_line import CommandLine
from manual_clock import ManualClock
from postgres_cluster import PostgresCluster

ARMOUR = b"age-encryption.org/v1"


def test_a_center_goes_on_elsewhere_with_all_that_was_recorded(
    open_hours: CommandLine, key: Path, tmp_path: Path
) -> None:
    here = settings_of(open_hours.state)
    lived(here)
    with closing(open_house(here)) as house:  # the center works on while it is backed up
        file = made(open_hours)
        before, epoch = recorded(house), house.center.journal.head().epoch
    assert file.read_bytes().startswith(ARMOUR)
    lived(here)  # after the backup: only the registry may have it
    said = open_hours("restore", file, "--key", key, CENTER_STATE=tmp_path / "new")
    assert said.code == 0, said.err
    with closing(open_house(settings_of(tmp_path / "new"))) as house:
        assert recorded(house) == before
        assert house.center.journal.verify().sound
        head = house.center.journal.head()
        assert head.epoch != epoch, "the registry is not confused"
        assert house.center.admit("101", "1234").number == "101", "the pepper came along"
        line = house.center.journal.line()
    assert len(line) == 2
    lived(settings_of(tmp_path / "new"))
    with closing(open_house(settings_of(tmp_path / "new"))) as house:
        assert len(house.center.journal.line()) == 2, "one new epoch is enough"


def test_the_program_age_opens_it(open_hours: CommandLine, key: Path) -> None:
    file = made(open_hours)
    if shutil.which("age") is None:
        pytest.skip("age is not installed")
    opened = subprocess.run(["age", "-d", "-i", key, file], capture_output=True, check=True)
    listed = subprocess.run(["tar", "-t"], input=opened.stdout, capture_output=True, check=True)
    assert listed.stdout.decode().split() == ["about.json", "pepper", "center.db"]


def test_what_is_here_is_never_written_over(open_hours: CommandLine, key: Path) -> None:
    settings = settings_of(open_hours.state)
    file = made(open_hours)
    lived(settings)
    refused = open_hours("restore", file, "--key", key)
    assert "There is a center here already" in refused.sentence()
    with closing(open_house(settings)) as house:
        before = recorded(house)
        busy = open_hours("restore", file, "--key", key, "--aside")
        assert "Another program has the database open" in busy.sentence()
    assert open_hours("restore", file, "--key", key, "--aside").code == 0
    (aside,) = open_hours.state.glob("center.db.before-*")
    old = settings_of(open_hours.state, database_url=f"sqlite:///{aside}")
    with closing(open_house(old)) as house:
        assert recorded(house) == before


def test_without_the_right_key_or_whole_it_is_refused(
    open_hours: CommandLine, key: Path, tmp_path: Path
) -> None:
    file = made(open_hours)
    there: dict[str, Any] = {"CENTER_STATE": tmp_path / "new"}
    other, torn, spoilt = (tmp_path / name for name in ("other.key", "torn", "spoilt"))
    assert open_hours("backup", "--new-key", other).code == 0
    whole = file.read_bytes()
    torn.write_bytes(whole[: len(whole) // 2])
    spoilt.write_bytes(whole[:-200] + bytes([whole[-200] ^ 1]) + whole[-199:])
    for which, by in ((file, other), (torn, key), (spoilt, key)):
        said = open_hours("restore", which, "--key", by, **there)
        assert "is damaged, or this key does not open it" in said.sentence()
    (tmp_path / "none.key").write_text("a key")
    said = open_hours("restore", file, "--key", tmp_path / "none.key", **there)
    assert "is no key of backups" in said.sentence()
    said = open_hours("restore", file, "--key", key, CENTER_CENTER="JO-OTHER-001", **there)
    assert "is a backup of the center" in said.sentence()
    assert [one.name for one in (tmp_path / "new").iterdir()] == []


def test_a_backup_needs_a_key_and_no_key_is_written_over(
    sample: CommandLine, tmp_path: Path
) -> None:
    assert "There is no key for backups yet" in sample("backup").sentence()
    assert sample("backup", "--new-key", tmp_path / "key").code == 0
    assert (tmp_path / "key").stat().st_mode & 0o077 == 0
    again = sample("backup", "--new-key", tmp_path / "key")
    assert "may open older backups" in again.sentence()
    assert b"SECRET" not in (sample.state / "backup.lock").read_bytes().upper()


def test_the_last_of_a_day_is_kept_and_the_last_one_is_known(
    open_hours: CommandLine, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert key.is_file()
    days = iter([(22, 9), (22, 22), (23, 22)])
    monkeypatch.setattr(backups, "local", lambda _at: datetime(2026, 11, *next(days)))  # noqa: DTZ001
    first, second, third = (made(open_hours) for _ in range(3))
    assert [file.exists() for file in (first, second, third)] == [False, True, True]
    there = {file.name for file in second.parent.iterdir()}
    assert there == {name for one in (second, third) for name in (one.name, f"{one.name}.proof")}
    last = last_backup(settings_of(open_hours.state))
    assert last is not None
    known = open_hours("doctor", "--json").value
    (one,) = (each for each in known if each["check"] == "backup")
    assert one["entries"] == last.place


def test_two_weeks_of_days_and_two_months_of_weeks_are_kept() -> None:
    first = date(2026, 8, 1)
    days = [first + timedelta(days=n) for n in range(100)]
    files = [Path(f"JO-X-{day}T{at}{ENDING}") for day in days for at in ("120000", "223000")]
    files.append(Path(f"JO-X-before-the-move{ENDING}"))
    kept = [file for file in sorted(files) if file not in overdue(files)]
    daily = [Path(f"JO-X-{day}T223000{ENDING}") for day in days[-14:]]
    assert {*daily} <= {*kept}
    weekly = [file for file in kept if file not in daily]
    assert len(weekly) == 8 - 2 + 1, "two of the weeks end within the days; one tells no day"
    assert all(day.weekday() == 6 for day in days if Path(f"JO-X-{day}T223000{ENDING}") in weekly)
    assert overdue(files[:20]) == [one for one in files[:20] if "T1200" in one.name], (
        "no gap is cut"
    )


def test_a_backup_is_opened_again_and_compared_when_it_is_made(
    open_hours: CommandLine, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived(settings_of(open_hours.state))
    file = made(open_hours)
    assert open_hours("backup", "--check").out.startswith("1 backups are those that were opened")
    said = open_hours("restore", file, "--key", key, "--drill", "--json")
    assert said.code == 0, said.err
    with closing(open_house(settings_of(open_hours.state))) as house:
        assert said.value["head"] == house.center.journal.head().hash.hex()
    lived(settings_of(open_hours.state))
    assert open_hours("restore", file, "--key", key, "--drill").code == 0, "the hall has gone on"
    assert not [*open_hours.state.glob(".making-*")]

    real = backup_file.unpacked

    def older(*arguments: Any) -> About:
        """A copy that lacks what the journal has: the drill has to find it out."""
        about = real(*arguments)
        return replace(about, place=about.place - 1)

    monkeypatch.setattr(backup_drill, "unpacked", older)
    assert "does not have all that it says" in open_hours("backup").sentence()
    assert len([*file.parent.glob(f"*{ENDING}")]) == 1, "what failed its drill is no backup"


def test_an_entry_that_is_another_is_found_by_the_drill(
    open_hours: CommandLine, key: Path, tmp_path: Path
) -> None:
    """Another center of the same code: every chain holds, and it is not what was recorded."""
    lived(settings_of(open_hours.state))
    file = made(open_hours)
    other: dict[str, Any] = {"CENTER_STATE": tmp_path / "other"}
    assert open_hours("init", **other).code == 0
    said = open_hours("restore", file, "--key", key, "--drill", **other)
    assert "of the backup is not the one that was recorded" in said.sentence()


def looked_at(settings: Settings, days: int) -> tuple[Level, str]:
    """What is said of the last look at the backups, so many days after it."""
    clock: Any = ManualClock(SystemClock().now().at + days * DAY)
    (one,) = (each for each in looks.center(settings, clock) if each.check == looks.BACKUP_CHECK)
    return one.level, one.text


def test_a_backup_that_changed_on_the_disk_is_found_without_any_key(
    open_hours: CommandLine, key: Path
) -> None:
    assert key.is_file()
    assert "There is no backup in" in open_hours("backup", "--check").sentence()
    settings = settings_of(open_hours.state)
    assert looked_at(settings, 0) == (Level.ACT, looks.NONE_LEFT)
    file = made(open_hours)
    assert open_hours("backup", "--check").code == 0
    assert looked_at(settings, 14) == (Level.WELL, looks.PROVEN)
    assert looked_at(settings, 16) == (Level.WATCH, looks.PROVEN)
    whole = file.read_bytes()
    file.write_bytes(whole[:-9] + b"x" + whole[-8:])
    assert "not the file that was proven" in open_hours("backup", "--check").sentence()
    known = open_hours("doctor", "--json", CENTER_VOICE="none").value
    (one,) = (each for each in known if each["check"] == "backup_check")
    assert (one["level"], one["wrong"]) == ("act", file.name)


def test_a_backup_that_breaks_off_leaves_nothing_that_looks_like_one(
    open_hours: CommandLine, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert key.is_file()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "whole.tar")

    monkeypatch.setattr(backups, "encrypt_io", full)
    assert "No space left" in open_hours("backup").sentence()
    assert [*(open_hours.state / "backups").iterdir()] == []
    assert last_backup(settings_of(open_hours.state)) is None


def test_a_center_on_postgresql_is_backed_up_and_put_back_on_either(
    open_hours: CommandLine, key: Path, tmp_path: Path, postgres: PostgresCluster
) -> None:
    lived(settings_of(open_hours.state))
    there, other = (postgres.create_database(f"backup_{token_hex(8)}") for _ in range(2))
    source, target = open_engine(f"sqlite:///{open_hours.state / 'center.db'}"), open_engine(there)
    move(source, target, settings_of(open_hours.state).center, "there")
    for engine in (source, target):
        engine.dispose()
    file = made(open_hours, CENTER_DATABASE_URL=there)
    with closing(open_house(settings_of(open_hours.state, database_url=there))) as house:
        before, epochs = recorded(house), len(house.center.journal.line())
    said = open_hours("restore", file, "--key", key, CENTER_STATE=tmp_path / "file")
    assert said.code == 0, said.err
    on_server: dict[str, Any] = {"CENTER_STATE": tmp_path / "server", "CENTER_DATABASE_URL": other}
    said = open_hours("restore", file, "--key", key, **on_server)
    assert said.code == 0, said.err
    again = open_hours("restore", file, "--key", key, **on_server)
    assert "The new database is not empty" in again.sentence()
    for settings in (
        settings_of(tmp_path / "file"),
        settings_of(tmp_path / "server", database_url=other),
    ):
        with closing(open_house(settings)) as house:
            assert recorded(house) == before
            assert house.center.journal.verify().sound
            assert len(house.center.journal.line()) == epochs + 1
    for url in (there, other):
        postgres.drop_database(make_url(url).database or "")


def test_another_centers_backups_in_the_same_folder_are_left_alone(tmp_path: Path) -> None:
    for center in ("JO-A", "JO-A-2"):
        (tmp_path / f"{center}-2026-11-22T200000.center.age").touch()
    assert [file.name for file in files_in(tmp_path, "JO-A")] == [
        "JO-A-2026-11-22T200000.center.age"
    ]
