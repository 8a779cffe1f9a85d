"""Make the pictures of the guides from what the demonstration drew.

    center demo --headless --out demo
    python docs/pictures.py demo
    python docs/phone_pictures.py

The last one makes those of the phone's page. They are small enough to read along: no wider than a
page, few colours. Needs pdftoppm.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

PICTURES = Path(__file__).with_name("pictures")
LARGEST = 1200, 1200
COLOURS, REFINED = 256, 3
"""No colour of a screen moves by more than can be seen; fewer rounds shift whole grounds."""

DOTS_PER_INCH = "110"
SCREENS = (
    *("kiosk-welcome", "kiosk-card", "kiosk-basket", "kiosk-number", "kiosk-ticket"),
    *("reception", "counter-sign-in", "counter", "display", "manager", "manager-waiting"),
    *("manager-devices", "manager-employees", "manager-messages"),
)
LANGUAGES = "ar", "en"


def make(demo: Path) -> None:
    """Write all pictures anew. Raises OSError for what the demonstration has not drawn."""
    PICTURES.mkdir(exist_ok=True)
    for language in LANGUAGES:
        for screen in SCREENS:
            name = f"{screen}-{language}.png"
            _small(demo / name, PICTURES / name)
        with TemporaryDirectory() as folder:
            page = _page(_newest(demo, f"report-*-{language}.pdf"), Path(folder))
            _small(page, PICTURES / f"report-{language}.png")
    _small(_newest(demo, "ticket-*-80mm.png"), PICTURES / "ticket.png")


def _small(file: Path, to: Path) -> None:
    with Image.open(file) as found:
        picture = found.convert("RGB")
    picture.thumbnail(LARGEST, Image.Resampling.LANCZOS)
    few = picture.quantize(
        COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=REFINED, dither=Image.Dither.NONE
    )
    few.save(to, optimize=True)


def _page(report: Path, folder: Path) -> Path:
    """The report's page as a picture."""
    page = folder / "page"
    subprocess.run(
        ["pdftoppm", "-r", DOTS_PER_INCH, "-png", "-singlefile", report, page], check=True
    )
    return page.with_suffix(".png")


def _newest(demo: Path, pattern: str) -> Path:
    found: Iterator[Path] = demo.glob(pattern)
    last = max(found, default=None)
    if last is None:
        raise FileNotFoundError(f"There is no {pattern} in {demo}.")
    return last


if __name__ == "__main__":
    make(Path(sys.argv[1]))
