"""`make audit` tells apart what was found, a database that is away, and a tool that has failed."""

import os
import subprocess
from pathlib import Path

import pytest

AUDIT = Path(__file__).parents[2] / "installer" / "audit.sh"

FOUND = "Found 1 known vulnerability in 60 packages"
AWAY = "error: Request failed\n  cause: error sending request for url (https://api.example/v1)"
UNKNOWN = "error: unexpected argument '--frozen' found"


@pytest.mark.parametrize(
    ("lock", "audit", "says", "code", "told"),
    [
        (0, 0, "", 0, ""),
        (0, 1, FOUND, 1, FOUND),
        (0, 1, "", 3, "the tool has failed (uv audit: 1)"),
        (0, 2, AWAY, 0, "no database was reached"),
        (2, 0, AWAY, 0, "no database was reached"),
        (0, 2, UNKNOWN, 3, "the tool has failed (uv audit: 2)"),
        (1, 0, "error: No solution found", 3, "the tool has failed (uv lock: 1)"),
    ],
)
def test_it_ends_by_what_is_known(
    tmp_path: Path, lock: int, audit: int, says: str, code: int, told: str
) -> None:
    uv = tmp_path / "uv"
    uv.write_text(
        f'#!/bin/sh\necho "{says}"\necho "{says}" >&2\n[ $1 = lock ] && exit {lock}\nexit {audit}\n'
    )
    uv.chmod(0o700)
    ended = subprocess.run(
        [AUDIT], env=os.environ | {"UV": str(uv)}, capture_output=True, text=True, check=False
    )
    assert ended.returncode == code, ended.stderr
    assert told in ended.stdout + ended.stderr


def test_a_tool_that_is_not_there_is_no_database_that_is_away(tmp_path: Path) -> None:
    ended = subprocess.run(
        [AUDIT],
        env=os.environ | {"UV": str(tmp_path / "uv")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 3, ended.stderr
