"""Sizes and colours that follow from a theme."""

from dataclasses import replace

import pytest

from ui.theme import Contrast, Identity, Metrics, TextSize, Theme, Tone
from ui.theme.contrast import TEXT, ratio

DESK = Theme(Metrics.desk())


def test_text_doubles_and_space_stays() -> None:
    large = replace(DESK, scale=2.0)
    assert large.size(TextSize.BODY) == 2 * DESK.size(TextSize.BODY)
    assert large.space(4) == DESK.space(4)


@pytest.mark.parametrize("metrics", [Metrics.desk(), Metrics.kiosk(4.03), Metrics.hall(1.6, 10)])
def test_larger_kinds_of_text_are_larger_and_none_is_too_small(metrics: Metrics) -> None:
    sizes = [Theme(metrics).size(size) for size in TextSize]
    assert sizes == sorted(sizes)
    assert sizes[0] >= round(metrics.smallest)


@pytest.mark.parametrize("scale", [0.9, 2.1])
def test_text_is_not_smaller_than_it_is_nor_more_than_twice_as_large(scale: float) -> None:
    with pytest.raises(ValueError, match="text size"):
        replace(DESK, scale=scale)


def test_a_center_has_its_own_colour_but_in_high_contrast() -> None:
    own = replace(DESK, identity=Identity(primary="#7a1f3d"))
    assert own.colours.primary == "#7a1f3d"
    assert (
        replace(own, contrast=Contrast.HIGH).colours
        == replace(DESK, contrast=Contrast.HIGH).colours
    )


def test_a_colour_that_could_not_be_read_makes_no_theme() -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        replace(DESK, identity=Identity(primary="#ffff00"))


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("contrast", Contrast)
def test_every_tone_can_be_read(tone: Tone, contrast: Contrast) -> None:
    assert ratio(*replace(DESK, contrast=contrast).tone(tone)) >= TEXT
