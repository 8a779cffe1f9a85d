"""The gallery: every state of a window is reached by what people do there."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from center_app.center import Center
from center_app.cli.demo.camera import Camera
from center_app.cli.demo.counter_pictures import Cable, counter_pictures, quiet_pictures
from center_app.cli.demo.day import PlayedDay, set_up
from center_app.cli.demo.setup_pictures import machine_pictures
from center_app.cli.demo.styles import GALLERY
from center_app.cli.machine import new_token
from center_app.cli.settings import Settings
from center_app.cli.windows import Windows
from center_app.domain import commands as c
from center_app.domain.visit import Stand
from center_app.sample.center import CODE, COLLEAGUES

HIGH = next(style for style in GALLERY if style.name == "en-high")


class Notebook(Camera):
    """Notes which pictures would be taken, and takes none."""

    def take(self, window: QWidget, name: str) -> None:
        assert window.isVisible()
        self.note(name)

    def keep(self, picture: QImage, name: str) -> None:
        middle = picture.height() // 2
        assert len({picture.pixel(x, middle) for x in range(picture.width())}) > 1, "a blank sheet"
        self.note(name)

    def note(self, name: str) -> None:
        self.taken.append(name.removeprefix("counter-").removesuffix("-en-high"))


@pytest.fixture
def day(tmp_path: Path) -> Iterator[PlayedDay]:
    """A sample center that has just opened."""
    (tmp_path / "registry.key").write_text("a-key-that-no-registry-has-ever-given")
    day = set_up(Settings(center=CODE, state=tmp_path, registry_url="http://127.0.0.1:1"))
    yield day
    day.close()


def test_every_state_of_the_counter_is_in_the_gallery(day: PlayedDay, tmp_path: Path) -> None:
    notes, who = Notebook(tmp_path), COLLEAGUES[4]
    quiet_pictures(day, notes, [HIGH])
    assert notes.taken == ["pulse"]
    seat, visit = day.seats[who.counter], day.house.new_id()
    asked = (c.Asked("property-transfer"), c.Asked("land-plan"))
    day.house.do(c.SignIn, counter=who.counter, who=seat)
    day.house.do(c.OpenCounter, counter=who.counter)
    day.house.do(c.Issue, visit=visit, token=new_token(), asked=asked)
    day.house.do(c.CallNext, counter=who.counter)
    day.house.do(c.Start, counter=who.counter)
    cable = Cable(day.house.center)
    windows = Windows(replace(day.house, center=cast("Center", cable)), "en")
    counter_pictures(windows, day, cable, notes, who, HIGH)
    windows.close()
    assert set(notes.taken) >= {
        *("pulse", "sign-in", "take-over", "en-high", "outcome", "transfer", "hold"),
        *("add", "search", "finish-visit", "locked", "closing", "undo", "free", "return"),
        *("resume", "call-number", "pause", "walk-in", "walk-in-search", "paused", "closed"),
        *("called", "why-called", "away", "receipt", "time"),
    }
    here = day.house.center.hall.visit_at(who.counter)
    assert here is not None
    assert (here.id, here.stand) == (visit, Stand.SERVING), "it goes on as before"


def test_setting_a_machine_up_and_the_poster_are_in_the_gallery(
    day: PlayedDay, tmp_path: Path
) -> None:
    notes = Notebook(tmp_path)
    machine_pictures(day.house, notes, [HIGH])
    assert notes.taken == ["setup", "setup-kiosk", "about", "poster"]
