"""Clocks, ids and secrets of the machine."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import RFC_4122, UUID

import pytest

from center_app.cli import machine
from center_app.cli.failures import Failed
from center_app.cli.machine import (
    BOOT_ID,
    PEPPER_BYTES,
    SystemClock,
    ids,
    keep_secret,
    new_token,
    secret_file,
)
from manual_clock import ManualClock


def test_ids_are_uuids_of_version_7_that_tell_the_time() -> None:
    clock = ManualClock()
    new_id = ids(clock)
    for _ in range(50):
        made = UUID(new_id())
        assert (made.version, made.variant) == (7, RFC_4122)
        assert made.int >> 80 == clock.now().at
        clock.forward(1)


def test_each_id_comes_after_the_last_even_when_the_clock_is_set_back() -> None:
    clock = ManualClock()
    new_id = ids(clock)
    made = []
    for _ in range(500):
        made.append(new_id())
        clock.correct(seconds=-1 if len(made) == 250 else 0)
    assert made == sorted(set(made))
    assert {UUID(one).version for one in made} == {7}


def test_threads_never_get_the_same_id() -> None:
    new_id = ids(ManualClock())
    with ThreadPoolExecutor(8) as together:
        made = list(together.map(lambda _: new_id(), range(4_000)))
    assert len(set(made)) == len(made)


def test_tokens_have_128_bits_in_text_for_addresses() -> None:
    made = {new_token() for _ in range(500)}
    assert len(made) == 500
    assert all(len(one) == 22 and one.replace("-", "").replace("_", "").isalnum() for one in made)


def test_the_clock_goes_on_and_names_the_boot() -> None:
    clock = SystemClock()
    first, second = clock.now(), clock.now()
    assert first.mono <= second.mono
    assert first.at <= second.at
    assert first.boot == second.boot
    assert len(first.boot) == 8


@pytest.mark.skipif(not BOOT_ID.is_file(), reason="this system does not name its boots")
def test_two_processes_of_one_boot_share_the_steady_clock() -> None:
    one, other = SystemClock().now(), SystemClock().now()
    assert one.boot == other.boot == BOOT_ID.read_text()[:8]
    assert 0 <= other.mono - one.mono < 5_000


def test_where_boots_have_no_name_every_process_is_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("center_app.cli.machine.BOOT_ID", tmp_path / "none")
    assert SystemClock().now().boot != SystemClock().now().boot


def test_where_no_clock_runs_while_asleep_the_monotonic_one_serves(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr("time.CLOCK_BOOTTIME", raising=False)
    clock = SystemClock()
    assert clock.now().mono <= clock.now().mono


def test_a_secret_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "pepper"
    secret = secret_file(file)
    assert len(secret) == PEPPER_BYTES
    assert secret_file(file) == secret
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_processes_that_start_together_have_one_secret(tmp_path: Path) -> None:
    file = tmp_path / "pepper"
    with ThreadPoolExecutor(8) as together:
        assert len(set(together.map(secret_file, [file] * 8))) == 1


@pytest.mark.parametrize("left", [b"", b"half"])
def test_a_secret_that_is_cut_short_is_not_taken_for_one(tmp_path: Path, left: bytes) -> None:
    file = tmp_path / "pepper"
    file.write_bytes(left)
    with pytest.raises(Failed, match="damaged"):
        secret_file(file)


def test_a_secret_in_the_place_of_a_public_file_is_not_public(tmp_path: Path) -> None:
    file = tmp_path / "registry.key"
    file.write_text("old")
    file.chmod(0o644)
    keep_secret(file, b"new")
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["registry.key"]


def test_a_machine_has_a_name_that_its_disk_does_not_give_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = tmp_path / "machine-id"
    monkeypatch.setattr(machine, "MACHINE_ID", named)
    assert machine.machine_id() == ""
    named.write_text("0123456789abcdef\n")
    first = machine.machine_id()
    assert first
    assert "0123456789abcdef" not in first
    named.write_text("fedcba9876543210\n")
    assert machine.machine_id() != first


def test_a_secret_is_on_the_disk_with_its_name_before_anybody_relies_on_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a power cut the name may else still be that of the old one, or of none."""
    file, waited = tmp_path / "passes", list[int]()

    def fsync(opened: int) -> None:
        waited.append(os.fstat(opened).st_ino)
        if waited[-1] == tmp_path.stat().st_ino:
            assert file.read_bytes() == b"secret"

    monkeypatch.setattr(os, "fsync", fsync)
    keep_secret(file, b"secret")
    assert waited == [file.stat().st_ino, tmp_path.stat().st_ino]
