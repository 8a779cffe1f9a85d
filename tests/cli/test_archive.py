"""What happens between two backups, kept elsewhere: nothing of it is lost, and nothing stops."""

import errno
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from secrets import token_hex
from typing import Any

import pytest
from sqlalchemy import make_url

from backed_up import lived, made, recorded, settings_of
from center_app.cli.archive import keeper as keeping
from center_app.cli.archive.keeper import Keeper, NotKept, Trouble
from center_app.cli.archive.record import record_of
from center_app.cli.archive.segment import MARK, Open, number_of
from center_app.cli.house import open_database, open_house
from center_app.cli.machine import SystemClock
from center_app.cli.settings import Settings
from center_app.domain.clock import DAY
from center_app.store import gathering
from center_app.store.engine import open_engine
from center_app.store.moving import move
from command_line import PROGRAM, CommandLine, untouched
from manual_clock import ManualClock
from postgres_cluster import PostgresCluster


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A second place, named in the settings."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.setenv("CENTER_ARCHIVE", str(folder))
    return folder


def kept_by(center: CommandLine, place: Path, **more: object) -> Settings:
    return settings_of(center.state, archive=place, **more)


@contextmanager
def keeper(settings: Settings, clock: Any = None) -> Iterator[Keeper]:
    with open_database(settings) as engine:
        yield Keeper(settings, engine, clock or SystemClock())


def archived(settings: Settings) -> None:
    with keeper(settings) as one:
        one.look()


def finding(center: CommandLine, **variables: Any) -> Any:
    known = center("doctor", "--json", CENTER_VOICE="none", **variables).value
    (one,) = (each for each in known if each["check"] == "archive")
    return one


def rows_beside(settings: Settings) -> list[Any]:
    """Employees, tickets' tokens and stations as they lie beside the journal."""
    engine = open_engine(settings.database)
    with engine.connect() as connection:
        found = [
            sorted(connection.exec_driver_sql(f"SELECT * FROM {table}").all())
            for table in ("credential", "ticket_token", "setting", "catalogue")
        ]
    engine.dispose()
    return found


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_what_was_recorded_after_the_backup_comes_back_entry_by_entry(
    kind: str, open_hours: CommandLine, key: Path, place: Path, tmp_path: Path, request: Any
) -> None:
    more: dict[str, Any] = {}
    if kind == "postgresql":
        more["database_url"] = request.getfixturevalue("moved_database")
    here = kept_by(open_hours, place, **more)
    variables = {f"CENTER_{name.upper()}": value for name, value in more.items()}
    file = made(open_hours, **variables)
    with keeper(here) as one:
        one.look()
        lived(here)
        said = open_hours("employee", "reset-pin", "101", typed="9876\n9876\n", **variables)
        assert said.code == 0, said.err
        one.look()
        lived(here, tickets=1)
        assert one.look() == 1
        assert one.look() == 0, "nothing has happened since"
    drill = open_hours("restore", file, "--key", key, "--drill", "--json", **variables)
    assert drill.value["archived"] > 0, drill.err
    there: dict[str, Any] = {"CENTER_STATE": tmp_path / "new"}
    said = open_hours("restore", file, "--key", key, "--json", **there)
    assert said.code == 0, said.err
    new = settings_of(tmp_path / "new")
    with closing(open_house(here)) as before, closing(open_house(new)) as after:
        old, new_ones = before.center.journal.after(0), after.center.journal.after(0)
        assert [one.body for one in old] == [one.body for one in new_ones]
        assert said.value["entries"] == len(old) > said.value["entries"] - 8
        assert after.center.journal.verify().sound
        assert after.center.journal.head().epoch != before.center.journal.head().epoch
        assert after.center.admit("101", "9876").number == "101", "the new PIN came along"
    assert rows_beside(here) == rows_beside(new)


@pytest.fixture
def moved_database(open_hours: CommandLine, postgres: PostgresCluster) -> Iterator[str]:
    """The same center on PostgreSQL."""
    url = postgres.create_database(f"archive_{token_hex(8)}")
    source, target = open_engine(f"sqlite:///{open_hours.state / 'center.db'}"), open_engine(url)
    move(source, target, settings_of(open_hours.state).center, "there")
    for engine in (source, target):
        engine.dispose()
    yield url
    postgres.drop_database(make_url(url).database or "")


