"""Real displays on screens of five sizes, each with calls, a slide and nothing cut."""

import os
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageColor

from center_app.cli.house import House, open_house
from center_app.cli.machine import new_token
from center_app.cli.settings import load
from center_app.cli.setup import set_up_sample
from center_app.domain import commands as c
from command_line import CommandLine
from real_station import RealStation
from ui.theme import Metrics, Theme
from virtual_screen import Colour, ScreenMissing

SIZES = [(1280, 720), (1366, 768), (1920, 1080), (3840, 2160), (1080, 1920)]
SLIDE: Colour = (12, 200, 90)
COLOURS = Theme(Metrics.desk()).colours
BAND: Colour = ImageColor.getrgb(COLOURS.primary)[:3]
SERVICES = ("passport-renewal", "family-record", "health-insurance")


@pytest.fixture
def home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Path:
    """A sample center of two floors in the middle of its day, with one slide."""
    command = CommandLine(tmp_path, monkeypatch, capsys)
    with closing(open_house(load(None, os.environ))) as house:
        call_some(house, set_up_sample(house, always_open=True))
    slides = command.state / "slides"
    slides.mkdir()
    Image.new("RGB", (400, 300), SLIDE).save(slides / "slide.png")
    monkeypatch.setenv("CENTER_SCREEN_INCHES", "55")
    return command.home


def call_some(house: House, seats: dict[str, str]) -> None:
    """Everybody is at work, and some numbers are called."""
    for counter, who in seats.items():
        house.do(c.SignIn, counter=counter, who=who)
        house.do(c.OpenCounter, counter=counter)
    for _ in range(4):
        for service in SERVICES:
            asked = (c.Asked(service),)
            house.do(c.Issue, visit=house.new_id(), token=new_token(), asked=asked)
    for counter in ("1", "2", "3"):
        house.do(c.CallNext, counter=counter)


@pytest.mark.chaos
@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_real_display_shows_calls_and_a_slide(
    home: Path, size: tuple[int, int], language: str
) -> None:
    try:
        display = RealStation(home, "display", "--lang", language, size=size)
    except ScreenMissing as missing:
        pytest.fail(str(missing), pytrace=False)
    with closing(display):
        picture = display.screen.shows(lambda now: share_of(SLIDE, now) > 0)
        picture.save(home / f"display-{size[0]}x{size[1]}-{language}.png")
    assert display.complaints == ""
    assert picture.size == size
    assert share_of(BAND, picture) > 0.05
    left, top, right, bottom = box_of(SLIDE, picture)
    width, height = size
    if height > width:
        assert top > height / 2
    elif language == "ar":
        assert right < width / 2
    else:
        assert left > width / 2
    assert bottom < height


def share_of(colour: Colour, picture: Image.Image) -> float:
    """How much of the picture has exactly this colour (0 to 1)."""
    found = picture.getcolors(picture.width * picture.height) or []
    number = sum(count for count, one in found if one == colour)
    return number / (picture.width * picture.height)


def box_of(colour: Colour, picture: Image.Image) -> tuple[int, int, int, int]:
    """The box around all that has exactly this colour."""
    bands = ImageChops.difference(picture, Image.new("RGB", picture.size, colour)).split()
    other = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    box = other.point(lambda off: 0 if off else 255).getbbox()
    assert box is not None
    return box
