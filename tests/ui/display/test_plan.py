"""Figures as high as the screen allows."""

import pytest

from ui.display.plan import board_plan, header_height, in_two_lines
from ui.display.rotation import ROWS

INCH_55 = (1217.6, 684.9)
"""Millimetres of a 55 inch screen."""

SCREENS = [(1280, 720), (1920, 1080), (3840, 2160), (1080, 1920), (2160, 3840), (1024, 768)]


@pytest.mark.parametrize(("width", "height"), SCREENS)
@pytest.mark.parametrize("places", [True, False])
def test_everything_fits_on_every_screen(width: int, height: int, places: bool) -> None:
    page = height - header_height(width, height)
    plan = board_plan(width, page, ROWS, places=places)
    rows = plan.hero.height + (ROWS - 1) * (plan.row.height + plan.gap)
    assert plan.heads + rows + plan.margin <= page + 1
    last = plan.place or plan.counter
    assert last.start + last.width <= width - 2 * plan.margin + 1
    assert plan.hero.capital < plan.hero.height
    assert plan.row.capital <= plan.hero.capital


def test_figures_are_about_110_mm_high_on_55_inch() -> None:
    width, height = 1920, 1080
    plan = board_plan(width, height - header_height(width, height), ROWS, places=False)
    mm_per_px = INCH_55[0] / width
    assert plan.hero.capital * mm_per_px > 110
    assert plan.row.capital * mm_per_px > 85


def test_figures_upright_are_as_wide_as_the_screen_allows() -> None:
    plan = board_plan(1080, 1682, ROWS, places=True)
    mm_per_px = INCH_55[1] / 1080
    assert plan.place is None
    assert plan.row.capital * mm_per_px > 75


def test_figures_grow_with_the_resolution_and_stay_as_high_in_the_hall() -> None:
    small = board_plan(1280, 641, ROWS, places=True)
    large = board_plan(3840, 1923, ROWS, places=True)
    assert large.row.capital == pytest.approx(3 * small.row.capital, rel=0.01)


def test_a_narrow_screen_has_two_lines_on_top() -> None:
    assert not in_two_lines(1920, 1080)
    assert in_two_lines(1024, 768)
    assert header_height(1080, 1920) == 2 * header_height(1920, 1080)