def test_a_piece_that_a_power_cut_tore_costs_no_more_than_itself(
    open_hours: CommandLine, key: Path, place: Path, tmp_path: Path
) -> None:
    here = kept_by(open_hours, place)
    file = made(open_hours)
    archived(here)
    with closing(open_house(here)) as house:
        whole = recorded(house)
    lived(here)
    archived(here)
    (_first, last) = sorted(place.iterdir())
    torn = last.read_bytes()
    last.write_bytes(torn[:-100])
    said = open_hours("restore", file, "--key", key, CENTER_STATE=tmp_path / "new")
    assert f"Left off: {last.name} ends with a piece that is not whole" in said.out
    with closing(open_house(settings_of(tmp_path / "new"))) as house:
        assert recorded(house) == whole
    archived(here)  # what this machine knew is not there: it begins anew from the backup
    lived(here)
    archived(here)
    assert open_hours("archive", "check").code == 0
    said = open_hours("restore", file, "--key", key, CENTER_STATE=tmp_path / "again")
    assert said.code == 0, said.err
    with closing(open_house(here)) as before:
        place_of_all = before.center.journal.head().place
    assert f": {place_of_all} entries" in said.out


def test_what_is_not_as_it_was_written_is_refused_by_its_name(
    open_hours: CommandLine, key: Path, place: Path, tmp_path: Path
) -> None:
    here = kept_by(open_hours, place)
    file = made(open_hours)
    with keeper(here) as one:
        one.look()
        for _ in range(2):
            lived(here, tickets=1)
            one.look()
    archived(here)
    first, _second = sorted(place.iterdir())
    whole = first.read_bytes()
    there: dict[str, Any] = {"CENTER_STATE": tmp_path / "new"}
    back = ("restore", file, "--key", key)

    second_piece = whole.index(MARK, whole.index(MARK) + 1)
    third_piece = whole.index(MARK, second_piece + 1)
    changed = bytearray(whole)
    changed[third_piece - 9] ^= 1
    for spoilt, what in (
        (bytes(changed), "piece 2 is not the one that was written"),
        (whole[:second_piece] + whole[third_piece:], "pieces are missing at its end"),
        (whole[:third_piece], "pieces are missing at its end"),
    ):
        first.write_bytes(spoilt)
        said = open_hours(*back, **there)
        assert f"{first.name}: {what}" in said.sentence()
        assert first.name in open_hours("archive", "check").sentence()
        assert first.name in open_hours("backup", "--check").sentence()
        assert first.name in open_hours(*back, "--aside").sentence()
        assert (open_hours.state / "center.db").is_file(), "what is here stays in its place"
    first.write_bytes(bytes(changed))
    said = open_hours(*back, "--as-far-as-whole", **there)
    assert said.code == 0, said.err
    assert "Left off" in said.out
    first.write_bytes(whole)
    other = tmp_path / "other.key"
    assert open_hours("backup", "--new-key", other).code == 0
    refused = open_hours(*back[:-1], other, CENTER_STATE=tmp_path / "third")
    assert "this key does not open it" in refused.sentence()


def test_a_file_that_is_missing_is_named(
    open_hours: CommandLine, key: Path, place: Path, tmp_path: Path
) -> None:
    here = kept_by(open_hours, place)
    file = made(open_hours)
    for _ in range(3):
        lived(here, tickets=1)
        archived(here)
    _first, second, third = sorted(place.iterdir())
    second.unlink()
    said = open_hours("restore", file, "--key", key, CENTER_STATE=tmp_path / "new")
    assert third.name in said.sentence()
    assert "number 2, is missing" in said.sentence()
    assert third.name in open_hours("archive", "check").sentence()
    third.unlink()
    assert f"{third.name}: what was archived last is not there" in (
        open_hours("archive", "check").sentence()
    )
    said = open_hours(
        "restore", file, "--key", key, "--without-archive", CENTER_STATE=tmp_path / "new"
    )
    assert said.code == 0, said.err


