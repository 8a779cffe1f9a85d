"""The pictures of the guides: small, all used, and made anew by one command."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from guides import DOCS, guides

PICTURES = DOCS / "pictures"
MAKER = DOCS / "pictures.py"
LARGEST_FOLDER = 2_100_000
WIDEST = 1200


def _linked() -> set[str]:
    links = (Path(link) for one in guides() for link in one.links)
    return {link.name for link in links if link.parent.name == "pictures"}


def test_every_picture_is_shown_in_a_guide() -> None:
    assert {file.name for file in PICTURES.iterdir()} == _linked()


def test_all_pictures_together_are_small() -> None:
    assert sum(file.stat().st_size for file in PICTURES.iterdir()) < LARGEST_FOLDER


@pytest.mark.parametrize("file", sorted(PICTURES.iterdir()), ids=lambda file: file.name)
def test_a_picture_has_few_colours_and_fits_a_page(file: Path) -> None:
    with Image.open(file) as picture:
        assert picture.mode == "P"
        assert picture.width <= WIDEST


def test_the_maker_says_what_the_demonstration_has_not_drawn(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, MAKER, tmp_path], capture_output=True, check=False, text=True
    )
    assert done.returncode == 1
    assert "kiosk-welcome-ar.png" in done.stderr
