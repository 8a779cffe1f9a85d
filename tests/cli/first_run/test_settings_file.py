"""Who may read the settings: all programs of the machine, unless a password stands in them."""

import os
from pathlib import Path
from typing import Any

import pytest

from center_app.cli.first_run.settings_file import has_password, write_file

WITH = "postgresql+psycopg://center:secret@db/center"
WITHOUT = "postgresql+psycopg://center@db/center?passfile=/var/lib/center/database-center.pass"


def mode(file: Path) -> int:
    return file.stat().st_mode & 0o777


def test_a_password_is_told_from_an_address() -> None:
    for address in (WITH, "postgresql+psycopg://db/center?user=center&password=secret"):
        assert has_password({"database_url": address})
    for address in (WITHOUT, "https://10.0.0.5:8760", "sqlite:///x:y@z", ""):
        assert not has_password({"server_url": address})


def test_a_file_with_a_password_is_its_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "center.toml"
    write_file(file, {"center": "JO-A-1", "database_url": WITHOUT}, "1")
    assert mode(file) == 0o644
    kept = write_file(file, {"database_url": WITH}, "2")
    assert mode(file) == 0o600
    assert kept is not None
    assert mode(kept) == 0o600
    file.chmod(0o644)  # as an earlier version left it
    assert write_file(file, {"database_url": WITH}, "3") is None
    assert mode(file) == 0o600
    write_file(file, {"database_url": WITHOUT}, "4")
    assert mode(file) == 0o600, "what somebody has shut stays shut"


def test_the_service_may_read_it_too_and_it_stays_whose_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "center.toml"
    given: list[Any] = []
    monkeypatch.setattr("shutil.chown", lambda path, group: given.append((path, group)))
    write_file(file, {"database_url": WITH}, "1", "center")
    assert (mode(file), given) == (0o640, [(file, "center")])
    monkeypatch.setattr(os, "chown", lambda *whose: given.append(whose))
    write_file(file, {"paper": 58}, "2", "center")
    assert given[1] == (file, file.stat().st_uid, file.stat().st_gid)
    assert mode(file) == 0o640
