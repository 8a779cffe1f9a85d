"""The loudspeakers of a machine: which output says the calls of which zones."""

import json
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from center_app.cli.house import House, open_house
from center_app.cli.settings import load
from center_app.cli.windows import display
from center_app.cli.windows.display import own_voice, sound_of
from ui.voice.build import NAME
from ui.voice.pack import MANIFEST, path_of
from ui.voice.player import find_player
from ui.voice.script import news_script
from voices import write_voice


@pytest.fixture
def outputs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The outputs for which a player was looked for; there is one."""
    asked: list[str] = []

    def find(device: str) -> object:
        asked.append(device)
        return find_player(device)

    monkeypatch.setattr(display, "find_player", find)
    return asked


def house_of(folder: Path, **settings: str) -> House:
    named = {f"CENTER_{name.upper()}": value for name, value in settings.items()}
    return open_house(load(None, {"CENTER_STATE": f"{folder}", **named}))


def heard(house: House) -> list[set[str]]:
    """The zones of each output."""
    sound = sound_of(house, "display")
    return [set(one.zones) for one in sound.loudspeakers] if sound is not None else []


def test_one_output_says_all(tmp_path: Path, outputs: list[str], qtbot: QtBot) -> None:
    with closing(house_of(tmp_path, voice="plughw:3")) as house:
        assert heard(house) == [set()]
    assert outputs == ["plughw:3"]


def test_zones_with_one_output_share_its_queue(
    tmp_path: Path, outputs: list[str], qtbot: QtBot
) -> None:
    with closing(house_of(tmp_path, loudspeakers="A=hw:1 B=hw:2 C=hw:1 D=none")) as house:
        assert heard(house) == [{"A", "C"}, {"B"}]
    assert outputs == ["hw:1", "hw:2"]


def test_where_outputs_cannot_be_told_apart_there_is_one_queue(
    tmp_path: Path, outputs: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(display, "CHOICE", False)
    with closing(house_of(tmp_path, loudspeakers="A=hw:1 B=hw:2")) as house:
        assert heard(house) == [{"A", "B"}]
    assert outputs == ["default"]


def test_a_silent_display_has_none(tmp_path: Path, qtbot: QtBot) -> None:
    with closing(house_of(tmp_path, voice="none")) as house:
        assert sound_of(house, "display") is None


@pytest.mark.parametrize("own", [True, False])
def test_a_made_voice_that_lacks_the_news_is_made_anew_and_a_recorded_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own: bool
) -> None:
    folder = write_voice(tmp_path / "voice")
    for clip in news_script():
        path_of(folder, clip).unlink()
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    name = {"ar": NAME.ar, "en": NAME.en} if own else manifest["name"]
    (folder / MANIFEST).write_text(json.dumps(manifest | {"name": name}), "utf-8")
    monkeypatch.setattr(display, "build", write_voice)
    assert (news_script().keys() <= own_voice(folder).clips.keys()) is own
