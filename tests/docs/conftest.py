from pathlib import Path

import pytest

from command_line import CommandLine


@pytest.fixture
def center(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """The `center` command on a machine where nothing has been set up yet, in its own folder."""
    monkeypatch.chdir(tmp_path)
    return CommandLine(tmp_path, monkeypatch, capsys)
