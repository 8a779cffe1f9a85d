import shutil
import subprocess
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from backed_up import settings_of
from center_app.cli.house import open_house
from center_app.domain import commands as c
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


@pytest.fixture
def open_hours(sample: CommandLine) -> CommandLine:
    """The sample center, open whatever the time is."""
    settings = settings_of(sample.state)
    with closing(open_house(settings)) as house:
        now = house.center.hall.settings
        assert now is not None
        always = replace(now, calendar=replace(now.calendar, around_the_clock=True))
        house.do(c.Configure, settings=always)
    return sample


@pytest.fixture
def key(open_hours: CommandLine, tmp_path: Path) -> Path:
    """Opens the backups of that center."""
    file = tmp_path / "stick" / "backup.key"
    file.parent.mkdir()
    assert open_hours("backup", "--new-key", file).code == 0
    return file
