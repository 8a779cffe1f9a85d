"""Grids and rows that wrap."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from screens import clipped, desk_look, kiosk_look, laid_out, overlapping
from ui.widgets import Chip, FlowGrid, FlowRow, QuietButton, ScrollPage, TileButton

NAMES = [
    "دائرة الأحوال المدنية والجوازات",
    "وزارة العدل",
    "دائرة الأراضي والمساحة",
    "أمانة عمّان الكبرى",
]


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080), (1080, 1920), (3840, 2160)])
def test_tiles_stay_whole_on_every_screen(
    qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    look = kiosk_look(scale)
    grid = FlowGrid(look)
    grid.fill([TileButton(look, name, "12 خدمة", "building") for name in NAMES * 3])
    page = ScrollPage(grid)
    qtbot.addWidget(page)
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    laid_out(page, *size)
    assert clipped(page) == []
    assert overlapping(page) == []
    assert grid.height() >= grid.heightForWidth(grid.width())


def test_a_wider_grid_has_more_columns_up_to_its_most(qtbot: QtBot) -> None:
    look = desk_look()
    grid = FlowGrid(look, least=50, most=3)
    qtbot.addWidget(grid)
    grid.fill([TileButton(look, "وزارة") for _ in range(7)])
    assert [grid.columns(width) for width in (150, 420, 700, 5000)] == [1, 2, 3, 3]


def test_the_first_tile_stands_where_the_page_begins(qtbot: QtBot) -> None:
    look = desk_look()
    grid = FlowGrid(look, least=50)
    qtbot.addWidget(grid)
    first, second = TileButton(look, "أولى"), TileButton(look, "ثانية")
    grid.fill([first, second])
    laid_out(grid, 600, 200)
    assert first.x() == 0 < second.x()
    grid.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    laid_out(grid, 600, 200)
    assert second.x() == 0 < first.x()
    assert first.geometry().right() + 1 == 600


def test_tiles_of_one_row_are_equally_large(qtbot: QtBot) -> None:
    look = desk_look()
    grid = FlowGrid(look, least=50, most=2)
    qtbot.addWidget(grid)
    tiles = [TileButton(look, "قصير"), TileButton(look, "عنوان طويل جداً " * 6)]
    grid.fill(tiles)
    laid_out(grid, 440, 600)
    assert tiles[0].size() == tiles[1].size()


def test_what_is_not_filled_in_again_is_gone(qtbot: QtBot) -> None:
    look = desk_look()
    grid = FlowGrid(look)
    qtbot.addWidget(grid)
    kept, dropped = TileButton(look, "باقية"), TileButton(look, "ذاهبة")
    grid.fill([kept, dropped])
    with qtbot.waitSignal(dropped.destroyed):
        grid.fill([kept])
    assert grid.widgets() == [kept]
    grid.fill([])
    assert grid.heightForWidth(500) == 0


def test_a_row_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    look = desk_look()
    row = FlowRow(look)
    qtbot.addWidget(row)
    row.fill([QuietButton(look, "زر طويل الاسم") for _ in range(6)] + [Chip(look, "قصير")])
    narrow = laid_out(row, 320, 600)
    assert clipped(narrow) == []
    assert overlapping(narrow) == []
    assert row.heightForWidth(320) > 2 * row.heightForWidth(3000)


def test_a_row_follows_a_button_that_says_more(qtbot: QtBot) -> None:
    look = desk_look()
    row = FlowRow(look)
    qtbot.addWidget(row)
    button, after = QuietButton(look, "زر"), QuietButton(look, "بعده")
    row.fill([button, after])
    laid_out(row, 600, 100)
    before = after.x()
    button.write("زر باسم أطول بكثير")
    qtbot.waitUntil(lambda: after.x() > before)


def test_what_is_hidden_in_a_row_takes_no_room(qtbot: QtBot) -> None:
    look = desk_look()
    row = FlowRow(look)
    qtbot.addWidget(row)
    first, between, last = (QuietButton(look, name) for name in ("زر", "بينهما", "بعده"))
    row.fill([first, between, last])
    laid_out(row, 600, 100)
    wide, high = row.sizeHint().width(), row.heightForWidth(first.width())
    before = last.x()
    between.hide()
    qtbot.waitUntil(lambda: last.x() < before)
    assert row.sizeHint().width() < wide
    assert row.heightForWidth(first.width()) < high


def test_a_larger_text_flows_anew(qtbot: QtBot) -> None:
    look = desk_look()
    grid = FlowGrid(look, least=60)
    qtbot.addWidget(grid)
    grid.fill([TileButton(look, name) for name in NAMES])
    laid_out(grid, 800, 600)
    before = grid.columns(800)
    look.set_scale(2.0)
    assert grid.columns(800) < before


def test_a_hidden_tile_leaves_its_room_to_the_others(qtbot: QtBot) -> None:
    look = desk_look()
    grid = FlowGrid(look, least=50, most=2)
    qtbot.addWidget(grid)
    tiles = [TileButton(look, name) for name in NAMES[:2]]
    grid.fill(tiles)
    laid_out(grid, 600, 300)
    half = tiles[0].width()
    tiles[1].hide()
    laid_out(grid, 600, 300)
    assert tiles[0].width() == 600 > half
