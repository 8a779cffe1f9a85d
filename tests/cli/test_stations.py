"""A station's window, drawn into a file as its first page is."""

import subprocess
import sys

import pytest
from PIL import Image

from command_line import CommandLine
from virtual_screen import number_of_colours

pytestmark = pytest.mark.long

KINDS = ("kiosk", "counter", "reception", "display", "manager")

HALF_DRAWN = 100
"""An empty page has fewer colours."""

LOADED = """
import sys
from center_app.cli import main
code = main(sys.argv[1:])
print(*sys.modules, sep="\\n")
sys.exit(code)
"""


@pytest.mark.parametrize(
    "kind",
    [
        kind if kind in {"kiosk", "manager"} else pytest.param(kind, marks=pytest.mark.chaos)
        for kind in KINDS
    ],
)
def test_a_station_draws_its_first_page(sample: CommandLine, kind: str) -> None:
    file = sample.home / f"{kind}.png"
    said = sample.process(kind, "--screenshot", file)
    assert said.code == 0, said.err
    with Image.open(file) as picture:
        assert picture.size == (1920, 1080)
        assert number_of_colours(picture.convert("RGB")) > HALF_DRAWN


def test_a_kiosk_loads_its_own_window_alone_and_the_center_before_qt(sample: CommandLine) -> None:
    draw = ["kiosk", "--screenshot", str(sample.home / "kiosk.png")]
    ended = subprocess.run(
        [sys.executable, "-c", LOADED, *draw], check=True, capture_output=True, text=True
    )
    loaded = ended.stdout.splitlines()
    others = {
        "ui.counter",
        "ui.reception",
        "ui.desk",
        "ui.display",
        "ui.manager",
        "printers.report",
        "sync.registry",
    }
    foreign = {"alembic", "escpos", "reportlab", "requests", "starlette", "uvicorn"}
    assert not (others | foreign) & set(loaded)
    assert loaded.index("center_app.center") < loaded.index("PySide6")


def test_a_kiosk_whose_printer_is_gone_opens_all_the_same(sample: CommandLine) -> None:
    picture = sample.home / "kiosk.png"
    draw = ("kiosk", "--lang", "ar", "--screenshot", picture)
    assert sample.process(*draw, CENTER_PRINTER="network:127.0.0.1:9").code == 0
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_a_picture_that_cannot_be_written_is_named(sample: CommandLine) -> None:
    picture = sample.home / "board.txt"
    said = sample.process("display", "--screenshot", picture)
    assert said.code == 1
    assert said.err.splitlines()[-1].endswith(f"picture {picture} cannot be written.")
