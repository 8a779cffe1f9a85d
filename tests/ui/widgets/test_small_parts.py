"""Chip, icon, card, meter and scroll page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from screens import desk_look, laid_out
from ui.theme import Tone
from ui.widgets import BarMeter, BodyLabel, Card, Chip, Icon, ScrollPage


def test_a_chip_is_as_wide_as_its_word_and_wraps_if_it_must(qtbot: QtBot) -> None:
    chip = Chip(desk_look(2.0), "ضمن الوقت المستهدف", Tone.GOOD, "check")
    qtbot.addWidget(chip)
    natural = chip.sizeHint()
    assert chip.heightForWidth(natural.width()) == natural.height()
    assert chip.heightForWidth(chip.minimumSizeHint().width()) > natural.height()


def test_a_chip_changes_its_state(qtbot: QtBot) -> None:
    chip = Chip(desk_look(), "بالانتظار")
    qtbot.addWidget(chip)
    before = laid_out(chip, 160, 30).grab().toImage()
    chip.write("قيد الخدمة", Tone.INFO, "person")
    assert (chip.text(), chip.accessibleName()) == ("قيد الخدمة", "قيد الخدمة")
    assert laid_out(chip, 160, 30).grab().toImage() != before


def test_an_icon_grows_with_the_text(qtbot: QtBot) -> None:
    look = desk_look()
    icon = Icon(look, "clock", name="الانتظار")
    qtbot.addWidget(icon)
    before = icon.sizeHint()
    look.set_scale(2.0)
    assert icon.sizeHint().width() > before.width() * 1.9
    assert icon.accessibleName() == "الانتظار"


def test_a_card_keeps_its_content_inside(qtbot: QtBot) -> None:
    look = desk_look()
    card = Card(look)
    qtbot.addWidget(card)
    column = QVBoxLayout(card)
    label = BodyLabel(look, "نص")
    column.addWidget(label)
    laid_out(card, 300, 200)
    assert label.x() >= look.theme.space(5)
    card.set_ground("tint")
    assert card.grab().toImage().pixelColor(150, 10) == look.colour("tint")


@pytest.mark.parametrize(
    ("value", "tone"),
    [(0, Tone.GOOD), (11, Tone.GOOD), (12, Tone.WARN), (15, Tone.WARN), (15.1, Tone.BAD)],
)
def test_a_wait_is_judged_by_its_target(qtbot: QtBot, value: float, tone: Tone) -> None:
    meter = BarMeter(desk_look(), "الانتظار")
    qtbot.addWidget(meter)
    meter.measure(value, 15)
    assert meter.tone is tone
    assert meter.accessibleDescription() == f"{value:g} / 15"


def filled(image: QImage) -> str:
    """The side that the bar has grown from."""
    middle = image.height() // 2
    quarter = image.width() // 8
    left, right = (image.pixelColor(x, middle).name() for x in (quarter, image.width() - quarter))
    return "left" if left == "#1c653a" else "right" if right == "#1c653a" else "neither"


def test_a_bar_grows_from_where_the_page_begins(qtbot: QtBot) -> None:
    meter = BarMeter(desk_look())
    qtbot.addWidget(meter)
    meter.measure(5, 15)
    assert filled(laid_out(meter, 200, 20).grab().toImage()) == "left"
    meter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert filled(laid_out(meter, 200, 20).grab().toImage()) == "right"


def test_a_page_scrolls_down_and_never_sideways(qtbot: QtBot) -> None:
    look = desk_look()
    page = QWidget()
    column = QVBoxLayout(page)
    for _ in range(30):
        column.addWidget(BodyLabel(look, "سطر من النص الطويل الذي يلتف على أكثر من سطر"))
    scroll = ScrollPage(page)
    qtbot.addWidget(scroll)
    laid_out(scroll, 200, 300)
    assert scroll.verticalScrollBar().maximum() > 0
    assert scroll.horizontalScrollBar().maximum() == 0
