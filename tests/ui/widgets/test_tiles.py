"""Tiles: large, told apart when chosen, whole at twice the text."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from screens import desk_look, kiosk_look, laid_out
from ui.widgets import TileButton

TITLE = "دائرة الأحوال المدنية والجوازات"
NOTE = "شهادة ميلاد، جواز سفر، دفتر عائلة، تأمين صحي"


def test_it_grows_with_its_text_instead_of_cutting_it(qtbot: QtBot) -> None:
    tile = TileButton(kiosk_look(), TITLE, NOTE, "passport")
    qtbot.addWidget(tile)
    narrow, wide = tile.minimumSizeHint().width(), tile.sizeHint().width()
    assert tile.heightForWidth(narrow) > tile.heightForWidth(wide)
    assert tile.text_height(wide - tile.beside()) + 2 * tile.pad <= tile.heightForWidth(wide)


def test_it_follows_a_larger_text_at_once(qtbot: QtBot) -> None:
    look = desk_look()
    tile = TileButton(look, TITLE, NOTE, "passport")
    qtbot.addWidget(tile)
    before = tile.heightForWidth(600)
    look.set_scale(2.0)
    assert tile.heightForWidth(600) > before * 1.4


def test_a_chosen_tile_is_told_by_more_than_its_colour(qtbot: QtBot) -> None:
    tile = TileButton(desk_look(), TITLE, NOTE, "passport")
    qtbot.addWidget(tile)
    tile.setCheckable(True)
    laid_out(tile, 400, 200)
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton, pos=QPoint(200, 100))
    assert tile.isChecked()
    heard = QAccessible.queryAccessibleInterface(tile)
    assert heard.role() == QAccessible.Role.CheckBox
    assert heard.text(QAccessible.Text.Name) == TITLE
    assert heard.text(QAccessible.Text.Description) == NOTE


def ink_by_half(tile: TileButton) -> tuple[int, int]:
    """How much of the badge's colour stands in the left and in the right half."""
    image = tile.grab().toImage()
    tint = tile._look.colour("tint").rgb()
    halves = [0, 0]
    for x in range(0, image.width(), 2):
        for y in range(0, image.height(), 2):
            halves[2 * x > image.width()] += image.pixel(x, y) == tint
    return halves[0], halves[1]


def test_the_icon_stands_where_the_page_begins(qtbot: QtBot) -> None:
    tile = TileButton(desk_look(), TITLE, NOTE, "passport")
    qtbot.addWidget(tile)
    tile.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    laid_out(tile, 500, 90)
    assert ink_by_half(tile)[0] == 0 < ink_by_half(tile)[1]
    tile.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert ink_by_half(tile)[1] == 0 < ink_by_half(tile)[0]


def test_a_tile_without_an_icon_has_no_empty_place_for_it(qtbot: QtBot) -> None:
    look = desk_look()
    plain, adorned = TileButton(look, TITLE), TileButton(look, TITLE, icon="passport")
    for tile in (plain, adorned):
        qtbot.addWidget(tile)
    assert plain.beside() < adorned.beside()
    assert plain.badge == 0


def test_an_unusable_tile_is_not_pressed(qtbot: QtBot) -> None:
    tile = TileButton(desk_look(), TITLE)
    qtbot.addWidget(tile)
    tile.setEnabled(False)
    laid_out(tile, 400, 80)
    with qtbot.assertNotEmitted(tile.clicked):
        QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
