"""The reception on a screen of its own: a number in a few keys, with the keyboard alone."""

import json
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep

import pytest
from PIL import ImageColor

from center_app.domain.plain import plain
from center_app.sample import sample_catalogue_bytes
from center_app.sample.center import sample_settings
from command_line import CommandLine
from real_station import RealStation
from ui.theme import Metrics, Theme, Tone
from virtual_screen import PATIENCE_S, Colour, ScreenMissing, middle_of

NUMBER, PIN = "101", "2468"

OPEN: Colour = ImageColor.getrgb(Theme(Metrics.desk()).tone(Tone.GOOD)[1])[:3]
"""The ground of what says that the center is open, which stands on the door alone."""

EDGE = (0, 0, 1920, 120)
"""Where that is."""


def set_up(command: CommandLine) -> None:
    """A center that never closes, with one employee and no counter at work."""
    settings, catalogue = command.home / "settings.json", command.home / "catalogue.json"
    settings.write_text(json.dumps(plain(sample_settings(always_open=True))))
    catalogue.write_bytes(sample_catalogue_bytes())
    names = ("--name-ar", "رنا الخطيب", "--name-en", "Rana Al-Khatib", "--home", "CSPD")
    for said in (
        command("init", "--settings", settings),
        command("catalogue", "import", catalogue),
        command("employee", "add", NUMBER, *names, typed=f"{PIN}\n"),
    ):
        assert said.code == 0, said.err


def happened(command: CommandLine, event: str) -> bool:
    """Whether it comes to stand in the journal."""
    out, until = command.home / "journal.jsonl", monotonic() + PATIENCE_S
    while monotonic() < until:
        assert command("journal", "export", "--out", out).code == 0
        if any(json.loads(line)["type"] == event for line in out.read_text().splitlines()):
            return True
        sleep(0.2)
    return False


@pytest.mark.long
def test_a_number_is_given_at_the_door(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command = CommandLine(tmp_path, monkeypatch, capsys)
    set_up(command)
    try:
        station = RealStation(tmp_path, "reception", "--lang", "en")
    except ScreenMissing as missing:
        pytest.fail(str(missing), pytrace=False)
    with closing(station):
        station.drawn().save(tmp_path / "sign-in.png")
        door = station.screen
        door.type(NUMBER)
        door.press("Tab")
        door.type(PIN)
        door.press("Return")
        door.still(lambda page: middle_of(OPEN, page, EDGE) is not None)
        door.after(lambda: door.type("passport"))
        door.press("Return", "Return")
        assert happened(command, "visit.issued")
        station.drawn().save(tmp_path / "number.png")
        assert station.complaints == ""
