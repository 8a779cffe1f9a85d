"""`training = true`: everything is there to practise with, and nothing of the real day in reach."""

from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from center_app.cli.house import open_house
from center_app.cli.settings import WrongSetting, load
from command_line import CommandLine
from days import Day
from manual_clock import ManualClock

TRAINING = {"CENTER_TRAINING": "yes"}


def test_nothing_of_the_real_center_is_in_reach(tmp_path: Path) -> None:
    real = {
        "CENTER_STATE": str(tmp_path),
        "CENTER_DATABASE_URL": "postgresql+psycopg://center@db/center",
        "CENTER_REGISTRY_URL": "https://registry.example.jo",
        "CENTER_SERVER_URL": "https://10.0.0.5:8760",
        "CENTER_STANDBY_URL": "https://10.0.0.6:8760",
        "CENTER_TICKET_BASE": "https://tickets.example.jo",
        "XDG_CONFIG_HOME": str(tmp_path),
    }
    settings = load(None, real | TRAINING)
    assert settings.center == "TRAINING"
    assert settings.state == tmp_path / "training"
    assert settings.database == f"sqlite:///{tmp_path}/training/center.db"
    assert settings.server_url == "https://10.0.0.5:8761"
    assert (settings.registry_url, settings.standby_url, settings.ticket_base) == ("", "", "")
    own = {"CENTER_TRAINING_DATABASE_URL": "postgresql+psycopg://center@db/training"}
    assert load(None, real | TRAINING | own).database.endswith("/training")
    assert load(None, real | own).database.endswith("/center")


def test_the_code_for_practice_is_no_centers(tmp_path: Path) -> None:
    with pytest.raises(WrongSetting, match="CENTER_CENTER"):
        load(None, {"CENTER_CENTER": "TRAINING", "XDG_CONFIG_HOME": str(tmp_path)})
    with pytest.raises(WrongSetting, match="yes or no"):
        load(None, {"CENTER_TRAINING": "perhaps", "XDG_CONFIG_HOME": str(tmp_path)})


def test_neither_takes_the_others_database(sample: CommandLine) -> None:
    mine = f"sqlite:///{sample.state / 'center.db'}"
    verify = ("journal", "verify")
    told = sample(*verify, CENTER_TRAINING="yes", CENTER_TRAINING_DATABASE_URL=mine)
    assert "belongs to the center JO-CENTER-001" in told.sentence()
    assert sample("init", "--sample", **TRAINING).code == 0
    theirs = f"sqlite:///{sample.state / 'training' / 'center.db'}"
    told = sample(*verify, CENTER_DATABASE_URL=theirs)
    assert "belongs to the center TRAINING" in told.sentence()
    assert "No registry is set" in sample("sync", "once", **TRAINING).sentence()
    assert sample("rebuild").code == sample("rebuild", **TRAINING).code == 0


def test_people_practise_with_its_numbers(sample: CommandLine) -> None:
    assert sample("init", "--sample", **TRAINING).code == 0
    settings = load(None, {"CENTER_STATE": str(sample.state), **TRAINING})
    with closing(open_house(settings, ManualClock())) as house:
        day = Day(house.center, house.new_id)
        assert [day.issue("passport-renewal") for _ in range(2)] == ["ت001", "ت002"]


@pytest.mark.long
@pytest.mark.parametrize("window", ["kiosk", pytest.param("display", marks=pytest.mark.chaos)])
def test_every_window_says_that_it_is_for_practice(
    sample: CommandLine, tmp_path: Path, window: str
) -> None:
    assert sample("init", "--sample", **TRAINING).code == 0
    marked, plain = tmp_path / "marked.png", tmp_path / "plain.png"
    assert sample.process(window, "--screenshot", marked, **TRAINING).code == 0
    assert sample.process(window, "--screenshot", plain).code == 0
    with Image.open(marked) as one, Image.open(plain) as other:
        corners = [(1, 1), (1918, 1), (1, 1078), (1918, 1078)]
        edge = {one.convert("RGB").getpixel(at) for at in corners}
        assert len(edge) == 1, "a frame goes round it"
        assert edge.isdisjoint(other.convert("RGB").getpixel(at) for at in corners)
