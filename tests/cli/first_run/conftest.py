import os
from collections.abc import Callable
from pathlib import Path

import pytest

from center_app.cli.first_run.installation import Installation
from center_app.cli.first_run.place import Place
from command_line import CommandLine
from manual_clock import ManualClock

NOON_MS = 1_795_338_000_000


@pytest.fixture
def center(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """The `center` command on a machine where nothing has been set up yet."""
    return CommandLine(tmp_path, monkeypatch, capsys)


@pytest.fixture
def machine(center: CommandLine) -> Callable[..., Installation]:
    """The same machine at a time of the test's own, with no stick in it."""

    def at(clock_ms: int = NOON_MS, stick: str = "") -> Installation:
        place = Place(center.config, dict(os.environ))
        clock = ManualClock(clock_ms)
        return Installation(place, clock, lambda: stick)  # type: ignore[arg-type]

    return at