@pytest.mark.chaos
def test_a_process_that_is_killed_goes_on_where_it_was(
    open_hours: CommandLine, key: Path, place: Path, tmp_path: Path
) -> None:
    here = kept_by(open_hours, place)
    file = made(open_hours)
    own = untouched(CENTER_STATE=open_hours.state, CENTER_ARCHIVE=place)
    command = [*PROGRAM, "archive", "run", "--every", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=own) as process:
        assert process.stdout is not None
        assert "is kept up to date" in process.stdout.readline()
        busy = open_hours("archive", "once")
        assert "Another process keeps the archive" in busy.sentence()
        lived(here)
        process.kill()
    lived(here)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=own) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0, "told to stop, it ends at once and well"
    assert open_hours("archive", "once").code == 0
    assert open_hours("archive", "check").code == 0
    said = open_hours("restore", file, "--key", key, CENTER_STATE=tmp_path / "new")
    assert said.code == 0, said.err
    with closing(open_house(here)) as before:
        old = recorded(before)
    with closing(open_house(settings_of(tmp_path / "new"))) as after:
        assert recorded(after) == old


def test_a_center_that_was_put_back_and_lives_on_is_archived_on(
    open_hours: CommandLine, key: Path, place: Path, tmp_path: Path
) -> None:
    """Two lives from one backup: the second is the one that counts, with its own entries."""
    here = kept_by(open_hours, place)
    file = made(open_hours)
    lived(here)
    archived(here)  # of this the second life knows nothing
    there: dict[str, Any] = {"CENTER_STATE": tmp_path / "second"}
    said = open_hours("restore", file, "--key", key, "--without-archive", **there)
    assert said.code == 0, said.err
    second = settings_of(tmp_path / "second", archive=place)
    (tmp_path / "second" / "backup.lock").write_bytes((here.state / "backup.lock").read_bytes())
    lived(second, tickets=1)
    archived(second)
    with closing(open_house(second)) as house:
        lived_on = recorded(house)
    said = open_hours("restore", file, "--key", key, CENTER_STATE=tmp_path / "third")
    assert said.code == 0, said.err
    with closing(open_house(settings_of(tmp_path / "third"))) as house:
        assert recorded(house) == lived_on
        assert house.center.journal.verify().sound
    of_first = made(open_hours)  # goes on where the archive's last life has never been
    said = open_hours("restore", of_first, "--key", key, CENTER_STATE=tmp_path / "fourth")
    assert "does not go on from this backup" in said.sentence()


def test_a_place_that_is_gone_or_full_stops_nothing_and_is_told(
    open_hours: CommandLine, key: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert key.is_file()
    here = kept_by(open_hours, place)
    made(open_hours)
    assert finding(open_hours)["level"] == "act", "nothing was archived yet"
    real = Open.add

    def full(self: Open, piece: bytes) -> None:
        with self.file.open("ab") as file:  # half of it is there already
            file.write(piece[:50])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self.file))

    with keeper(here) as one:
        one.look()
        lived(here)
        monkeypatch.setattr(Open, "add", full)
        before = {file.name: file.read_bytes() for file in place.iterdir()}
        for _ in range(3):
            with pytest.raises(NotKept) as stopped:
                one.look()
            assert stopped.value.trouble is Trouble.FULL
        after = {file.name: file.read_bytes() for file in place.iterdir()}
        assert after == before, "nothing that is not whole is left behind"
        told = finding(open_hours)
        assert (told["level"], told["waiting"]) == ("act", 3)
        assert "is full" in told["said"]["en"]
        monkeypatch.setattr(Open, "add", real)
        away = place.with_name("unplugged")
        place.rename(away)
        with pytest.raises(NotKept) as stopped:
            one.look()
        assert stopped.value.trouble is Trouble.GONE
        assert not place.exists(), "no folder is made where a disk should be"
        lived(here)  # the hall goes on
        assert "is not there" in finding(open_hours)["said"]["en"]
        away.rename(place)
        assert one.look() == 1
    assert open_hours("archive", "check").code == 0
    told = finding(open_hours)
    assert told["level"] == "watch"
    assert "on the same disk" in told["said"]["en"]
    known = record_of(here)
    assert known is not None
    assert known.trouble == ""


