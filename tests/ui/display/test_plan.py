"""Figures as high as the screen allows."""

import pytest

from ui.display.plan import ABOUT, LEAST_ROWS, arranged, board_plan, header_height, in_two_lines
from ui.display.plan import MOST_ROWS as ROWS
from ui.display.sight import Sight

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


FIVE_SCREENS = [(1280, 720), (1366, 768), (1920, 1080), (3840, 2160), (1080, 1920)]


def mm(pixels: float, width: int, height: int) -> float:
    """Millimetres on a board of 55 inch."""
    return pixels * 110 / Sight().figure_px(width, height, 0)


@pytest.mark.parametrize(("width", "height"), FIVE_SCREENS)
@pytest.mark.parametrize("places", [True, False])
def test_a_55_inch_board_reads_across_ten_metres_with_something_beside_it(
    width: int, height: int, places: bool
) -> None:
    page = height - header_height(width, height)
    rows, share = arranged(
        width, page, Sight().figure_px(width, height, 0), places=places, beside=True
    )
    assert share > 0
    upright = height > width
    room = (width, page * (1 - share)) if upright else (width * (1 - share), page)
    plan = board_plan(room[0], room[1], rows, places=places)
    alone = board_plan(width, page, LEAST_ROWS, places=places)
    least = min(ABOUT * 110, mm(alone.row.capital, width, height))
    assert mm(plan.row.capital, width, height) >= least - 1
    assert mm(plan.hero.capital, width, height) >= least - 1
    assert rows in {3, 4}


def test_a_screen_that_is_too_small_for_its_hall_shows_as_large_calls_as_it_can() -> None:
    width, height = 1366, 768
    page = height - header_height(width, height)
    wanted = Sight(10, 24).figure_px(width, height, 0)
    assert arranged(width, page, wanted, places=False, beside=True) == (LEAST_ROWS, 0)


def test_a_shallow_hall_has_four_calls_and_most_beside_them() -> None:
    width, height = 1920, 1080
    page = height - header_height(width, height)
    wanted = Sight(5, 55).figure_px(width, height, 0)
    assert arranged(width, page, wanted, places=True, beside=True) == (ROWS, 0.3)
    assert arranged(width, page, wanted, places=True, beside=False) == (ROWS, 0)


def test_a_board_is_as_large_as_it_is_told_else_as_it_reports() -> None:
    assert Sight(10, 55).figure_px(1920, 1080, 99) == pytest.approx(110 * 1920 / 1217.6, rel=0.01)
    assert Sight(10, 0).figure_px(1920, 1080, 1.5) == 110 * 1.5
    assert Sight(6, 0).figure_px(1920, 1080, 1.5) == 66 * 1.5
