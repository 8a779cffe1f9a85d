"""The one stylesheet: complete in every theme, with marks that can be seen."""

import re
from pathlib import Path

import pytest

from ui.theme import Contrast, Metrics, Theme
from ui.theme.stylesheet import stylesheet

THEMES = [Theme(Metrics.desk(), scale, contrast) for scale in (1.0, 2.0) for contrast in Contrast]


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_is_left_to_fill_in(theme: Theme) -> None:
    assert "$" not in stylesheet(theme)


@pytest.mark.parametrize("theme", THEMES)
def test_every_image_is_there(theme: Theme) -> None:
    images = re.findall(r"url\(([^)]+)\)", stylesheet(theme))
    assert images
    assert all(Path(image).is_file() for image in images)


def test_a_standard_widget_may_ask_for_another_size() -> None:
    sheet = stylesheet(Theme(Metrics.desk()))
    assert 'QWidget[textSize="LEAD"] { font-size: 18px; }' in sheet
