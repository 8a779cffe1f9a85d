"""The `center` command as people run it: in a process of its own, or quickly in this one."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from center_app.cli import main

PROGRAM = (sys.executable, "-m", "center_app.cli")

PATIENCE_S = 90


@dataclass(frozen=True)
class Said:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        """What it printed with --json."""
        return json.loads(self.out)

    def sentence(self) -> str:
        """The one sentence with which it failed."""
        assert self.code == 1, self
        assert re.fullmatch(r"[^\n]+[.)]\n", self.err), self.err
        return self.err.strip()


class CommandLine:
    """The commands of an installation whose settings and state lie in a folder of their own."""

    def __init__(
        self, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.home = home
        self.state = home / "state" / "center"
        self.config = home / "config" / "center" / "center.toml"
        self._capsys = capsys
        self._monkeypatch = monkeypatch
        for name in [name for name in os.environ if name.startswith("CENTER_")]:
            monkeypatch.delenv(name)
        monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
        monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))

    def __call__(self, *words: object, typed: str = "", **variables: object) -> Said:
        """Run a command in this process; `typed` stands on its standard input."""
        self._capsys.readouterr()
        with self._monkeypatch.context() as here, (self.home / "typed").open("w+") as keyboard:
            keyboard.write(typed)
            keyboard.seek(0)
            here.setattr(sys, "stdin", keyboard)
            for name, value in variables.items():
                here.setenv(name, str(value))
            try:
                code = main([str(word) for word in words])
            except SystemExit as ended:
                code = int(ended.code or 0)
        return Said(code, *self._capsys.readouterr())

    def process(self, *words: object, typed: str = "", **variables: object) -> Said:
        """Run a command as a process."""
        ended = subprocess.run(
            [*PROGRAM, *map(str, words)],
            input=typed,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            cwd=self.home,
            env=os.environ | {name: str(value) for name, value in variables.items()},
            check=False,
        )
        return Said(ended.returncode, ended.stdout, ended.stderr)


@contextmanager
def registry_service(database_url: str, *options: str, port: int = 0) -> Iterator[tuple[str, int]]:
    """`center registry serve` as a process; gives its address and its number in the system."""
    process = subprocess.Popen(
        [*PROGRAM, "registry", "serve", "--db", database_url, "--port", str(port), *options],
        stdout=subprocess.PIPE,
        text=True,
        env=untouched(),
    )
    assert process.stdout is not None
    with process.stdout:
        try:
            address = process.stdout.readline().strip()
            assert address, "the registry did not start"
            yield address, process.pid
        finally:
            process.terminate()
            process.wait(PATIENCE_S)


def untouched(**variables: object) -> dict[str, str]:
    """The environment of a process that shall know none of this machine's settings."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("CENTER_")}
    own["XDG_CONFIG_HOME"] = os.devnull
    return own | {name: str(value) for name, value in variables.items()}
