"""A real window in a process of its own, used by what it tells a screen reader."""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from center_app.domain.plain import plain
from center_app.sample import sample_catalogue_bytes
from center_app.sample.center import sample_settings
from command_line import PROGRAM, CommandLine
from screen_reader import PATIENCE_S, BusMissing, ScreenReader, SessionBus
from virtual_screen import ScreenMissing, VirtualScreen

BUTTON, CHECK_BOX, TEXT = "push button", "check box", "text"
TOO_LATE = "Could not find accessible on path"
"""Qt says so when it is asked about what has left the page meanwhile."""


@dataclass
class ReadWindow:
    """A window that runs as a process, the screen on which it stands, and who reads it."""

    process: "subprocess.Popen[bytes]"
    screen: VirtualScreen
    reader: ScreenReader


@contextmanager
def read_window(home: Path, *words: str) -> Iterator[ReadWindow]:
    """In the end it has complained of nothing but questions that came too late."""
    log = home / "window.log"
    with ExitStack() as parts:
        try:
            screen = parts.enter_context(closing(VirtualScreen(home / "screen")))
            bus = parts.enter_context(closing(SessionBus(home / "bus")))
        except (ScreenMissing, BusMissing) as missing:
            pytest.fail(str(missing), pytrace=False)
        with log.open("wb") as written:
            process = subprocess.Popen(
                [*PROGRAM, *words],
                env={**os.environ, **screen.environment, **bus.environment},
                stderr=written,
            )
        parts.callback(process.wait, PATIENCE_S)
        parts.callback(process.terminate)
        yield ReadWindow(process, screen, parts.enter_context(closing(ScreenReader(bus))))
    complaints = log.read_text().splitlines()
    assert [line for line in complaints if not line.startswith(TOO_LATE)] == []


def found_a_center(command: CommandLine, number: str, pin: str, *may: str) -> None:
    """One of the sample catalogue that never closes, with an employee who has these options."""
    settings, catalogue = command.home / "settings.json", command.home / "catalogue.json"
    settings.write_text(json.dumps(plain(sample_settings(always_open=True))))
    catalogue.write_bytes(sample_catalogue_bytes())
    for said in (
        command("init", "--settings", settings),
        command("catalogue", "import", catalogue),
        command("place", "add", "1", "--zone", "A"),
        command(
            "employee", "add", number, "--name-ar", "لينا حداد", "--name-en", "Lina Haddad",
            "--home", "CSPD", *may, typed=f"{pin}\n",
        ),
    ):  # fmt: skip
        assert said.code == 0, said.err


def happened(command: CommandLine) -> list[str]:
    """The types of all that happened."""
    out = command.home / "journal.jsonl"
    assert command("journal", "export", "--out", out).code == 0
    return [json.loads(line)["type"] for line in out.read_text().splitlines()]
