"""Screens that nobody sees, with a mouse and a keyboard, for programs that run on them."""

import os
import shutil
import struct
import subprocess
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

from PIL import Image, ImageChops

PATIENCE_S = 60.0
GLANCE_S = 0.05
STILL_S = 0.4
"""How long a picture stays as it is when it is finished: a caret blinks after half a second."""

PROGRAMS = {"Xvfb": "xvfb", "xdotool": "xdotool"}

Colour = tuple[int, int, int]


class ScreenMissing(Exception):
    """What makes a screen is not installed; the message says what to install."""


class VirtualScreen:
    """A screen of its own, drawn by Xvfb into a file in `folder`. Whoever makes it closes it."""

    def __init__(self, folder: Path, width: int = 1920, height: int = 1080) -> None:
        lacking = [package for name, package in PROGRAMS.items() if shutil.which(name) is None]
        if lacking:
            raise ScreenMissing(f"Real windows need: apt-get install {' '.join(lacking)}")
        folder.mkdir()
        self._drawn = folder / "Xvfb_screen0"
        told, telling = os.pipe()
        size = ("-screen", "0", f"{width}x{height}x24", "-dpi", "96")
        self._server = subprocess.Popen(
            ["Xvfb", *size, "-fbdir", str(folder), "-displayfd", str(telling), "-nolisten", "tcp"],
            pass_fds=[telling],
            stderr=subprocess.DEVNULL,
        )
        os.close(telling)
        with os.fdopen(told) as answer:
            number = answer.readline().strip()
        assert number, "Xvfb did not start"
        self.environment = {
            "DISPLAY": f":{number}",
            "QT_QPA_PLATFORM": "xcb",
            "CENTER_VOICE": "none",  # this machine may have no sound
        }

    def close(self) -> None:
        self._server.terminate()
        self._server.wait(PATIENCE_S)

    def picture(self) -> Image.Image:
        """What is on the screen, read from the window dump that Xvfb keeps (format of xwd)."""
        dump = self._drawn.read_bytes()
        header = struct.unpack(">25I", dump[:100])
        length, width, height, stride, colours = (header[n] for n in (0, 4, 5, 12, 19))
        pixels = dump[length + 12 * colours :]
        return Image.frombuffer("RGB", (width, height), pixels, "raw", "BGRX", stride, 1)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, by the names that X gives them."""
        self._act("key", "--delay", "50", *keys)

    def type(self, text: str) -> None:
        self._act("type", "--delay", "50", text)

    def click(self, x: int, y: int) -> None:
        self._act("mousemove", str(x), str(y), "click", "1")

    def shows(self, expected: Callable[[Image.Image], bool]) -> Image.Image:
        """Wait until the picture is as expected; it may go on moving."""
        until = monotonic() + PATIENCE_S
        while not expected(picture := self.picture()):
            assert monotonic() < until, "the screen did not show what was expected"
            sleep(GLANCE_S)
        return picture

    def after(self, act: Callable[[], None]) -> Image.Image:
        """Do something, and wait until the picture has changed and stands still again."""
        before = self.picture()
        act()
        return self.still(lambda now: not same(now, before))

    def still(self, expected: Callable[[Image.Image], bool]) -> Image.Image:
        """Wait until the picture is as expected and stands still."""
        since, last = monotonic(), self.picture()

        def stands_still(now: Image.Image) -> bool:
            nonlocal since, last
            if not same(now, last):
                since, last = monotonic(), now
            return monotonic() - since > STILL_S and expected(now)

        return self.shows(stands_still)

    def _act(self, *arguments: str) -> None:
        environment = {**os.environ, **self.environment}
        subprocess.run(["xdotool", *arguments], env=environment, check=True, timeout=PATIENCE_S)


def same(one: Image.Image, other: Image.Image) -> bool:
    return ImageChops.difference(one, other).getbbox() is None


def number_of_colours(picture: Image.Image) -> int:
    """How many different colours there are; one is an empty screen."""
    found = picture.getcolors(picture.width * picture.height)
    assert found is not None
    return len(found)


def middle_of(
    colour: Colour, picture: Image.Image, box: tuple[int, int, int, int]
) -> tuple[int, int] | None:
    """The middle of all that has exactly this colour within a box of left, top, right, bottom."""
    part = picture.crop(box)
    bands = ImageChops.difference(part, Image.new("RGB", part.size, colour)).split()
    other = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    found = other.point(lambda value: 0 if value else 255).getbbox()
    if found is None:
        return None
    left, top, right, bottom = found
    return box[0] + (left + right) // 2, box[1] + (top + bottom) // 2
