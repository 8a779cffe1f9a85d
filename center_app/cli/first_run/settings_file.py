"""Changing the settings file: what is there stays, word for word, but for what is answered anew."""

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from center_app.cli.failures import Failed
from center_app.cli.machine import keep_secret

Value = str | int | bool


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


def write_file(file: Path, answers: Mapping[str, Value], stamp: str) -> Path | None:
    """Change these settings in the file, and keep beside it what it said before.

    The new file is there as a whole or not at all. Returns what was kept, None for a file that was
    not there or says all of that already. Raises Failed, OSError.
    """
    before = _text(file)
    was = read_text(before, file)
    wanted = {name: one for name, one in answers.items() if was.get(name) != one}
    if not wanted and file.exists():
        return None
    after = changed(before, wanted)
    if read_text(after, file) != was | wanted:
        raise Failed(f"{file} is written in a way that cannot be changed: change it by hand.")
    file.parent.mkdir(parents=True, exist_ok=True)
    kept = file.with_name(f"{file.name}.before-{stamp}") if before else None
    if kept is not None:
        keep_secret(kept, before.encode())
    mode = file.stat().st_mode if file.exists() else 0o644
    keep_secret(file, after.encode())
    file.chmod(mode & 0o777)
    return kept


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