def test_a_disk_that_is_not_mounted_is_not_taken_for_an_empty_one(
    open_hours: CommandLine, key: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert key.is_file()
    here = kept_by(open_hours, place)
    monkeypatch.setattr(keeping, "is_apart", lambda _settings: True)
    archived(here)
    assert finding(open_hours)["level"] == "well"
    monkeypatch.setattr(keeping, "is_apart", lambda _settings: False)
    for file in place.iterdir():
        file.unlink()
    with keeper(here) as one, pytest.raises(NotKept, match="its disk is not there"):
        one.look()
    assert not [*place.iterdir()]


def test_another_folder_is_another_archive_also_on_the_same_disk(
    open_hours: CommandLine, key: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert key.is_file()
    monkeypatch.setattr(keeping, "is_apart", lambda settings: settings.archive == place)
    archived(kept_by(open_hours, place))
    nearer = place.with_name("nearer")
    nearer.mkdir()
    here = kept_by(open_hours, nearer)
    assert record_of(here) is None
    archived(here)
    assert open_hours("archive", "check", CENTER_ARCHIVE=nearer).code == 0


def test_what_lies_beside_the_journal_may_be_larger_than_a_file_should_be(
    open_hours: CommandLine, key: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert key.is_file()
    monkeypatch.setattr(keeping, "LARGEST", 500)
    with keeper(kept_by(open_hours, place)) as one:
        assert one.look() > 0
        assert [one.look(), one.look()] == [0, 0], "nothing has happened since"
    assert len([*place.iterdir()]) == 1


def test_a_long_past_is_archived_in_files_that_can_be_copied_by_hand(
    open_hours: CommandLine, key: Path, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "MOST", 5)
    monkeypatch.setattr(keeping, "LARGEST", 500)
    here = kept_by(open_hours, place)
    archived(here)
    assert len([*place.iterdir()]) > 2
    file = made(open_hours)
    lived(here)
    archived(here)
    assert open_hours("archive", "check").code == 0
    said = open_hours("restore", file, "--key", key, CENTER_STATE=tmp_path / "new")
    assert said.code == 0, said.err
    assert "3 of them from the archive" in said.out


def test_two_machines_do_not_write_one_archive(
    open_hours: CommandLine, key: Path, place: Path
) -> None:
    assert key.is_file()
    here = kept_by(open_hours, place)
    with keeper(here) as one:
        one.look()
        with keeper(here) as other:
            other.look()
            with pytest.raises(NotKept) as stopped:
                one.look()
            assert stopped.value.trouble is Trouble.ANOTHERS
            lived(here, tickets=1)
            assert other.look() == 1, "who came last goes on"


def test_what_is_late_is_told_and_old_files_go_once_a_backup_has_all_of_them(
    open_hours: CommandLine, key: Path, place: Path
) -> None:
    assert key.is_file()
    here = kept_by(open_hours, place)
    clock = ManualClock(SystemClock().now().at)
    for _ in range(16):
        with keeper(here, clock) as one:
            one.look()
        clock.forward(DAY)
    assert len([*place.iterdir()]) == 16, "without a backup all of them count"
    lived(here)
    made(open_hours)
    with keeper(here, clock) as one:
        one.look()
    assert len([*place.iterdir()]) == 14 + 1
    assert open_hours("archive", "check").code == 0


@pytest.mark.chaos
def test_old_files_go_one_after_the_other_also_after_the_center_was_put_back(
    open_hours: CommandLine, key: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = kept_by(open_hours, place)
    clock = ManualClock(SystemClock().now().at)
    file = made(open_hours)
    lived(here)
    for _ in range(2):  # the second file goes on from entries that the next life has not
        with keeper(here, clock) as one:
            one.look()
        clock.forward(DAY)
    said = open_hours("restore", file, "--key", key, "--aside", "--without-archive")
    assert said.code == 0, said.err
    lived(here)
    for _ in range(15):
        with keeper(here, clock) as one:
            one.look()
        clock.forward(DAY)
    made(open_hours)
    with monkeypatch.context() as patched, keeper(here, clock) as one:
        patched.setattr(Path, "unlink", refused)
        one.look()
    assert len([*place.iterdir()]) == 18, "a place that keeps all of them is one, too"
    clock.forward(DAY)
    with keeper(here, clock) as one:
        one.look()
    left = sorted(place.iterdir())
    assert [number_of(one) for one in left] == [*range(5, 20)]
    assert open_hours("archive", "check").code == 0


def refused(file: Path, missing_ok: bool = False) -> None:
    """As a place does that lets nothing go."""
    if not missing_ok:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(file))


def test_without_a_place_or_a_key_it_is_told_what_to_do(
    sample: CommandLine, tmp_path: Path
) -> None:
    for command in ("run", "once", "check"):
        assert "No place is named for the archive" in sample("archive", command).sentence()
    said = sample("archive", "once", CENTER_ARCHIVE=tmp_path)
    assert "There is no key for backups yet" in said.sentence()
    assert replace(settings_of(sample.state, training="yes")).archive == Path()
