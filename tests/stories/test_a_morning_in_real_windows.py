"""A center on four machines, each with its own screen: a citizen's visit from number to goodbye."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from time import monotonic, sleep

import pytest
from PIL import Image, ImageColor

from center_app.domain.plain import plain
from center_app.sample import sample_catalogue_bytes
from center_app.sample.center import sample_settings
from command_line import CommandLine
from real_station import RealStation
from ui.theme import Metrics, Theme
from virtual_screen import (
    PATIENCE_S,
    Colour,
    ScreenMissing,
    middle_of,
    same,
)

NUMBER, PIN = "101", "2468"
LARGEST_KIOSK_MB = 130

PRIMARY: Colour = ImageColor.getrgb(Theme(Metrics.desk()).colours.primary)[:3]

INDIVIDUALS = (1440, 400)
LOWER_CORNER = (0, 810, 640, 1080)
"""Where the kiosk has the first choice, and on every page the one button that goes on."""


class RealCenter:
    """The stations of one center, its pictures and what its journal says."""

    def __init__(self, command: CommandLine, stations: ExitStack) -> None:
        self._command, self._stations = command, stations
        self.kiosk = self._station("kiosk")
        self.counter = self._station("counter", "--counter", "1")
        self.display = self._station("display")
        self.manager = self._station("manager")
        self.all = (self.kiosk, self.counter, self.display, self.manager)

    def _station(self, kind: str, *options: str) -> RealStation:
        station = RealStation(self._command.home, kind, *options)
        self._stations.callback(station.close)
        return station

    def keep(self, name: str, picture: Image.Image) -> Image.Image:
        """Keep a picture for whoever wants to look at it."""
        picture.save(self._command.home / f"{name}.png")
        return picture

    def events(self) -> list[str]:
        """The types of all that happened, from the journal as the command line exports it."""
        out = self._command.home / "journal.jsonl"
        assert self._command("journal", "export", "--out", out).code == 0
        return [json.loads(line)["type"] for line in out.read_text().splitlines()]

    def until(self, event: str, patience_s: float = PATIENCE_S) -> bool:
        """Wait until it stands in the journal; False if it does not come to that."""
        until = monotonic() + patience_s
        while event not in self.events():
            if monotonic() > until:
                return False
            sleep(0.2)
        return True

    def by_key(self, key: str, event: str) -> None:
        """Press a key of the desk until it has had its effect, as people do."""
        for _ in range(5):
            self.counter.screen.press(key)
            if self.until(event, PATIENCE_S / 10):
                return
        raise AssertionError(f"{key} did not lead to {event}")


@pytest.fixture
def center(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[RealCenter]:
    """A center set up from the command line that never closes, with an employee for counter 1."""
    command = CommandLine(tmp_path, monkeypatch, capsys)
    settings, catalogue = tmp_path / "settings.json", tmp_path / "catalogue.json"
    settings.write_text(json.dumps(plain(sample_settings(always_open=True))))
    catalogue.write_bytes(sample_catalogue_bytes())
    names = ("--name-ar", "رنا الخطيب", "--name-en", "Rana Al-Khatib")
    skills = ("--home", "CSPD", "--skill", "agency:CSPD")
    for said in (
        command("init", "--settings", settings),
        command("catalogue", "import", catalogue),
        command("place", "add", "1", "--zone", "A"),
        command("employee", "add", NUMBER, *names, *skills, typed=f"{PIN}\n"),
    ):
        assert said.code == 0, said.err
    with ExitStack() as stations:
        try:
            opened = RealCenter(command, stations)
        except ScreenMissing as missing:
            pytest.fail(str(missing), pytrace=False)
        yield opened


@pytest.mark.long
def test_a_visit_goes_from_the_kiosk_to_the_counter_and_home(center: RealCenter) -> None:
    for station in center.all:
        center.keep(station.kind, station.drawn())
    assert center.kiosk.memory_mb < LARGEST_KIOSK_MB
    sign_in(center)
    take_a_ticket(center)
    serve_by_keys(center)
    happened = center.events()
    way = ["visit.issued", "visit.called", "step.started", "step.finished", "visit.ended"]
    assert [event for event in happened if event in way] == way
    assert [station.complaints for station in center.all] == [""] * 4


def sign_in(center: RealCenter) -> None:
    """By the keyboard alone."""
    desk = center.counter.screen
    desk.type(NUMBER)
    desk.press("Tab")
    desk.type(PIN)
    desk.after(lambda: desk.press("Return"))
    assert center.until("counter.opened")


def take_a_ticket(center: RealCenter) -> None:
    """A new child's birth certificate, by the mouse where one touches and by keys between."""
    kiosk = center.kiosk.screen
    center.keep("kiosk-agencies", kiosk.after(lambda: kiosk.click(*INDIVIDUALS)))
    center.keep("kiosk-services", kiosk.after(lambda: kiosk.press("Tab", "Return")))
    kiosk.press("Tab", "Return")  # past the search, which comes first on both pages
    basket = center.keep("kiosk-basket", kiosk.still(lambda page: goes_on_in(page) is not None))
    goes_on = goes_on_in(basket)
    assert goes_on is not None
    for page in ("papers", "priority", "number"):
        center.keep(f"kiosk-{page}", kiosk.after(lambda: kiosk.click(*goes_on)))
    assert center.until("visit.issued")


def goes_on_in(page: Image.Image) -> tuple[int, int] | None:
    """Where the button is that goes on, if the kiosk's page has one."""
    return middle_of(PRIMARY, page, LOWER_CORNER)


def serve_by_keys(center: RealCenter) -> None:
    hall = center.display.screen
    quiet = hall.picture()
    center.by_key("F2", "visit.called")
    center.keep("display-called", hall.shows(lambda picture: not same(picture, quiet)))
    center.by_key("F3", "step.started")
    center.keep("counter-serving", center.counter.drawn())
    center.by_key("F4", "visit.ended")
    center.keep("manager", center.manager.drawn())
