"""Changing the settings file: what is there stays, word for word, but for what is answered anew."""

import json
import os
import re
import shutil
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from center_app.cli.failures import Failed
from center_app.cli.machine import keep_secret

Value = str | int | bool

FOR_ALL, FOR_SERVICE, FOR_ONE = 0o644, 0o640, 0o600
"""Who may read a settings file: all programs of the machine, or those who may have a password."""

_PASSWORD = re.compile(r"(?<!/)//[^/@:]*:[^/@]+@|[?&]password=.")


def read_file(file: Path) -> dict[str, object]:
    """What the file says; nothing where there is none. Raises Failed."""
    return read_text(_text(file), file)


def read_text(text: str, file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Failed(f"{file} is not valid TOML: {error}.") from error


def changed(text: str, answers: Mapping[str, Value]) -> str:
    """The text with these settings: in the line that a setting had, else at the end."""
    left = dict(answers)
    lines = []
    for line in text.splitlines():
        name = next((one for one in left if re.match(rf"{one}\s*=", line)), None)
        lines.append(line if name is None else f"{name} = {_toml(left.pop(name))}")
    lines += [f"{name} = {_toml(value)}" for name, value in left.items()]
    return "\n".join(lines) + "\n"


def write_file(
    file: Path, answers: Mapping[str, Value], stamp: str, group: str = ""
) -> Path | None:
    """Change these settings in the file, and keep beside it what it said before.

    The new file is there as a whole or not at all, and belongs to whom it did. With a password in
    it only its owner may read it, and the `group` of the service, if there is one. Returns what was
    kept, None for a file that was not there or says all of that already. Raises Failed, OSError.
    """
    before = _text(file)
    was = read_text(before, file)
    wanted = {name: one for name, one in answers.items() if was.get(name) != one}
    if not wanted and file.exists():
        _shut(file, was, group)
        return None
    after = changed(before, wanted)
    if read_text(after, file) != was | wanted:
        raise Failed(f"{file} is written in a way that cannot be changed: change it by hand.")
    file.parent.mkdir(parents=True, exist_ok=True)
    kept = file.with_name(f"{file.name}.before-{stamp}") if before else None
    if kept is not None:
        keep_secret(kept, before.encode())
    known = file.stat() if file.exists() else None
    keep_secret(file, after.encode())
    if known is not None and hasattr(os, "chown"):
        with suppress(PermissionError):  # a user's own file stays that user's
            os.chown(file, known.st_uid, known.st_gid)
    if _shut(file, was | wanted, group):
        return kept
    file.chmod((known.st_mode if known is not None else FOR_ALL) & 0o777)
    return kept


def has_password(said: Mapping[str, object]) -> bool:
    """Whether one of these settings is an address with a password in it."""
    return any(_PASSWORD.search(value) for value in said.values() if isinstance(value, str))


def _shut(file: Path, said: Mapping[str, object], group: str) -> bool:
    """Let nobody else read a file with a password in it; whether it has one."""
    if not has_password(said):
        return False
    mode = file.stat().st_mode & FOR_SERVICE
    if group:
        shutil.chown(file, group=group)
        mode |= FOR_SERVICE & FOR_ALL
    file.chmod(mode if group else mode & FOR_ONE)
    return True


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise Failed(f"{file} is not valid TOML: {error}.") from error


def _toml(value: Value) -> str:
    """A string of JSON is one of TOML too."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
