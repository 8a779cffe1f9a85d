import shutil
import subprocess
from pathlib import Path

import pytest

from command_line import PROGRAM, CommandLine, untouched


@pytest.fixture
def center(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """The `center` command on a machine where nothing has been set up yet."""
    return CommandLine(tmp_path, monkeypatch, capsys)


@pytest.fixture(scope="session")
def sample_state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The state folder of a sample center, made once because eight PINs take their time."""
    state = tmp_path_factory.mktemp("sample") / "state"
    own = untouched(CENTER_STATE=state)
    subprocess.run([*PROGRAM, "init", "--sample"], check=True, env=own)
    return state


@pytest.fixture
def sample(center: CommandLine, sample_state: Path) -> CommandLine:
    """The `center` command on a machine with the sample center."""
    shutil.copytree(sample_state, center.state)
    return center
