"""Make the pictures of the phone's page: a small center is played, and a real browser looks at it.

    python docs/phone_pictures.py

Needs Chromium, and what the tests play a center with.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from center_app.domain import commands as c

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests" / "given"))

from centers import running_center  # noqa: E402 - found only by the line above
from phones import Phones, served_phones  # noqa: E402
from real_browser import RealBrowser, real_browser  # noqa: E402

PHONE = 390, 844
LANGUAGES = "ar", "en"
GAP, GROUND, COLOURS = 24, "#ffffff", 128


def make(folder: Path = HERE / "pictures") -> None:
    """A ticket that waits and one that is called, side by side, in each language.

    Raises BrowserMissing.
    """
    shots: list[list[Image.Image]] = []
    with (
        real_browser() as browser,
        TemporaryDirectory() as place,
        running_center(Path(place)) as running,
        served_phones(running) as phones,
    ):
        running.open_counter("1")
        browser.size(*PHONE)
        for _ in range(4):
            phones.ticket()
            running.clock.go_on(minutes=2)
        path, visit = phones.ticket("passport-renewal", "identity-card")
        running.serve()
        shots.append([_shot(browser, phones, path, lang, Path(place)) for lang in LANGUAGES])
        running.do(c.CallNumber, counter="1", visit=visit, reason="asked")
        _until_called(phones, path)
        shots.append([_shot(browser, phones, path, lang, Path(place)) for lang in LANGUAGES])
    for lang, first, second in zip(LANGUAGES, *shots, strict=True):
        _beside(first, second).save(folder / f"phone-{lang}.png", optimize=True)


def _until_called(phones: Phones, path: str) -> None:
    """The news come within moments."""
    for _ in range(200):
        if 'data-stand="called"' in phones.get(path).text:
            return
    raise AssertionError("it is not called")


def _shot(browser: RealBrowser, phones: Phones, path: str, lang: str, folder: Path) -> Image.Image:
    file = folder / "shot.png"
    browser.open(f"{phones.url}{path}?lang={lang}")
    browser.picture(file)
    with Image.open(file) as found:
        return found.convert("RGB")


def _beside(first: Image.Image, second: Image.Image) -> Image.Image:
    width, height = PHONE
    both = Image.new("RGB", (2 * width + GAP, height), GROUND)
    both.paste(first, (0, 0))
    both.paste(second, (width + GAP, 0))
    return both.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


if __name__ == "__main__":
    make()
